/** A code that the Ministry's lists do not have: looked up anew, held back with its sentence, and no mate suffers for it. */
import { describe, expect, test } from 'vitest';
import { createCodeShelf } from '../../../../electron/backend/channels/code-shelf.ts';
import type { Declaration } from '../../../../electron/core/declaration/declaration.ts';
import { type AttachedKbtt, attachKbtt, citizen, foreigner, NOW, neverAborted } from './attached-kbtt.ts';

const TAKEN = { outcome: 'accepted' };
const UNKNOWN_UNITS = { province: '999', ward: '999900001', catalogue: 'older' };

function shelf(kept = new Map<string, unknown>()) {
  return createCodeShelf({
    store: {
      get: async (key) => structuredClone(kept.get(key)),
      set: async (key, value) => void kept.set(key, structuredClone(value)),
    },
    now: () => NOW,
    onUnits: async () => {},
    onChange: () => {},
    onFailure: () => {},
  });
}

/** A desk that has loaded the lists, with whatever fault was on then. */
async function withLists(whenLoaded?: 'changed-catalogue') {
  const codes = shelf();
  const attached = await attachKbtt({ maxBatch: 10, codes });
  if (whenLoaded) await attached.endpoint.setFault({ kind: whenLoaded });
  const loaded = await codes.reload(attached.channel.catalogues, neverAborted());
  if (!loaded.ok) throw new Error(loaded.error.failure.code);
  await attached.endpoint.setFault(undefined);
  return attached;
}

/** The outcomes in the order of the batch. */
async function told({ channel }: AttachedKbtt, batch: readonly Declaration[]) {
  const answer = await channel.send(batch, neverAborted());
  if (!answer.ok) throw new Error(`the whole call failed: ${answer.error.failure.code}`);
  return batch.map(({ id }) => answer.value.find((one) => one.id === id));
}

const heldAt = (...paths: readonly string[]) => ({
  outcome: 'rejected',
  failure: { code: 'not-for-this-channel', fields: paths.map((path) => ({ path })) },
});

describe('a code that is in no list of theirs', () => {
  test('never leaves the desk, says which field and code, and its mates go in one request', async () => {
    await using attached = await withLists();
    const batch = [
      citizen(1),
      citizen(2, { stay: { reason: '77' } }),
      citizen(3, { person: { residenceUnits: UNKNOWN_UNITS } }),
      citizen(4),
      foreigner(5, { person: { nationality: 'ZZZ' } }),
    ];
    expect(await told(attached, batch)).toMatchObject([
      TAKEN,
      heldAt('stay.reason'),
      heldAt('person.residenceUnits.province'),
      TAKEN,
      heldAt('person.nationality'),
    ]);
    const { endpoint } = attached;
    expect(endpoint.asked('citizens')).toBe(1);
    expect(endpoint.asked('foreigners')).toBe(0);
    expect(endpoint.book.stays()).toHaveLength(2);
  });

  test('its sentence is plain, and names the code', async () => {
    await using attached = await withLists();
    const [outcome] = await told(attached, [citizen(1, { stay: { reason: '77' } })]);
    expect(outcome).toMatchObject({
      failure: {
        fields: [
          {
            message: {
              vi: 'Mã lý do “77” không có trong danh mục của Bộ, vừa tải lại.',
              en: "The code of the reason “77” is not in the Ministry's list, which was loaded just now.",
            },
          },
        ],
      },
    });
  });

  test('is told from one that came since the lists were loaded: that one is sent', async () => {
    await using attached = await withLists('changed-catalogue');
    expect(await told(attached, [citizen(1, { stay: { reason: '4' } })])).toMatchObject([TAKEN]);
  });

  test('each list is asked for once for a whole batch, and not at all when every code is known', async () => {
    await using attached = await withLists();
    const before = attached.endpoint.asked('catalogue');
    await told(attached, [citizen(1), citizen(2)]);
    expect(attached.endpoint.asked('catalogue')).toBe(before);
    await told(
      attached,
      [3, 4, 5].map((n) => citizen(n, { stay: { reason: '77' } })),
    );
    expect(attached.endpoint.asked('catalogue')).toBe(before + 1);
  });
});

test('where their list cannot be had theirs is the last word: sent alone, and refused without harm to its mates', async () => {
  await using attached = await withLists();
  await attached.endpoint.setFault({ kind: '500', operations: ['catalogue'], recorded: false });
  const batch = [citizen(1), citizen(2, { stay: { reason: '77' } }), citizen(3)];
  expect(await told(attached, batch)).toMatchObject([
    TAKEN,
    {
      outcome: 'rejected',
      failure: { code: 'record-refused', authorityText: expect.stringContaining('danh mục') },
    },
    TAKEN,
  ]);
  expect(attached.endpoint.asked('citizens')).toBe(2);
});

test('a desk that has just opened looks into the lists that it keeps', async () => {
  const kept = new Map<string, unknown>();
  const before = shelf(kept);
  await using attached = await attachKbtt({ codes: shelf(kept) });
  await before.reload(attached.channel.catalogues, neverAborted());
  const strange = citizen(1, { stay: { reason: '77' } });
  expect(await attached.channel.codes?.unknown?.(strange)).toEqual(['stay.reason']);
  expect(await told(attached, [strange])).toMatchObject([heldAt('stay.reason')]);
});

test('a desk without any lists sends as before', async () => {
  await using attached = await attachKbtt({ codes: shelf() });
  expect(await told(attached, [citizen(1)])).toMatchObject([TAKEN]);
});

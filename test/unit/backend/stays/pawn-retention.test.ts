/** The end of pledges: only what has ended and is old enough goes, and nothing that is unsent or that the police have. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pay, totalOf } from '../../../../electron/core/pawn/debt.ts';
import type { PawnEvent, PawnEventDetails } from '../../../../electron/core/pawn/event.ts';
import { foldLedger, owedOn } from '../../../../electron/core/pawn/ledger.ts';
import { addDays, instantAt } from '../../../../electron/core/time/vietnam-time.ts';
import { type MemoryDesk, openMemoryDesk } from '../../../support/desk/memory-desk.ts';
import { contractOf, DAY, ledgerOf, POLICE } from '../../core/pawn/sample-pawn.ts';

const THEN = instantAt(DAY, '09:00');
const MONTHS_120_LATER = instantAt('2036-06-01', '09:00');

type Fate = 'running' | 'redeemed' | 'on-hold' | 'seized' | 'redeemed-but-for-what-the-police-have';

const id = (nth: number): string => `0190a000-0000-7000-8000-0000000f${String(nth).padStart(4, '0')}`;

function stepsOf(fate: Fate, endedOn: string, contract: ReturnType<typeof contractOf>): readonly PawnEvent[] {
  const seizure = (...itemIds: string[]): readonly [string, PawnEventDetails] => [
    addDays(DAY, 1),
    { type: 'seizure', police: POLICE, itemIds },
  ];
  const redeemedAfter = (...before: (readonly [string, PawnEventDetails])[]): readonly PawnEvent[] => {
    const state = foldLedger(contract, ledgerOf(contract, ...before));
    const debt = owedOn(state, endedOn);
    const amount = totalOf(debt);
    const paid = pay(debt, amount);
    if (!paid.ok) throw new Error(paid.error);
    const { parts } = paid.value;
    return ledgerOf(contract, ...before, [endedOn, { type: 'redeemed', amount, parts }]);
  };
  switch (fate) {
    case 'running':
      return ledgerOf(contract);
    case 'redeemed':
      return redeemedAfter();
    case 'on-hold':
      return ledgerOf(contract, [addDays(DAY, 1), { type: 'hold', police: POLICE }]);
    case 'seized':
      return ledgerOf(contract, seizure('1', '2'));
    case 'redeemed-but-for-what-the-police-have':
      return redeemedAfter(seizure('1'));
  }
}

/** As the pawn desk writes it, with a photo of the goods. */
async function pledged(
  { desk }: MemoryDesk,
  nth: number,
  fate: Fate,
  endedOn = addDays(DAY, 20),
): Promise<string> {
  const contract = contractOf({
    id: id(nth),
    number: `2026-${String(nth).padStart(5, '0')}`,
    openedAt: THEN,
  });
  const [opening, ...rest] = stepsOf(fate, endedOn, contract);
  if (opening === undefined) throw new Error('no opening');
  await desk.database.transaction(async (stores) => {
    await stores.pawns.insert(contract, opening);
    await stores.pawns.insertPhoto(
      { id: `photo-${nth}`, contractId: contract.id, takenAt: THEN, mime: 'image/jpeg' },
      Uint8Array.of(0xff, 0xd8),
    );
    for (const [at, event] of rest.entries()) {
      const state = foldLedger(contract, [opening, ...rest.slice(0, at + 1)]);
      await stores.pawns.append(event, {
        status: state.status,
        dueDate: contract.dueDate,
        ...(state.endedOn !== undefined && { endedOn: state.endedOn }),
      });
    }
  });
  return contract.id;
}

async function inHouse<T>(work: (house: MemoryDesk) => Promise<T>): Promise<T> {
  const house = await openMemoryDesk(THEN, { kind: 'pawnshop' });
  try {
    return await work(house);
  } finally {
    await house.stop();
  }
}

const purged = async (house: MemoryDesk) => {
  const preview = await house.call('retention.preview', {});
  const run = await house.call('retention.run', { id: preview.id });
  return { preview, run };
};

describe('ended pledges', () => {
  test('go with their ledger, photos and search words after the months that the facility chose', () =>
    inHouse(async (house) => {
      const { database } = house.desk;
      const gone = await pledged(house, 1, 'redeemed');
      house.clock.now = instantAt('2029-06-01', '09:00');
      // 120 months unless the facility says otherwise.
      expect((await house.call('retention.preview', {})).total).toBe(0);
      const view = await house.call('retention.pawns', { months: 36 });
      expect(view.rules.find((rule) => rule.class === 'pawns')).toMatchObject({ keepMonths: 36, kept: 1 });
      const { preview, run } = await purged(house);
      expect(preview.classes).toMatchObject([{ class: 'pawns', records: 1 }]);
      expect(run.purged).toBe(1);
      expect(await database.pawns.byId(gone)).toBeUndefined();
      expect(await database.pawns.photo('photo-1')).toBeUndefined();
      expect((await house.call('pawn.find', { text: '2026-00001' })).rows).toEqual([]);
      expect((await database.audit.latest(1))[0]).toMatchObject({ type: 'data-purged', data: { pawns: 1 } });
      expect(await database.audit.firstBroken()).toBeUndefined();
    }));

  test('a choice outside of what the rule leaves takes the nearest that it does', () =>
    inHouse(async (house) => {
      const months = async (chosen: number) =>
        (await house.call('retention.pawns', { months: chosen })).rules.find((rule) => rule.class === 'pawns')
          ?.keepMonths;
      expect([await months(1), await months(60), await months(1_200)]).toEqual([36, 60, 240]);
    }));

  test('a pledge that was told to the police and is not proven there stays', () =>
    inHouse(async (house) => {
      const { database } = house.desk;
      const contract = contractOf({ id: id(1), openedAt: THEN });
      await pledged(house, 1, 'redeemed');
      const declaration = {
        kind: 'pawn-contract' as const,
        id: id(900),
        facilityId: 'facility-000',
        operatorId: 'operator-1',
        person: contract.person,
        source: 'chip' as const,
        verdict: contract.verdict,
        createdAt: THEN,
        deadline: THEN,
        ruleVersion: contract.ruleVersion,
        pawn: {
          number: '2026-00001',
          pawnedAt: THEN,
          dueDate: contract.dueDate,
          principal: contract.principal,
          rate: contract.interest.rate,
          items: [],
        },
      };
      await database.transaction(async (stores) => {
        await stores.declarations.insert(declaration);
        await stores.outbox.insert({
          id: declaration.id,
          channel: 'gateway',
          state: 'ready',
          deadline: THEN,
          createdAt: THEN,
          updatedAt: THEN,
          attempts: 0,
          nextAttemptAt: THEN,
          orderKey: 'contract 2026-00001',
        });
      });
      house.clock.now = MONTHS_120_LATER;
      expect((await purged(house)).preview).toMatchObject({ total: 0, spared: { unsent: 1, held: 0 } });
      await database.outbox.change(declaration.id, 'ready', { state: 'cancelled', updatedAt: THEN });
      expect((await purged(house)).run.purged).toBe(1);
      expect(await database.declarations.byId(declaration.id)).toBeUndefined();
    }));

  test('the database itself refuses to let go of a pledge that has not ended', () =>
    inHouse(async (house) => {
      const running = await pledged(house, 1, 'running');
      await expect(
        house.desk.database.transaction((stores) =>
          stores.purges.purge({ class: 'pawns', id: running, endedAt: THEN }, 'run', THEN),
        ),
      ).rejects.toThrow('not ended');
      expect(await house.desk.database.pawns.byId(running)).toBeDefined();
    }));
});

test('whatever became of the pledges: none goes but those that ended, are old enough, and are nobody’s evidence', async () => {
  const fates = fc.constantFrom<Fate>(
    'running',
    'redeemed',
    'on-hold',
    'seized',
    'redeemed-but-for-what-the-police-have',
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fates, fc.integer({ min: 2, max: 30 })), { minLength: 1, maxLength: 6 }),
      fc.integer({ min: 0, max: 40 }),
      (pledges, later) =>
        inHouse(async (house) => {
          const made: { readonly id: string; readonly goes: boolean }[] = [];
          const today = addDays('2036-03-05', later);
          for (const [nth, [fate, days]] of pledges.entries()) {
            const endedOn = addDays(DAY, days);
            const oldEnough = addDays('2036-03-05', days) < today;
            made.push({
              id: await pledged(house, nth + 1, fate, endedOn),
              goes: fate === 'redeemed' && oldEnough,
            });
          }
          house.clock.now = instantAt(today, '09:00');
          await purged(house);
          for (const one of made)
            expect((await house.desk.database.pawns.byId(one.id)) === undefined).toBe(one.goes);
        }),
    ),
    { numRuns: 20 },
  );
});

test('reports of suspicion go after their own time', () =>
  inHouse(async (house) => {
    const { suspicions } = house.desk.database;
    await suspicions.insert({
      id: id(1),
      at: THEN,
      operatorId: 'operator-1',
      report: { reason: 'origin-doubtful', seenAt: THEN, items: [] },
    });
    house.clock.now = instantAt('2029-03-04', '09:00');
    expect((await house.call('retention.preview', {})).total).toBe(0);
    house.clock.now = instantAt('2029-03-07', '09:00');
    expect((await purged(house)).preview.classes).toMatchObject([{ class: 'suspicions', records: 1 }]);
    expect(await suspicions.latest(1)).toEqual([]);
  }));

import { describe, expect, test } from 'vitest';
import { createTrustShelf, mergeRevocationLists, settingOf } from '../../../electron/backend/trust-shelf.ts';
import { loadTrustStore } from '../../../native/emrtd/trust/trust-store.ts';
import { makeCsca } from '../../support/pki/certificates.ts';
import { makeRevocationList } from '../../support/pki/revocation-list.ts';

const csca = makeCsca();
const day = (text: string) => new Date(`${text}T00:00:00Z`);
const listsOf = (...ders: readonly Uint8Array[]) =>
  loadTrustStore(
    ders.map((bytes, index) => ({ origin: `list ${index}`, bytes })),
    { certificates: [csca.der] },
  ).revocationLists;

test('an anchor comes back from the settings as it went in, decoded and described once', () => {
  const [anchor] = loadTrustStore([{ origin: 'file.der', bytes: csca.der }]).anchors;
  const entry = settingOf(anchor!, 1234);
  expect(entry).toMatchObject({ id: anchor!.sha256, addedAt: 1234, origin: 'file.der' });
  const shelf = createTrustShelf();
  expect(shelf.describe(entry)).toMatchObject({ subject: anchor!.subject, sha256: anchor!.sha256 });
  expect(shelf.describe({ ...entry })).toBe(shelf.describe(entry));
  const settings = { trustAnchors: [entry], revocationLists: [] };
  const { certificates } = shelf.trust(settings);
  expect(certificates).toEqual([csca.der]);
  expect(shelf.trust({ ...settings, trustAnchors: [{ ...entry }] }).certificates[0]).toBe(certificates[0]);
});

test('an entry that is no CSCA has no description', () => {
  const entry = { id: 'x', der: 'AAAA', addedAt: 0, origin: 'old' };
  expect(createTrustShelf().describe(entry)).toBeUndefined();
});

test('what the settings show: ends and successors on the day of asking, and overdue lists', () => {
  const old = makeCsca({ notBefore: day('2016-01-01'), notAfter: day('2026-01-01') });
  const lonely = makeCsca({
    name: { country: 'LA', commonName: 'CSCA Laos' },
    notBefore: day('2016-01-01'),
    notAfter: day('2026-01-01'),
  });
  const trustAnchors = [csca, old, lonely].map(({ der }) =>
    settingOf(loadTrustStore([{ origin: 'made up', bytes: der }]).anchors[0]!, 1),
  );
  const list = makeRevocationList(csca, [1, 2], { nextUpdate: day('2026-11-01') });
  const revocationLists = [settingOf(listsOf(list)[0]!, 2)];
  const shelf = createTrustShelf();
  const view = shelf.view({ trustAnchors, revocationLists }, day('2026-11-20').getTime());
  expect(
    view.trustAnchors.map(({ country, expiry, needsSuccessor }) => [country, expiry, needsSuccessor]),
  ).toEqual([
    ['VN', 'valid', false],
    ['VN', 'expired', false], // Vietnam has a later one
    ['LA', 'expired', true],
  ]);
  expect(view.revocationLists).toMatchObject([{ revoked: 2, overdue: true, addedAt: 2, origin: 'list 0' }]);
  const earlier = shelf.view({ trustAnchors, revocationLists }, day('2025-11-20').getTime());
  expect(earlier.trustAnchors.map(({ expiry }) => expiry)).toEqual(['valid', 'expires-soon', 'expires-soon']);
  expect(earlier.revocationLists[0]?.overdue).toBe(false);
});

describe('revocation lists of one issuer and key', () => {
  const [old] = listsOf(makeRevocationList(csca, [1], { thisUpdate: day('2026-01-01') }));
  const [young] = listsOf(makeRevocationList(csca, [1, 2], { thisUpdate: day('2026-06-01') }));

  test('the newest stays, whichever comes first', () => {
    expect(mergeRevocationLists([old!], [young!])).toEqual([young]);
    expect(mergeRevocationLists([young!], [old!])).toEqual([young]);
  });

  test('another key of the same name keeps its own', () => {
    const successor = makeCsca();
    const [other] = loadTrustStore(
      [{ origin: 'x', bytes: makeRevocationList(successor, [3], { thisUpdate: day('2025-01-01') }) }],
      { certificates: [successor.der] },
    ).revocationLists;
    expect(mergeRevocationLists([young!], [other!])).toEqual([young, other]);
  });
});

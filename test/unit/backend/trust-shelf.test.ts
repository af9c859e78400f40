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

/** Certificates brought to a desk in every form: what is kept, what the reader is given, what survives a restart. */
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { RunningDesk } from '../../../electron/backend/start-backend.ts';
import { createSimulatedCardReader } from '../../../native/virtual-chip/simulated-card-reader.ts';
import { openLiveDesk } from '../../support/desk/live-desk.ts';
import { temporaryFolder } from '../../support/desk/temporary-folder.ts';
import { makeCsca, makeDocumentSigner } from '../../support/pki/certificates.ts';
import { makeMasterList, makeMasterListSigner } from '../../support/pki/master-list.ts';
import { makeRevocationList } from '../../support/pki/revocation-list.ts';

const german = makeCsca({ name: { country: 'DE', commonName: 'CSCA Germany' } });
const vietnamese = makeCsca();
const signer = makeMasterListSigner(german);
const list = makeMasterList(signer, [german, vietnamese], { certificates: [signer, german] });
const day = (text: string) => new Date(`${text}T00:00:00Z`);
const crl = (thisUpdate: string, serials: readonly number[]) =>
  makeRevocationList(vietnamese, serials, { thisUpdate: day(thisUpdate) });

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let running: RunningDesk;

const open = () =>
  openLiveDesk({
    dataFolder: `${folder.path}/desk`,
    driver: createSimulatedCardReader({ latencyMs: 0 }),
    trust: [],
  });

beforeEach(async () => {
  folder = await temporaryFolder();
  running = await open();
});

afterEach(async () => {
  await running.backend.stop();
  await folder.remove();
});

async function imported(name: string, bytes: Uint8Array) {
  const result = await running.desk.settings.importTrust(name, bytes);
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

test('a master list: added once, shown with its origin, given to every read, still there after a restart', async () => {
  expect(await imported('de.ml', list)).toMatchObject({ added: 2, known: 0, refused: {} });
  expect(await imported('again.ml', list)).toMatchObject({ added: 0, known: 2 });
  const [anchor] = running.desk.settings.view().trustAnchors;
  expect(anchor).toMatchObject({ country: 'DE', origin: 'de.ml (C=DE, CN=Master List Signer)' });
  expect(running.desk.trust().certificates).toEqual([german.der, vietnamese.der]);
  // The same octets each time: they are parsed once.
  expect(running.desk.trust().certificates[0]).toBe(running.desk.trust().certificates[0]);
  await running.backend.stop();
  running = await open();
  expect(running.desk.settings.view().trustAnchors).toHaveLength(2);
});

test('revocation lists: only of a trusted CSCA, the newest of them, and they can be removed', async () => {
  const refused = await running.desk.settings.importTrust('VNM.crl', crl('2026-01-01', [1]));
  expect(refused).toMatchObject({
    ok: false,
    error: { code: 'certificate-unreadable', detail: 'revocation-list-unverified' },
  });
  await imported('vn.der', vietnamese.der);
  expect(await imported('VNM.crl', crl('2026-03-01', [1]))).toMatchObject({ added: 0, revocationLists: 1 });
  expect(await imported('old.crl', crl('2026-01-01', [1]))).toMatchObject({ revocationLists: 0 });
  const newest = crl('2026-06-01', [1, 2]);
  expect(await imported('new.crl', newest)).toMatchObject({ revocationLists: 1 });
  expect(running.desk.trust().revocationLists).toEqual([newest]);
  const [entry] = running.desk.settings.current().revocationLists;
  expect((await running.desk.settings.removeTrust(entry!.id)).ok).toBe(true);
  expect(running.desk.trust().revocationLists).toEqual([]);
});

test('what came from one file goes with it, and nothing else', async () => {
  await imported('vn.der', vietnamese.der);
  await imported('de.ml', list);
  const { trustAnchors } = running.desk.settings.view();
  expect(trustAnchors.map(({ origin }) => origin)).toEqual(['vn.der', 'de.ml (C=DE, CN=Master List Signer)']);
  const removed = await running.desk.settings.removeTrustFrom('de.ml (C=DE, CN=Master List Signer)');
  expect(removed.ok && removed.value.trustAnchors.map(({ origin }) => origin)).toEqual(['vn.der']);
  expect((await running.desk.settings.removeTrustFrom('de.ml')).ok).toBe(false);
});

test('who signed an imported list is shown, with the fingerprint to compare', async () => {
  await imported('de.ml', list);
  expect(running.desk.settings.view().trustImport).toMatchObject({
    name: 'de.ml',
    added: 2,
    known: 0,
    refused: 0,
    masterLists: [
      {
        signer: 'C=DE, CN=Master List Signer',
        certificates: 2,
        authority: 'C=DE, CN=CSCA Germany',
        sha256: createHash('sha256').update(german.der).digest('hex'),
        alreadyTrusted: false,
      },
    ],
  });
});

test('through the bridge, and what is nothing to trust is a failure with its reason', async () => {
  const added = await running.desk.settings.addTrust('de.ml', list);
  expect(added.ok && added.value.trustAnchors.map(({ country }) => country)).toEqual(['DE', 'VN']);
  const signerOnly = await running.desk.settings.addTrust('ds.der', makeDocumentSigner(vietnamese).der);
  expect(signerOnly).toMatchObject({ ok: false, error: { detail: 'not-a-csca' } });
});

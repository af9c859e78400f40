/** `kiosk card verify` as a program of its own: evidence files and folders of raw files, without any reader. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildEvidence } from '../../../native/emrtd/evidence/evidence.ts';
import { kiosk, kioskText } from '../../support/desk/kiosk.ts';
import { temporaryFolder } from '../../support/desk/temporary-folder.ts';
import { makeCsca } from '../../support/pki/certificates.ts';
import { makeMasterList, makeMasterListSigner } from '../../support/pki/master-list.ts';
import { makeRevocationList } from '../../support/pki/revocation-list.ts';
import { sampleReading } from '../../support/pki/sample-reading.ts';

const { reading, csca, signer } = sampleReading();
const READ_AT = new Date('2026-11-01T08:15:00Z');
const evidence = buildEvidence(reading, { readAt: READ_AT, reader: 'Test Reader' });

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(() => folder.remove());

async function file(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder.path, name);
  await writeFile(path, content);
  return path;
}

type Outcomes = readonly { readonly name: string; readonly outcome: string; readonly reason?: string }[];
const outcomeOf = (json: Record<string, unknown>, name: string) =>
  (json.checks as Outcomes).find((check) => check.name === name);

describe('an evidence file', () => {
  test('genuine under its CSCA; the record of then stands beside what was computed now', async () => {
    const { code, json } = await kiosk(
      'card',
      'verify',
      await file('evidence.json', JSON.stringify(evidence)),
      '--trust',
      await file('csca.der', csca.der),
    );
    expect(code).toBe(0);
    expect(json).toMatchObject({
      ok: true,
      source: 'evidence',
      judgedAt: READ_AT.toISOString(),
      verdict: { level: 'genuine', reasons: [] },
      recorded: { verdict: { level: 'genuine' } },
      files: { DG1: { sha256: expect.stringMatching(/^[0-9a-f]{64}$/) } },
    });
    expect(outcomeOf(json, 'chip-authentication')).toMatchObject({ outcome: 'not-possible' });
    expect(outcomeOf(json, 'active-authentication')).toMatchObject({ outcome: 'pass' });
  });

  test('without anchors intact, and nothing failed', async () => {
    const { code, json } = await kiosk('card', 'verify', await file('e.json', JSON.stringify(evidence)));
    expect(code).toBe(0);
    expect(json).toMatchObject({ verdict: { level: 'intact-untrusted', reasons: ['issuer-unknown'] } });
  });

  test('an edited portrait, or a revoked signer under a master list, fails', async () => {
    const files = { ...evidence.files, DG2: Buffer.from([1]).toString('base64') };
    const edited = await kiosk(
      'card',
      'verify',
      await file('edited.json', JSON.stringify({ ...evidence, files })),
    );
    expect(edited).toMatchObject({ code: 1, json: { ok: false, verdict: { level: 'forged' } } });

    const listSigner = makeMasterListSigner(csca);
    const masterList = makeMasterList(listSigner, [csca, makeCsca()], { certificates: [listSigner, csca] });
    const revoked = await kiosk(
      'card',
      'verify',
      await file('evidence.json', JSON.stringify(evidence)),
      '--trust',
      await file('VNM.crl', makeRevocationList(csca, [signer.serialNumber])),
      '--trust',
      await file('list.ml', masterList),
    );
    expect(revoked).toMatchObject({
      code: 1,
      json: { ok: false, verdict: { level: 'not-verified', reasons: ['issuer-revoked'] } },
    });
  });
});

describe('a folder of raw files', () => {
  async function rawFolder(name: string, more: Readonly<Record<string, Uint8Array>> = {}): Promise<string> {
    const path = join(folder.path, name);
    await mkdir(path);
    const named = [...reading.files].map(
      ([file, bytes]) => [`${file.replace('.', '_')}.bin`, bytes] as const,
    );
    for (const [file, bytes] of [...named, ...Object.entries(more)]) await writeFile(join(path, file), bytes);
    return path;
  }

  test('signature, issuer and hashes verified; no chip was there', async () => {
    const path = await rawFolder('raw', { 'notes.txt': Uint8Array.of(1) });
    const { code, json } = await kiosk('card', 'verify', path, '--trust', await file('csca.der', csca.der));
    expect(code).toBe(0);
    expect(json).toMatchObject({
      source: 'folder',
      ignored: ['notes.txt'],
      verdict: {
        level: 'not-verified',
        reasons: ['chip-authentication-not-completed', 'active-authentication-not-completed'],
      },
    });
    expect(outcomeOf(json, 'issuer-chain')?.outcome).toBe('pass');
    expect(outcomeOf(json, 'data-group-hashes')?.outcome).toBe('pass');
  });

  test('several paths of trust behind one option, folders among them', async () => {
    const anchors = join(folder.path, 'anchors');
    await mkdir(anchors);
    await writeFile(join(anchors, 'csca.CER'), csca.der);
    await writeFile(join(anchors, 'README.txt'), 'not a certificate');
    const path = await rawFolder('several');
    const other = await file('other.der', makeCsca({ name: { country: 'LA', commonName: 'Other' } }).der);
    const { json } = await kiosk('card', 'verify', path, '--trust', other, anchors);
    expect(outcomeOf(json, 'issuer-chain')?.outcome).toBe('pass');
    const empty = join(folder.path, 'no-anchors');
    await mkdir(empty);
    const refused = await kiosk('card', 'verify', path, '--trust', empty);
    expect(refused).toMatchObject({ code: 1, json: { error: { code: 'certificate-unreadable' } } });
  });

  test('a data group that is not in the SOD fails', async () => {
    const { code, json } = await kiosk(
      'card',
      'verify',
      await rawFolder('added', { 'dg3.bin': Uint8Array.of(1) }),
    );
    expect(code).toBe(1);
    expect(outcomeOf(json, 'data-group-hashes')).toMatchObject({ reason: 'data-group-not-in-sod' });
  });
});

describe('for people', () => {
  test('every check has its name, its outcome and why, in both languages', async () => {
    const path = await file('people.json', JSON.stringify(evidence));
    const lines = await kioskText('card', 'verify', path);
    expect(lines).toContain(
      '✓ đạt / pass: Chữ ký trên dữ liệu chip / Signature over the chip data [sod-signature]',
    );
    const at = lines.indexOf(
      '– không kiểm được / not possible: Nơi ký được tin cậy / The signer is trusted [issuer-chain]',
    );
    expect(at).toBeGreaterThan(0);
    const [vi = '', en = ''] = lines.slice(at + 1, at + 3);
    expect(vi).toMatch(/^ {4}\S.*\.$/);
    expect(en).toMatch(/^ {4}\S.*\.$/);
    const { json } = await kiosk('card', 'verify', path);
    for (const { why } of json.checks as readonly { why: { vi: string; en: string } }[]) {
      expect(why.vi.length).toBeGreaterThan(10);
      expect(why.en.length).toBeGreaterThan(10);
    }
  });

  test('a file that is too large to be one of a chip is named, not passed over', async () => {
    const path = join(folder.path, 'large');
    await mkdir(path);
    const [dg1, sod] = [reading.files.get('DG1'), reading.files.get('EF.SOD')];
    if (!dg1 || !sod) throw new Error('no sample files');
    await writeFile(join(path, 'DG1.BIN'), dg1);
    await writeFile(join(path, 'Sod.bin'), sod);
    await writeFile(join(path, 'EF_DG2.bin'), new Uint8Array(1024 * 1024 + 1));
    const { json } = await kiosk('card', 'verify', path);
    expect(json.ignored).toEqual(['EF_DG2.bin']);
    expect(Object.keys(json.files as object).sort()).toEqual(['DG1', 'EF.SOD']);
  });
});

describe('what cannot be verified at all', () => {
  test.each<[string, () => Promise<string>, string]>([
    ['another JSON file', () => file('other.json', '{}'), 'evidence-unreadable'],
    ['no such path', async () => join(folder.path, 'nowhere'), 'evidence-unreadable'],
    [
      'an empty folder',
      async () => {
        await mkdir(join(folder.path, 'empty'));
        return join(folder.path, 'empty');
      },
      'evidence-unreadable',
    ],
  ])('%s', async (_what, path, code) => {
    const run = await kiosk('card', 'verify', await path());
    expect(run).toMatchObject({ code: 1, json: { error: { code } } });
  });

  test('an anchor that is none', async () => {
    const run = await kiosk(
      'card',
      'verify',
      await file('evidence.json', JSON.stringify(evidence)),
      '--trust',
      await file('signer.der', signer.der),
    );
    expect(run).toMatchObject({ code: 1, json: { error: { code: 'certificate-unreadable' } } });
  });
});

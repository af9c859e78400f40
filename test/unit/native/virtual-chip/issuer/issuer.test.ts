import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ContentInfo, SignedData } from '@peculiar/asn1-cms';
import { AsnConvert } from '@peculiar/asn1-schema';
import { describe, expect, test } from 'vitest';
import { bytesToHex } from '../../../../../native/iso7816/bytes.ts';
import { parseTlv, parseTlvList } from '../../../../../native/iso7816/tlv.ts';
import type { CardContents } from '../../../../../native/virtual-chip/card-contents.ts';
import { createIssuer } from '../../../../../native/virtual-chip/issuer/issuer.ts';
import { CCCD_2021 } from '../../../../../native/virtual-chip/profiles/cccd-2021.ts';
import type {
  CurveEncoding,
  CurveName,
  DataGroupName,
} from '../../../../../native/virtual-chip/profiles/chip-profile.ts';
import { unrestrictedCrypto } from '../../../../restricted-crypto/restrict-crypto.ts';
import { NOW, repeatableRandom, SAMPLE_HOLDER, TINY_PORTRAIT } from '../sample-card.ts';

// OpenSSL as the other hand.
const { createHash, X509Certificate } = unrestrictedCrypto();

const issuerOf = (options: { curve?: CurveName; curveEncoding?: CurveEncoding } = {}) =>
  createIssuer({ random: repeatableRandom('issuer test'), now: NOW, ...options });

/** What stands inside EF.SOD's tag 77. */
function cmsOf(contents: CardContents): Uint8Array {
  const sod = parseTlv(contents.files.get('EF.SOD')!);
  if (!sod.ok || sod.value.tag !== 0x77) throw new Error('no EF.SOD');
  return sod.value.value;
}

function signedDataOf(contents: CardContents): SignedData {
  return AsnConvert.parse(AsnConvert.parse(cmsOf(contents), ContentInfo).content, SignedData);
}

function hashesIn(contents: CardContents): ReadonlyMap<number, string> {
  const content = signedDataOf(contents).encapContentInfo.eContent?.single?.buffer;
  const members = parseTlv(new Uint8Array(content ?? new ArrayBuffer(0)));
  if (!members.ok) throw new Error('no LDS security object');
  const list = parseTlvList(members.value.value);
  if (!list.ok) throw new Error('LDS security object is no sequence');
  const groups = parseTlvList(list.value[2]!.value);
  if (!groups.ok) throw new Error('no hashes');
  return new Map(
    groups.value.map((group) => {
      const pair = parseTlvList(group.value);
      if (!pair.ok) throw new Error('no pair');
      return [pair.value[0]!.value[0]!, bytesToHex(pair.value[1]!.value)];
    }),
  );
}

test('EF.SOD hashes every data group, the closed one included', () => {
  const contents = issuerOf().issue(SAMPLE_HOLDER, { portrait: TINY_PORTRAIT });
  const hashes = hashesIn(contents);
  expect([...hashes.keys()]).toEqual([1, 2, 3, 13, 14, 15]);
  for (const [number, hash] of hashes) {
    const content = contents.files.get(`DG${number}` as DataGroupName)!;
    expect(hash).toBe(createHash('sha256').update(content).digest('hex'));
  }
});

test('a group can be left out of EF.SOD', () => {
  const contents = issuerOf().issue(SAMPLE_HOLDER, { portrait: TINY_PORTRAIT, omitFromSod: ['DG13'] });
  expect([...hashesIn(contents).keys()]).toEqual([1, 2, 3, 14, 15]);
  expect(contents.files.has('DG13')).toBe(true);
});

test('the certificates chain, name Vietnam and fit the day the card was issued', () => {
  const issuer = issuerOf();
  const contents = issuer.issue(SAMPLE_HOLDER, { portrait: TINY_PORTRAIT });
  const embedded = signedDataOf(contents).certificates?.[0]?.certificate;
  const signer = new X509Certificate(Buffer.from(AsnConvert.serialize(embedded)));
  const csca = new X509Certificate(Buffer.from(issuer.csca));
  expect(csca.ca).toBe(true);
  expect(csca.verify(csca.publicKey)).toBe(true);
  expect(signer.verify(csca.publicKey)).toBe(true);
  expect(signer.checkIssued(csca)).toBe(true);
  expect(csca.subject).toContain('C=VN');
  const issued = new Date(SAMPLE_HOLDER.issueDate).getTime();
  expect(Date.parse(signer.validFrom)).toBeLessThanOrEqual(issued);
  expect(Date.parse(signer.validTo)).toBeGreaterThan(NOW().getTime());
  expect(Date.parse(signer.validTo)).toBeLessThanOrEqual(Date.parse(csca.validTo));
});

test('one signer for the cards of a quarter, another for the next; another issuer has another key', () => {
  const issuer = issuerOf();
  const signerOf = (issueDate: string) =>
    bytesToHex(
      new Uint8Array(
        AsnConvert.serialize(
          signedDataOf(issuer.issue({ ...SAMPLE_HOLDER, issueDate }, { portrait: TINY_PORTRAIT }))
            .certificates?.[0]?.certificate,
        ),
      ),
    );
  expect(signerOf('2022-01-20')).toBe(signerOf('2022-03-31'));
  expect(signerOf('2022-01-20')).not.toBe(signerOf('2022-04-01'));
  expect(createIssuer({ random: repeatableRandom('other'), now: NOW }).csca).not.toEqual(issuer.csca);
});

const openssl = spawnSync('openssl', ['version']).status === 0;

describe.runIf(openssl)('OpenSSL', () => {
  function inFolder<T>(work: (folder: string, run: (...args: string[]) => string) => T): T {
    const folder = mkdtempSync(join(tmpdir(), 'issuer-'));
    try {
      return work(folder, (...args) =>
        execFileSync('openssl', args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }),
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  }

  function verify(csca: Uint8Array, cms: Uint8Array, ...options: string[]): Uint8Array {
    return inFolder((folder, run) => {
      writeFileSync(join(folder, 'csca.der'), csca);
      writeFileSync(join(folder, 'sod.der'), cms);
      run('x509', '-inform', 'DER', '-in', 'csca.der', '-out', 'csca.pem');
      run(
        'cms',
        '-verify',
        '-inform',
        'DER',
        '-in',
        'sod.der',
        '-CAfile',
        'csca.pem',
        '-out',
        'lds.der',
        ...options,
      );
      return readFileSync(join(folder, 'lds.der'));
    });
  }

  test.each([
    { curve: 'brainpoolP256r1', ldsVersion: 0 },
    { curve: 'brainpoolP256r1', ldsVersion: 1 },
    { curve: 'P-256', ldsVersion: 0 },
    { curve: 'brainpoolP384r1', ldsVersion: 0 },
    { curve: 'brainpoolP512r1', ldsVersion: 0 },
  ] as const)('verifies EF.SOD up to the CSCA: $curve, LDS v$ldsVersion', ({ curve, ldsVersion }) => {
    const issuer = issuerOf({ curve });
    const profile = { ...CCCD_2021, sod: { ldsVersion } };
    const cms = cmsOf(issuer.issue(SAMPLE_HOLDER, { portrait: TINY_PORTRAIT, profile }));
    // The strict check asks for what RFC 5280 demands of every certificate in the chain.
    const content = verify(issuer.csca, cms, '-x509_strict');
    expect(content[0]).toBe(0x30);
    expect(new TextDecoder().decode(content).includes('0108')).toBe(ldsVersion === 1);
  });

  test('verifies the signature under explicit parameters, which it refuses in chains', () => {
    const issuer = issuerOf({ curveEncoding: 'explicit' });
    const cms = cmsOf(issuer.issue(SAMPLE_HOLDER, { portrait: TINY_PORTRAIT }));
    expect(verify(issuer.csca, cms, '-noverify')[0]).toBe(0x30);
    expect(() => verify(issuer.csca, cms)).toThrow(/explicit ECC parameters/);
  });

  test('refuses a changed EF.SOD and a foreign CSCA', () => {
    const issuer = issuerOf();
    const cms = cmsOf(issuer.issue(SAMPLE_HOLDER, { portrait: TINY_PORTRAIT }));
    const changed = cms.slice();
    changed[changed.length - 5]! ^= 1;
    expect(() => verify(issuer.csca, changed)).toThrow();
    expect(() => verify(createIssuer({ random: repeatableRandom('other'), now: NOW }).csca, cms)).toThrow();
  });
});

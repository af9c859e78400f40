import { AsnConvert } from '@peculiar/asn1-schema';
import { SubjectPublicKeyInfo } from '@peculiar/asn1-x509';
import jpeg from 'jpeg-js';
import { describe, expect, test } from 'vitest';
import { bytesToHex } from '../../../../../native/iso7816/bytes.ts';
import { parseTlv, parseTlvList } from '../../../../../native/iso7816/tlv.ts';
import { publicKeyOf } from '../../../../../native/virtual-chip/curves.ts';
import { buildDg2 } from '../../../../../native/virtual-chip/file-system/dg2.ts';
import { buildDg13 } from '../../../../../native/virtual-chip/file-system/dg13.ts';
import { buildCardAccess } from '../../../../../native/virtual-chip/file-system/ef-card-access.ts';
import { CCCD_2021 } from '../../../../../native/virtual-chip/profiles/cccd-2021.ts';
import type { ChipProfile } from '../../../../../native/virtual-chip/profiles/chip-profile.ts';
import { SAMPLE_HOLDER, sampleCard } from '../sample-card.ts';

const file = (
  name: Parameters<ReturnType<typeof sampleCard>['contents']['files']['get']>[0],
  profile?: ChipProfile,
) => sampleCard(profile && { profile }).contents.files.get(name)!;

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

test('EF.COM lists DG1, DG2, DG3, DG13, DG14 and DG15 in 26 bytes', () => {
  expect(bytesToHex(file('EF.COM'))).toBe('60185f0104303130375f36063034303030305c066175636d6e6f');
});

test('DG1 wraps the ninety characters of the zone', () => {
  const dg1 = file('DG1');
  expect(bytesToHex(dg1.subarray(0, 5))).toBe('615d5f1f5a');
  expect(text(dg1.subarray(5))).toHaveLength(90);
});

test('EF.CardAccess: a chip without PACE has none', () => {
  const { pace: _pace, ...withoutPace } = CCCD_2021;
  expect(buildCardAccess(withoutPace)).toBeUndefined();
});

describe('DG14', () => {
  const withAa = (activeAuthentication: ChipProfile['activeAuthentication']): ChipProfile => ({
    ...CCCD_2021,
    activeAuthentication,
  });

  test('its body has the 382 bytes of the real card when nothing announces ECDSA', () => {
    const silent = withAa({
      algorithm: 'ecdsa',
      curve: 'brainpoolP256r1',
      encoding: 'explicit',
      announced: false,
      signatureFormat: 'plain',
    });
    const parsed = parseTlv(file('DG14', silent));
    expect(parsed.ok && parsed.value.tag).toBe(0x6e);
    expect(parsed.ok && parsed.value.value.length).toBe(382);
  });

  test('RSA needs no announcement either', () => {
    const parsed = parseTlv(file('DG14', withAa({ algorithm: 'rsa-iso9796-2', bits: 1024, hash: 'SHA-1' })));
    expect(parsed.ok && parsed.value.value.length).toBe(382);
  });

  test('ActiveAuthenticationInfo names ecdsa-plain-SHA256', () => {
    expect(bytesToHex(file('DG14'))).toContain('30170606678108010105020101060a04007f00070101040103');
  });
});

test('DG15 is a SubjectPublicKeyInfo with the key that signs', () => {
  const { contents } = sampleCard();
  const parsed = parseTlv(contents.files.get('DG15')!);
  if (!parsed.ok) throw new Error('not TLV');
  const key = contents.keys.activeAuthentication!;
  if (key.algorithm !== 'ecdsa') throw new Error('unexpected key');
  const spki = AsnConvert.parse(parsed.value.value, SubjectPublicKeyInfo);
  expect(spki.algorithm.algorithm).toBe('1.2.840.10045.2.1');
  expect(bytesToHex(new Uint8Array(spki.subjectPublicKey))).toBe(bytesToHex(publicKeyOf(key.key)));
});

test('DG2: CBEFF around a facial record whose lengths and picture are right', () => {
  const image = {
    width: 16,
    height: 8,
    format: 'jpeg' as const,
    bytes: new Uint8Array(jpeg.encode({ width: 16, height: 8, data: new Uint8Array(512).fill(90) }, 70).data),
  };
  const outer = parseTlv(buildDg2(image, 'female'));
  if (!outer.ok) throw new Error('not TLV');
  const group = parseTlv(outer.value.value);
  if (!group.ok || group.value.tag !== 0x7f61) throw new Error('no group template');
  const instances = parseTlvList(group.value.value);
  if (!instances.ok) throw new Error('no instances');
  expect(bytesToHex(instances.value[0]!.encoded)).toBe('020101');
  const template = parseTlvList(instances.value[1]!.value);
  if (!template.ok) throw new Error('no template');
  expect(template.value.map(({ tag }) => tag)).toEqual([0xa1, 0x5f2e]);
  const record = template.value[1]!.value;
  const view = new DataView(record.buffer, record.byteOffset, record.byteLength);
  expect(text(record.subarray(0, 8))).toBe('FAC\0' + '010\0');
  expect(view.getUint32(8)).toBe(record.length);
  expect(view.getUint16(12)).toBe(1);
  expect(view.getUint32(14)).toBe(record.length - 14);
  expect(record[20]).toBe(2); // female
  expect([view.getUint16(36), view.getUint16(38)]).toEqual([16, 8]);
  expect(jpeg.decode(record.subarray(46), { useTArray: true })).toMatchObject({ width: 16, height: 8 });
});

describe('DG13', () => {
  // Lengths in octets of the values that one real card was seen with (facts §1.3); the text is invented.
  const holder = {
    ...SAMPLE_HOLDER,
    fullName: 'x'.repeat(24),
    sex: 'female' as const,
    placeOfOrigin: 'x'.repeat(37),
    placeOfResidence: 'x'.repeat(66),
    personalMarks: 'x'.repeat(46),
    fatherName: 'f'.repeat(19),
    motherName: 'm'.repeat(16),
  };

  test('values start where a reader with fixed offsets looks for them', () => {
    const dg13 = buildDg13(holder);
    const at = (offset: number, length: number) => text(dg13.subarray(offset, offset + length));
    expect(at(30, 12)).toBe(holder.number);
    expect(at(49, 24)).toBe(holder.fullName);
    expect(at(80, 10)).toBe('15/01/1990');
    expect(at(97, 4)).toBe('Nữ');
    expect(at(108, 10)).toBe('Việt Nam');
    expect(at(125, 4)).toBe('Kinh');
    expect(at(136, 6)).toBe('Không');
    expect(at(149, 37)).toBe(holder.placeOfOrigin);
    expect(at(193, 66)).toBe(holder.placeOfResidence);
    expect(at(266, 46)).toBe(holder.personalMarks);
    expect(at(319, 10)).toBe('20/01/2022');
    expect(at(336, 10)).toBe('15/01/2030');
    expect(at(355, 19)).toBe(holder.fatherName);
    expect(at(376, 16)).toBe(holder.motherName);
  });

  test('absent fields are absent, and a card without end says so', () => {
    const { ethnicity: _e, religion: _r, fatherName: _f, motherName: _m, ...bare } = SAMPLE_HOLDER;
    const encoded = bytesToHex(buildDg13({ ...bare, expiryDate: null }));
    expect(encoded).not.toContain('020106');
    expect(encoded).not.toContain('02010d');
    expect(text(buildDg13({ ...bare, expiryDate: null }))).toContain('Không thời hạn');
  });
});

import { expect, test } from 'vitest';
import { bytesToHex, hexToBytes } from '../../../../../native/iso7816/bytes.ts';
import { CCCD_2021 } from '../../../../../native/virtual-chip/profiles/cccd-2021.ts';
import {
  agreeKeys,
  confirmTokens,
  mapNonce,
  passwordKey,
  sendNonce,
} from '../../../../../native/virtual-chip/protocols/pace.ts';
import { createVirtualChip } from '../../../../../native/virtual-chip/virtual-chip.ts';
import { sampleCard } from '../sample-card.ts';

// Doc 9303-11 Appendix G.1, from the chip's side.
const PROFILE = CCCD_2021.pace!;
const PASSWORD = { kind: 'mrz', mrzInformation: 'T22000129364081251010318' } as const;
const NONCE = '3f00c4d39d153f2b2a214a078d899b22';
const ENCRYPTED_NONCE = '95a3a016522ee98d01e76cb6b98b42c3';
const MAPPING_PRIVATE = '498FF49756F2DC1587840041839A85982BE7761D14715FB091EFA7BCE9058560';
const TERMINAL_MAPPING =
  '047acf3efc982ec45565a4b155129efbc74650dcbfa6362d896fc70262e0c2cc5e544552dcb6725218799115b55c9baa6d9f6bc3a9618e70c25af71777a9c4922d';
const CHIP_MAPPING =
  '04824fba91c9cbe26bef53a0ebe7342a3bf178cea9f45de0b70aa601651fba3f5730d8c879aaa9c9f73991e61b58f4d52eb87a0a0c709a49dc63719363ccd13c54';
const AGREEMENT_PRIVATE = '107CF58696EF6155053340FD633392BA81909DF7B9706F226F32086C7AFF974A';
const TERMINAL_KEY =
  '042db7a64c0355044ec9df190514c625cba2cea48754887122f3a5ef0d5edd301c3556f3b3b186df10b857b58f6a7eb80f20ba5dc7be1d43d9bf850149fbb36462';
const CHIP_KEY =
  '049e880f842905b8b3181f7af7caa9f0efb743847f44a306d2d28c1d9ec65df6db7764b22277a2eddc3c265a9f018f9cb852e111b768b326904b59a0193776f094';
const TERMINAL_TOKEN = 'c2b0bd78d94ba866';
const CHIP_TOKEN = '3abb9674bce93c08';

test('App. G.1: every intermediate value of the chip', () => {
  expect(bytesToHex(passwordKey(PASSWORD, 'AES-128'))).toBe('89ded1b26624ec1e634c1989302849dd');
  const first = sendNonce(PROFILE, PASSWORD, () => hexToBytes(NONCE));
  expect(bytesToHex(first.data)).toBe(ENCRYPTED_NONCE);
  const mapped = mapNonce(PROFILE, hexToBytes(NONCE), hexToBytes(TERMINAL_MAPPING), () =>
    hexToBytes(MAPPING_PRIVATE),
  );
  expect(bytesToHex(mapped!.data)).toBe(CHIP_MAPPING);
  if (mapped?.stage.at !== 'mapped') throw new Error('not mapped');
  const agreed = agreeKeys(PROFILE, mapped.stage, hexToBytes(TERMINAL_KEY), () =>
    hexToBytes(AGREEMENT_PRIVATE),
  );
  expect(bytesToHex(agreed!.data)).toBe(CHIP_KEY);
  if (agreed?.stage.at !== 'agreed') throw new Error('not agreed');
  expect(bytesToHex(agreed.stage.encryptionKey)).toBe('f5f0e35c0d7161ee6724ee513a0d9a7f');
  expect(bytesToHex(agreed.stage.macKey)).toBe('fe251c7858b356b24514b3bd5f4297d1');
  const confirmed = confirmTokens(PROFILE, agreed.stage, hexToBytes(TERMINAL_TOKEN));
  expect(bytesToHex(confirmed!.data)).toBe(CHIP_TOKEN);
  expect(confirmed!.keys.sendSequenceCounter).toEqual(new Uint8Array(16));
  expect(confirmTokens(PROFILE, agreed.stage, hexToBytes('c2b0bd78d94ba867'))).toBeUndefined();
});

test('App. G.1: the whole published exchange, byte for byte', () => {
  const { contents } = sampleCard();
  const draws = [NONCE, MAPPING_PRIVATE, AGREEMENT_PRIVATE].map(hexToBytes);
  const chip = createVirtualChip({
    contents: { ...contents, access: { can: '000000', mrzInformation: PASSWORD.mrzInformation } },
    random: () => draws.shift() ?? new Uint8Array(),
  });
  const exchanges = [
    ['0022c1a40f800a04007f00070202040202830101', '9000'],
    ['10860000027c0000', `7c128010${ENCRYPTED_NONCE}9000`],
    [`10860000457c438141${TERMINAL_MAPPING}00`, `7c438241${CHIP_MAPPING}9000`],
    [`10860000457c438341${TERMINAL_KEY}00`, `7c438441${CHIP_KEY}9000`],
    [`008600000c7c0a8508${TERMINAL_TOKEN}00`, `7c0a8608${CHIP_TOKEN}9000`],
  ] as const;
  for (const [command, response] of exchanges) {
    expect(bytesToHex(chip.process(hexToBytes(command)))).toBe(response);
  }
});

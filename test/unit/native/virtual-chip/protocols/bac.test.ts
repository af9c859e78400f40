import { expect, test } from 'vitest';
import { bytesToHex, hexToBytes } from '../../../../../native/iso7816/bytes.ts';
import type { ChipFileName } from '../../../../../native/virtual-chip/profiles/chip-profile.ts';
import { answerBac } from '../../../../../native/virtual-chip/protocols/bac.ts';
import { createVirtualChip } from '../../../../../native/virtual-chip/virtual-chip.ts';
import { sampleCard } from '../sample-card.ts';

// Doc 9303-11 Appendix D, from the chip's side.
const MRZ_INFORMATION = 'L898902C<369080619406236';
const CHALLENGE = hexToBytes('4608F91988702212');
const CHIP_SEED = hexToBytes('0B4F80323EB3191CB04970CB4052790B');
const COMMAND_DATA = '72C29C2371CC9BDB65B779B8E8D37B29ECC154AA56A8799FAE2F498F76ED92F25F1448EEA8AD90A7';
const RESPONSE_DATA = '46b9342a41396cd7386bf5803104d7cedc122b9132139baf2eedc94ee178534f2f2d235d074d7449';

test('App. D.3: the chip answers with the published cryptogram and session keys', () => {
  const outcome = answerBac(MRZ_INFORMATION, CHALLENGE, hexToBytes(COMMAND_DATA), () => CHIP_SEED);
  if (outcome.kind !== 'authenticated') throw new Error(outcome.kind);
  expect(bytesToHex(outcome.response)).toBe(RESPONSE_DATA);
  expect(bytesToHex(outcome.keys.encryptionKey)).toBe('979ec13b1cbfe9dcd01ab0fed307eae5');
  expect(bytesToHex(outcome.keys.macKey)).toBe('f1cb1f1fb5adf208806b89dc579dc1f8');
  expect(bytesToHex(outcome.keys.sendSequenceCounter)).toBe('887022120c06c226');
});

test('another challenge, another key or another length are told apart', () => {
  const answer = (mrz: string, challenge: string, data: string) =>
    answerBac(mrz, hexToBytes(challenge), hexToBytes(data), () => CHIP_SEED).kind;
  expect(answer(MRZ_INFORMATION, '4608F91988702213', COMMAND_DATA)).toBe('wrong-key');
  expect(answer('L898902C<369080619406235', '4608F91988702212', COMMAND_DATA)).toBe('wrong-key');
  expect(answer(MRZ_INFORMATION, '4608F91988702212', COMMAND_DATA.slice(2))).toBe('wrong-length');
});

test('App. D.3–D.4: the whole published exchange, byte for byte', () => {
  const { contents } = sampleCard();
  const commonData = hexToBytes('60145F0104303130365F36063034303030305C026175');
  const draws = [CHALLENGE, CHIP_SEED];
  const chip = createVirtualChip({
    contents: {
      ...contents,
      files: new Map<ChipFileName, Uint8Array>([['EF.COM', commonData]]),
      access: { can: '000000', mrzInformation: MRZ_INFORMATION },
    },
    random: () => draws.shift() ?? new Uint8Array(),
  });
  const exchanges = [
    ['00A4040C07A0000002471001', '9000'],
    ['0084000008', '4608f919887022129000'],
    [`0082000028${COMMAND_DATA}28`, `${RESPONSE_DATA}9000`],
    ['0CA4020C158709016375432908C044F68E08BF8B92D635FF24F800', '990290008e08fa855a5d4c50a8ed9000'],
    ['0CB000000D9701048E08ED6705417E96BA5500', '8709019ff0ec34f9922651990290008e08ad55cc17140b2ded9000'],
    [
      '0CB000040D9701128E082EA28A70F3C7B53500',
      '871901fb9235f4e4037f2327dcc8964f1f9b8c30f42c8e2fff224a990290008e08c8b2787eaea07d749000',
    ],
  ] as const;
  for (const [command, response] of exchanges) {
    expect(bytesToHex(chip.process(hexToBytes(command)))).toBe(response);
  }
});

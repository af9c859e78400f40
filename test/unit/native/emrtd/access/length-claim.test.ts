import { describe, expect, test } from 'vitest';
import { err, ok } from '../../../../../electron/core/result.ts';
import { learnLengths } from '../../../../../native/emrtd/access/length-claim.ts';
import { createTransferPath, type PathRecord } from '../../../../../native/emrtd/files/transfer-path.ts';
import { createChipSession } from '../../../../../native/emrtd/secure-messaging/chip-session.ts';
import { bytesToHex, hexToBytes } from '../../../../../native/iso7816/bytes.ts';
import type { Transceiver } from '../../../../../native/pcsc/transceiver.ts';
import { CCCD_2021 } from '../../../../../native/virtual-chip/profiles/cccd-2021.ts';
import { CONTACT_T1 } from '../../../../../native/virtual-chip/profiles/contact-t1.ts';

const SHORT_READ = '00b0810000';
const EXTENDED_READ = '00b08100000100';
const INFORMATION = '4703840040 7f66080202040002020800 9000'.replaceAll(' ', '');
const SILENT = '3b888001e1f35e1177818100';

type Answers = Readonly<Partial<Record<typeof SHORT_READ | typeof EXTENDED_READ, string>>>;

async function learn(atr: string, answers: Answers, known?: PathRecord) {
  const sent: string[] = [];
  const card: Transceiver = {
    readerName: 'stub',
    atr: hexToBytes(atr),
    async transmit(command) {
      const hex = bytesToHex(command);
      sent.push(hex);
      const answer = answers[hex as keyof Answers];
      return answer === undefined
        ? err({ code: 'transmit-failed', detail: 'the reader would not' })
        : answer === 'mute'
          ? err({ code: 'card-mute', detail: '' })
          : ok(hexToBytes(answer));
    },
  };
  const path = createTransferPath(known);
  const result = await learnLengths(createChipSession(card, { monotonic: () => 0 }), card.atr, path);
  return { result, sent, path, limit: path.blockSize(undefined) };
}

describe('what is asked, and what comes of it', () => {
  test.each<[string, string, Answers, readonly string[], number]>([
    [
      'a claim in the ATR, a size in the file: one command',
      CCCD_2021.atr,
      { [EXTENDED_READ]: INFORMATION },
      [EXTENDED_READ],
      2046,
    ],
    [
      'a claim in the ATR, no file: the command came through',
      CCCD_2021.atr,
      { [EXTENDED_READ]: '6a82' },
      [EXTENDED_READ],
      2048,
    ],
    [
      'a claim in the ATR that the chip does not keep',
      CCCD_2021.atr,
      { [EXTENDED_READ]: '6700' },
      [EXTENDED_READ],
      256,
    ],
    ['a reader that will not send it', CCCD_2021.atr, {}, [EXTENDED_READ], 256],
    ['an ATR that denies it: nothing is sent', CONTACT_T1.atr, {}, [], 256],
    [
      'a silent ATR, a size in the file: read, and then proven',
      SILENT,
      { [SHORT_READ]: INFORMATION, [EXTENDED_READ]: INFORMATION },
      [SHORT_READ, EXTENDED_READ],
      2046,
    ],
    [
      'a silent ATR, a size in the file, a reader without',
      SILENT,
      { [SHORT_READ]: INFORMATION },
      [SHORT_READ, EXTENDED_READ],
      256,
    ],
    ['a silent ATR and no file: never guessed', SILENT, { [SHORT_READ]: '6a82' }, [SHORT_READ], 256],
  ])('%s', async (_, atr, answers, sent, limit) => {
    const learnt = await learn(atr, answers);
    expect(learnt.result).toEqual(ok(undefined));
    expect(learnt.sent).toEqual(sent);
    expect(learnt.limit).toBe(limit);
    expect(learnt.path.asksForClaim).toBe(false);
  });

  test('a path that is remembered costs nothing', async () => {
    const known = {
      extended: 'carried',
      proven: 2000,
      limit: 4096,
      shortIds: 'untried',
      readsBeyondEnd: true,
    } as const;
    const { sent, limit } = await learn(CCCD_2021.atr, {}, known);
    expect([sent, limit]).toEqual([[], 4096]);
  });

  test('a card that falls silent over the probe fails this read and is not probed again', async () => {
    const { result, path } = await learn(CCCD_2021.atr, { [EXTENDED_READ]: 'mute' });
    expect(result).toMatchObject({ ok: false, error: { code: 'card-mute' } });
    expect(path.record()).toMatchObject({ extended: 'refused' });
  });
});

import { describe, expect, test } from 'vitest';
import { err } from '../../../../../electron/core/result.ts';
import { readCardAccess } from '../../../../../native/emrtd/access/card-access.ts';
import { VIETNAMESE_CARD_ACCESS } from '../../../../../native/emrtd/pace/vietnamese-card-access.ts';
import { createChipSession } from '../../../../../native/emrtd/secure-messaging/chip-session.ts';
import { bytesToHex } from '../../../../../native/iso7816/bytes.ts';
import { createReplayTransceiver } from '../replay-transceiver.ts';

const FILE = bytesToHex(VIETNAMESE_CARD_ACCESS);
const VIETNAMESE_PACE = [{ oid: '0.4.0.127.0.7.2.2.4.2.2', parameterId: 13, version: 2 }];

async function replay(tape: string) {
  const transceiver = createReplayTransceiver(tape);
  const result = await readCardAccess(createChipSession(transceiver, { monotonic: () => 0 }));
  expect(transceiver.left()).toEqual([]);
  return result;
}

describe('the file', () => {
  test('straight after reset is one command', async () => {
    const access = await replay(`
      => 00B09C0000
      <= ${FILE}9000`);
    expect(access).toMatchObject({
      ok: true,
      value: { file: VIETNAMESE_CARD_ACCESS, infos: { paceInfos: VIETNAMESE_PACE } },
    });
  });

  test.each(['6D00', '6A82', '6A86'])(
    'without a master file (%s) after SELECT of the file',
    async (refusal) => {
      const access = await replay(`
      => 00B09C0000
      <= ${refusal}
      => 00A4020C02011C
      <= 9000
      => 00B0000000
      <= ${FILE}9000`);
      expect(access).toMatchObject({ ok: true, value: { file: VIETNAMESE_CARD_ACCESS } });
    },
  );

  test('only after the master file was selected', async () => {
    const access = await replay(`
      => 00B09C0000
      <= 6986
      => 00A4020C02011C
      <= 6A82
      => 00A4000C023F00
      <= 9000
      => 00B09C0000
      <= ${FILE}9000`);
    expect(access).toMatchObject({ ok: true, value: { file: VIETNAMESE_CARD_ACCESS } });
  });
});

describe('what Vietnamese cards are known to offer stands in', () => {
  test.each(['6D00', '6A82', '6A86'])('when there is neither file nor master file (%s)', async (refusal) => {
    const access = await replay(`
      => 00B09C0000
      <= 6982
      => 00A4020C02011C
      <= 6982
      => 00A4000C023F00
      <= ${refusal}`);
    expect(access).toMatchObject({ ok: true, value: { infos: { paceInfos: VIETNAMESE_PACE } } });
    // It was not read from this card, and must not count as its offer.
    expect(access.ok && access.value.file).toBeUndefined();
  });

  test('when the file is not SecurityInfos', async () => {
    const access = await replay(`
      => 00B09C0000
      <= 31033001009000`);
    expect(access.ok && access.value.file).toBeUndefined();
    expect(access).toMatchObject({ ok: true, value: { infos: { paceInfos: VIETNAMESE_PACE } } });
  });

  test('when the reader will not carry the command', async () => {
    const access = await readCardAccess(
      createChipSession(
        {
          readerName: '',
          atr: new Uint8Array(),
          transmit: async () => err({ code: 'transmit-failed', detail: '' }),
        },
        { monotonic: () => 0 },
      ),
    );
    expect(access.ok).toBe(true);
  });
});

test('a lifted card is a failure', async () => {
  const access = await readCardAccess(
    createChipSession(
      {
        readerName: '',
        atr: new Uint8Array(),
        transmit: async () => err({ code: 'card-removed', detail: '' }),
      },
      { monotonic: () => 0 },
    ),
  );
  expect(access).toMatchObject({ ok: false, error: { code: 'card-removed' } });
});

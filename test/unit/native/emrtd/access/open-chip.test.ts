import { describe, expect, test } from 'vitest';
import type { CardAccess } from '../../../../../native/emrtd/access/card-access.ts';
import { openChip } from '../../../../../native/emrtd/access/open-chip.ts';
import { VIETNAMESE_CARD_ACCESS } from '../../../../../native/emrtd/pace/vietnamese-card-access.ts';
import type { AccessKey } from '../../../../../native/emrtd/reading.ts';
import { createChipSession } from '../../../../../native/emrtd/secure-messaging/chip-session.ts';
import {
  parseSecurityInfos,
  type SecurityInfos,
} from '../../../../../native/emrtd/security-info/security-infos.ts';
import { createReplayTransceiver, fixedRandom } from '../replay-transceiver.ts';

const CAN = { kind: 'can', can: '000001' } as const;
const MRZ = { kind: 'mrz', documentNumber: 'L898902C<', birthDate: '690806', expiryDate: '940623' } as const;

const vietnamese = parseSecurityInfos(VIETNAMESE_CARD_ACCESS);
if (!vietnamese.ok) throw new Error(vietnamese.error);
const PACE_OFFERED: CardAccess = { infos: vietnamese.value, file: VIETNAMESE_CARD_ACCESS };
const nothing: SecurityInfos = { ...vietnamese.value, paceInfos: [] };
const NO_PACE: CardAccess = { infos: nothing };

const SELECT_APPLICATION = '=> 00A4040C07A0000002471001';
const SET_AT_CAN = '=> 0022C1A40F800A04007F00070202040202830102';
const SET_AT_MRZ = '=> 0022C1A40F800A04007F00070202040202830101';

async function replay(tape: string, keys: readonly AccessKey[], access: CardAccess, random = fixedRandom()) {
  const transceiver = createReplayTransceiver(tape);
  const session = createChipSession(transceiver, { monotonic: () => 0 });
  const result = await openChip(session, access, keys, { random });
  expect(transceiver.left()).toEqual([]);
  return { result, session };
}

test('BAC as in Doc 9303-11 App. D.3, the application selected before it', async () => {
  const { result, session } = await replay(
    `${SELECT_APPLICATION}
     <= 9000
     => 0084000008
     <= 4608F919887022129000
     => 008200002872C29C2371CC9BDB65B779B8E8D37B29ECC154AA56A8799FAE2F498F76ED92F25F1448EEA8AD90A728
     <= 46B9342A41396CD7386BF5803104D7CEDC122B9132139BAF2EEDC94EE178534F2F2D235D074D74499000`,
    [MRZ],
    NO_PACE,
    fixedRandom('781723860C06C226', '0B795240CB7049B01C19B33E32804F0B'),
  );
  expect(result).toMatchObject({ ok: true, value: { protocol: 'BAC' } });
  expect(session.suite).toBe('3DES');
});

describe('a card that is something else', () => {
  test('a bank card: neither PACE nor the application', async () => {
    const { result } = await replay(
      `${SET_AT_CAN}
       <= 6D00
       ${SELECT_APPLICATION}
       <= 6A82`,
      [CAN],
      PACE_OFFERED,
    );
    expect(result).toMatchObject({ ok: false, error: { code: 'not-an-emrtd', sw: 0x6a82 } });
  });

  test('an eMRTD that takes no protocol of the given key', async () => {
    const { result } = await replay(
      `${SELECT_APPLICATION}
       <= 9000`,
      [CAN],
      NO_PACE,
    );
    expect(result).toMatchObject({ ok: false, error: { code: 'access-not-supported' } });
  });

  test('a chip that wants to answer SELECT', async () => {
    const { result } = await replay(
      `${SELECT_APPLICATION}
       <= 6A86
       => 00A4040007A000000247100100
       <= 9000
       => 0084000008
       <= 6D00
       ${SELECT_APPLICATION}
       <= 9000`,
      [MRZ],
      NO_PACE,
    );
    expect(result).toMatchObject({
      ok: false,
      error: { code: 'access-not-supported', step: 'BAC: GET CHALLENGE' },
    });
  });
});

describe('order and limits of tries', () => {
  test('PACE before BAC for each key; blocked says more than refused', async () => {
    const { result } = await replay(
      `${SET_AT_CAN}
       <= 6983
       ${SET_AT_MRZ}
       <= 6A80
       ${SELECT_APPLICATION}
       <= 9000
       => 0084000008
       <= 4608F919887022129000
       => 008200002872C29C2371CC9BDB65B779B8E8D37B29ECC154AA56A8799FAE2F498F76ED92F25F1448EEA8AD90A728
       <= 6300`,
      [CAN, MRZ],
      PACE_OFFERED,
      fixedRandom('781723860C06C226', '0B795240CB7049B01C19B33E32804F0B'),
    );
    expect(result).toMatchObject({ ok: false, error: { code: 'access-blocked', step: 'PACE: MSE:Set AT' } });
  });

  test('a key that the chip blocks is not tried with its next variant', async () => {
    const [pace] = vietnamese.value.paceInfos;
    const two: CardAccess = {
      infos: { ...vietnamese.value, paceInfos: [pace!, { ...pace!, parameterId: 12 }] },
    };
    const { result } = await replay(
      `=> 0022C1A412800A04007F0007020204020283010284010D
       <= 6983`,
      [CAN],
      two,
    );
    expect(result).toMatchObject({ ok: false, error: { code: 'access-blocked' } });
  });

  test('a variant that the chip does not know is followed by the next, named by its parameters', async () => {
    const [pace] = vietnamese.value.paceInfos;
    const two: CardAccess = {
      infos: { ...vietnamese.value, paceInfos: [pace!, { ...pace!, parameterId: 16 }] },
    };
    const { result } = await replay(
      `=> 0022C1A412800A04007F00070202040202830102840110
       <= 6A88
       => 0022C1A412800A04007F0007020204020283010284010D
       <= 6983`,
      [CAN],
      two,
    );
    expect(result).toMatchObject({ ok: false, error: { code: 'access-blocked' } });
  });
});

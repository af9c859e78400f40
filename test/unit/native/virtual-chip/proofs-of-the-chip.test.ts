/** Chip and active authentication, as the card. */
import { brainpoolP256r1 } from '@noble/curves/misc.js';
import { describe, expect, test } from 'vitest';
import { bigIntToBytes, hexToBytes } from '../../../../native/iso7816/bytes.ts';
import { deriveKey } from '../../../../native/iso7816/secure-messaging-cipher.ts';
import { encodeTlv } from '../../../../native/iso7816/tlv.ts';
import { publicKeyOf } from '../../../../native/virtual-chip/curves.ts';
import { agreementPublicKeyOf } from '../../../../native/virtual-chip/groups.ts';
import { CCCD_2021 } from '../../../../native/virtual-chip/profiles/cccd-2021.ts';
import type { ChipProfile } from '../../../../native/virtual-chip/profiles/chip-profile.ts';
import { repeatableRandom, sampleCard } from './sample-card.ts';
import { TestTerminal } from './test-terminal.ts';

const CAN = '000001';

const opened = (options: Parameters<typeof sampleCard>[0] = {}) => {
  const card = sampleCard(options);
  const terminal = new TestTerminal(card.chip);
  expect(terminal.pace({ can: CAN }).sw).toBe(0x9000);
  expect(terminal.selectApplication().sw).toBe(0x9000);
  return { ...card, terminal };
};

describe('proofs of the chip', () => {
  test('chip authentication opens a new channel with the key of DG14', () => {
    const { terminal, contents } = opened();
    const key = agreementPublicKeyOf(contents.keys.chipAuthentication!);
    expect(terminal.authenticateChip(key).sw).toBe(0x9000);
    expect(terminal.readFile(0x011e)).toHaveLength(26);
  });

  test('a clone cannot follow into the new channel', () => {
    const genuine = sampleCard();
    const { terminal } = opened({ faults: [{ kind: 'cloned' }], random: repeatableRandom('card') });
    expect(
      terminal.authenticateChip(agreementPublicKeyOf(genuine.contents.keys.chipAuthentication!)).sw,
    ).toBe(0x9000);
    expect(terminal.selectFile(0x011e).sw).toBe(0x6988);
  });

  test('a public key off the curve and an unknown key reference are refused', () => {
    const { terminal } = opened();
    expect(
      terminal.send({
        cla: 0,
        ins: 0x22,
        p1: 0x41,
        p2: 0xa4,
        data: hexToBytes('800a04007f00070202030202840101'),
      }).sw,
    ).toBe(0x6a88);
    expect(
      terminal.send({ cla: 0, ins: 0x22, p1: 0x41, p2: 0xa4, data: hexToBytes('800a04007f00070202030202') })
        .sw,
    ).toBe(0x9000);
    expect(terminal.general(0x80, new Uint8Array(65).fill(4), 0x00).sw).toBe(0x6a80);
    expect(terminal.readFile(0x011e)).toHaveLength(26);
  });

  test('MSE:Set KAT is not for AES channels', () => {
    const { terminal } = opened();
    const data = encodeTlv(0x91, brainpoolP256r1.Point.BASE.toBytes(false));
    expect(terminal.send({ cla: 0, ins: 0x22, p1: 0x41, p2: 0xa6, data }).sw).toBe(0x6a86);
  });

  test('MSE:Set KAT opens a 3DES channel on a chip whose profile has one', () => {
    const profile: ChipProfile = {
      ...CCCD_2021,
      chipAuthentication: {
        oid: '0.4.0.127.0.7.2.2.3.2.1', // id-CA-ECDH-3DES-CBC-CBC
        suite: '3DES',
        group: 'brainpoolP256r1',
        encoding: 'explicit',
      },
    };
    const { terminal, contents } = opened({ profile });
    const ephemeral = 0x51n;
    const { Point } = brainpoolP256r1;
    const data = encodeTlv(0x91, Point.BASE.multiply(ephemeral).toBytes(false));
    expect(terminal.send({ cla: 0, ins: 0x22, p1: 0x41, p2: 0xa6, data }).sw).toBe(0x9000);
    const chipPoint = Point.fromBytes(agreementPublicKeyOf(contents.keys.chipAuthentication!));
    const secret = bigIntToBytes(chipPoint.multiply(ephemeral).toAffine().x, 32);
    terminal.keys = {
      suite: '3DES',
      encryptionKey: deriveKey(secret, 1, '3DES'),
      macKey: deriveKey(secret, 2, '3DES'),
      sendSequenceCounter: new Uint8Array(8),
    };
    expect(terminal.readFile(0x011e)).toHaveLength(26);
  });

  test('active authentication signs the challenge with the key of DG15', () => {
    const { terminal, contents } = opened();
    const challenge = hexToBytes('0011223344556677');
    const reply = terminal.send({ cla: 0, ins: 0x88, p1: 0, p2: 0, data: challenge, ne: 256 });
    const key = contents.keys.activeAuthentication!;
    if (key.algorithm !== 'ecdsa') throw new Error('unexpected key');
    expect(reply.data).toHaveLength(64);
    expect(brainpoolP256r1.verify(reply.data, challenge, publicKeyOf(key.key), { lowS: false })).toBe(true);
    expect(terminal.send({ cla: 0, ins: 0x88, p1: 0, p2: 0, data: challenge.subarray(1), ne: 256 }).sw).toBe(
      0x6700,
    );
  });
});

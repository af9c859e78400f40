import { describe, expect, test } from 'vitest';
import { documentBasicAccessKeys, establishBac } from '../../../../../native/emrtd/bac/bac.ts';
import { mrzInformation } from '../../../../../native/emrtd/pace/pace-password.ts';
import { createChipSession } from '../../../../../native/emrtd/secure-messaging/chip-session.ts';
import { bytesToHex } from '../../../../../native/iso7816/bytes.ts';
import { createReplayTransceiver, fixedRandom } from '../replay-transceiver.ts';

/** Doc 9303-11 Appendix D.2 and D.3. */
const D = {
  key: { kind: 'mrz', documentNumber: 'L898902C<', birthDate: '690806', expiryDate: '940623' },
  ownChallenge: '781723860C06C226',
  ownKey: '0B795240CB7049B01C19B33E32804F0B',
  chipChallenge: '4608F91988702212',
  command: '72C29C2371CC9BDB65B779B8E8D37B29ECC154AA56A8799FAE2F498F76ED92F25F1448EEA8AD90A7',
  answer: '46B9342A41396CD7386BF5803104D7CEDC122B9132139BAF2EEDC94EE178534F2F2D235D074D7449',
} as const;

const hex = (bytes: Uint8Array) => bytesToHex(bytes).toUpperCase();

async function replay(answer: string, challenge = `${D.chipChallenge}9000`, further = '') {
  const transceiver = createReplayTransceiver(`
    => 0084000008
    <= ${challenge}
    => 0082000028${D.command}28
    <= ${answer}
    ${further}`);
  const session = createChipSession(transceiver, { monotonic: () => 0 });
  const result = await establishBac(session, D.key, { random: fixedRandom(D.ownChallenge, D.ownKey) });
  return { result, session, transceiver };
}

describe('Doc 9303-11 App. D.2', () => {
  test('MRZ information', () => {
    expect(mrzInformation(D.key)).toBe('L898902C<369080619406236');
    // An unfilled number is filled; a TD1 number longer than nine characters is taken whole.
    expect(mrzInformation({ ...D.key, documentNumber: 'L898902C' })).toBe('L898902C<369080619406236');
    const long = {
      kind: 'mrz',
      documentNumber: 'D23145890734',
      birthDate: '340712',
      expiryDate: '950712',
    } as const;
    expect(mrzInformation(long)).toBe('D23145890734934071279507122');
    // A Vietnamese card: the last nine digits of the identification number.
    const vietnamese = {
      kind: 'mrz',
      documentNumber: '090000001',
      birthDate: '900115',
      expiryDate: '300115',
    } as const;
    expect(mrzInformation(vietnamese)).toBe('090000001890011583001156');
  });

  test('document basic access keys', () => {
    const keys = documentBasicAccessKeys(D.key);
    expect(hex(keys.encryptionKey)).toBe('AB94FDECF2674FDFB9B391F85D7F76F2');
    expect(hex(keys.macKey)).toBe('7962D9ECE03D1ACD4C76089DCE131543');
  });
});

describe('Doc 9303-11 App. D.3 and D.4', () => {
  test('authentication, then SELECT EF.COM and two READ BINARYs under the session keys', async () => {
    const { result, session, transceiver } = await replay(
      `${D.answer}9000`,
      undefined,
      `=> 0CA4020C158709016375432908C044F68E08BF8B92D635FF24F800
       <= 990290008E08FA855A5D4C50A8ED9000
       => 0CB000000D9701048E08ED6705417E96BA5500
       <= 8709019FF0EC34F9922651990290008E08AD55CC17140B2DED9000
       => 0CB000040D9701128E082EA28A70F3C7B53500
       <= 871901FB9235F4E4037F2327DCC8964F1F9B8C30F42C8E2FFF224A990290008E08C8B2787EAEA07D749000`,
    );
    expect(result.ok).toBe(true);
    expect(session.suite).toBe('3DES');
    const select = await session.send({
      cla: 0,
      ins: 0xa4,
      p1: 0x02,
      p2: 0x0c,
      data: Uint8Array.of(0x01, 0x1e),
    });
    expect(select).toEqual({ ok: true, value: { data: new Uint8Array(), sw: 0x9000 } });
    const header = await session.send({ cla: 0, ins: 0xb0, p1: 0, p2: 0, ne: 4 });
    expect(header.ok && hex(header.value.data)).toBe('60145F01');
    const rest = await session.send({ cla: 0, ins: 0xb0, p1: 0, p2: 4, ne: 0x12 });
    expect(rest.ok && hex(rest.value.data)).toBe('04303130365F36063034303030305C026175');
    expect(transceiver.left()).toEqual([]);
  });

  test.each([
    ['6300', 'wrong-mrz-key'],
    ['6982', 'wrong-mrz-key'],
    ['6983', 'access-blocked'],
    ['6D00', 'access-not-supported'],
    ['9000', 'chip-protocol-error'],
    [`${D.answer.slice(0, -1)}89000`, 'chip-protocol-error'], // MAC
    [`${D.answer.slice(2)}9000`, 'chip-protocol-error'], // length
  ])('an answer of %s is %s', async (answer, code) => {
    const { result, session } = await replay(answer);
    expect(result).toMatchObject({ ok: false, error: { code, step: 'BAC: EXTERNAL AUTHENTICATE' } });
    expect(session.secured).toBe(false);
  });

  test.each([
    ['6D00', 'access-not-supported'],
    ['6983', 'access-blocked'],
    ['4608F919887022129000'.slice(2), 'chip-protocol-error'],
  ])('a challenge of %s is %s', async (challenge, code) => {
    const { result } = await replay('6300', challenge);
    expect(result).toMatchObject({ ok: false, error: { code, step: 'BAC: GET CHALLENGE' } });
  });

  test('an answer to another challenge is refused although its MAC is right', async () => {
    // Our challenge changed: the taped answer carries the old one.
    const transceiver = {
      readerName: 'replay',
      atr: new Uint8Array(),
      answers: [`${D.chipChallenge}9000`, `${D.answer}9000`],
      async transmit() {
        return { ok: true as const, value: Uint8Array.from(Buffer.from(this.answers.shift() ?? '', 'hex')) };
      },
    };
    const session = createChipSession(transceiver, { monotonic: () => 0 });
    const random = fixedRandom('0000000000000000', D.ownKey);
    const result = await establishBac(session, D.key, { random });
    expect(result).toMatchObject({
      ok: false,
      error: { code: 'chip-protocol-error', detail: 'the answer is not to our challenge' },
    });
  });
});

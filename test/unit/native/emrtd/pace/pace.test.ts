import { describe, expect, test } from 'vitest';
import {
  authenticationToken,
  publicKeyObject,
} from '../../../../../native/emrtd/pace/authentication-token.ts';
import { mapGenerically } from '../../../../../native/emrtd/pace/mapping-generic.ts';
import { establishPace } from '../../../../../native/emrtd/pace/pace.ts';
import { passwordKey, passwordSecret } from '../../../../../native/emrtd/pace/pace-password.ts';
import { rankPaceInfos } from '../../../../../native/emrtd/pace/pace-selection.ts';
import type { AccessKey } from '../../../../../native/emrtd/reading.ts';
import { createChipSession } from '../../../../../native/emrtd/secure-messaging/chip-session.ts';
import { ellipticGroup } from '../../../../../native/emrtd/security-info/agreement-group.ts';
import {
  curveByParameterId,
  decodePoint,
  encodePoint,
} from '../../../../../native/emrtd/security-info/ec-domain.ts';
import { parseSecurityInfos } from '../../../../../native/emrtd/security-info/security-infos.ts';
import { bigIntToBytes, bytesToBigInt, bytesToHex, hexToBytes } from '../../../../../native/iso7816/bytes.ts';
import {
  aesCbcDecrypt,
  deriveKey,
  KDF_COUNTER,
} from '../../../../../native/iso7816/secure-messaging-cipher.ts';
import { createReplayTransceiver, fixedRandom } from '../replay-transceiver.ts';

/** Doc 9303-11 Appendix G.1: ECDH, generic mapping, AES-128, brainpoolP256r1, MRZ password. */
const G1 = {
  cardAccess: '31143012060A04007F0007020204020202010202010D',
  key: { kind: 'mrz', documentNumber: 'T22000129', birthDate: '640812', expiryDate: '101031' },
  secret: '7E2D2A41C74EA0B38CD36F863939BFA8E9032AAD',
  passwordKey: '89DED1B26624EC1E634C1989302849DD',
  encryptedNonce: '95A3A016522EE98D01E76CB6B98B42C3',
  nonce: '3F00C4D39D153F2B2A214A078D899B22',
  mapTerminalPrivate: '7F4EF07B9EA82FD78AD689B38D0BC78CF21F249D953BC46F4C6E19259C010F99',
  mapTerminalPublic:
    '047ACF3EFC982EC45565A4B155129EFBC74650DCBFA6362D896FC70262E0C2CC5E' +
    '544552DCB6725218799115B55C9BAA6D9F6BC3A9618E70C25AF71777A9C4922D',
  mapChipPrivate: '498FF49756F2DC1587840041839A85982BE7761D14715FB091EFA7BCE9058560',
  mapChipPublic:
    '04824FBA91C9CBE26BEF53A0EBE7342A3BF178CEA9F45DE0B70AA601651FBA3F57' +
    '30D8C879AAA9C9F73991E61B58F4D52EB87A0A0C709A49DC63719363CCD13C54',
  sharedH:
    '0460332EF2450B5D247EF6D3868397D398852ED6E8CAF6FFEEF6BF85CA57057FD5' +
    '0840CA7415BAF3E43BD414D35AA4608B93A2CAF3A4E3EA4E82C9C13D03EB7181',
  mappedGenerator:
    '048CED63C91426D4F0EB1435E7CB1D74A46723A0AF21C89634F65A9AE87A9265E2' +
    '8C879506743F8611AC33645C5B985C80B5F09A0B83407C1B6A4D857AE76FE522',
  terminalPrivate: 'A73FB703AC1436A18E0CFA5ABB3F7BEC7A070E7A6788486BEE230C4A22762595',
  terminalPublic:
    '042DB7A64C0355044EC9DF190514C625CBA2CEA48754887122F3A5EF0D5EDD301C' +
    '3556F3B3B186DF10B857B58F6A7EB80F20BA5DC7BE1D43D9BF850149FBB36462',
  chipPrivate: '107CF58696EF6155053340FD633392BA81909DF7B9706F226F32086C7AFF974A',
  chipPublic:
    '049E880F842905B8B3181F7AF7CAA9F0EFB743847F44A306D2D28C1D9EC65DF6DB' +
    '7764B22277A2EDDC3C265A9F018F9CB852E111B768B326904B59A0193776F094',
  shared: '28768D20701247DAE81804C9E780EDE582A9996DB4A315020B2733197DB84925',
  encryptionKey: 'F5F0E35C0D7161EE6724EE513A0D9A7F',
  macKey: 'FE251C7858B356B24514B3BD5F4297D1',
  tokenInputTerminal:
    '7F494F060A04007F000702020402028641049E880F842905B8B3181F7AF7CAA9F0EFB743847F44A306D2D28C1D9EC65DF6DB' +
    '7764B22277A2EDDC3C265A9F018F9CB852E111B768B326904B59A0193776F094',
  tokenInputChip:
    '7F494F060A04007F000702020402028641042DB7A64C0355044EC9DF190514C625CBA2CEA48754887122F3A5EF0D5EDD301C' +
    '3556F3B3B186DF10B857B58F6A7EB80F20BA5DC7BE1D43D9BF850149FBB36462',
  tokenTerminal: 'C2B0BD78D94BA866',
  tokenChip: '3ABB9674BCE93C08',
} as const;

const OID = '0.4.0.127.0.7.2.2.4.2.2';
const key: AccessKey = G1.key;
const domain = curveByParameterId(13)!;
const group = ellipticGroup(domain);
const hex = (bytes: Uint8Array) => bytesToHex(bytes).toUpperCase();
const pointOf = (text: string) => {
  const point = decodePoint(domain, hexToBytes(text));
  if (!point.ok) throw new Error(point.error);
  return point.value;
};

function choiceFrom(cardAccess: string) {
  const infos = parseSecurityInfos(hexToBytes(cardAccess));
  if (!infos.ok) throw new Error(infos.error);
  const [choice] = rankPaceInfos(infos.value);
  if (!choice) throw new Error('nothing on offer');
  return choice;
}

/** The exchange of G.1 as it went over the wire, with room for a change. */
const tape = (change: Partial<Record<'mse' | 'nonce' | 'map' | 'agree' | 'token', string>> = {}) => `
  => 0022C1A40F800A04007F00070202040202830101
  <= ${change.mse ?? '9000'}
  => 10860000027C0000
  <= ${change.nonce ?? `7C128010${G1.encryptedNonce}9000`}
  => 10860000457C438141${G1.mapTerminalPublic}00
  <= ${change.map ?? `7C438241${G1.mapChipPublic}9000`}
  => 10860000457C438341${G1.terminalPublic}00
  <= ${change.agree ?? `7C438441${G1.chipPublic}9000`}
  => 008600000C7C0A8508${G1.tokenTerminal}00
  <= ${change.token ?? `7C0A8608${G1.tokenChip}9000`}`;

async function replay(text: string) {
  const transceiver = createReplayTransceiver(text);
  const session = createChipSession(transceiver, { monotonic: () => 0 });
  const random = fixedRandom(G1.mapTerminalPrivate, G1.terminalPrivate);
  const result = await establishPace(session, choiceFrom(G1.cardAccess), key, { random });
  return { result, session, left: transceiver.left() };
}

describe('Doc 9303-11 App. G.1, value by value', () => {
  test('password', () => {
    expect(hex(passwordSecret(key))).toBe(G1.secret);
    expect(hex(passwordKey(key, 'AES-128'))).toBe(G1.passwordKey);
  });

  test('nonce', () => {
    expect(hex(aesCbcDecrypt(hexToBytes(G1.passwordKey), hexToBytes(G1.encryptedNonce)))).toBe(G1.nonce);
  });

  test('mapping, from both sides', () => {
    const terminal = bytesToBigInt(hexToBytes(G1.mapTerminalPrivate));
    const chip = bytesToBigInt(hexToBytes(G1.mapChipPrivate));
    expect(hex(encodePoint(domain.Point.BASE.multiply(terminal)))).toBe(G1.mapTerminalPublic);
    expect(hex(encodePoint(domain.Point.BASE.multiply(chip)))).toBe(G1.mapChipPublic);
    expect(hex(encodePoint(pointOf(G1.mapChipPublic).multiply(terminal)))).toBe(G1.sharedH);
    const nonce = hexToBytes(G1.nonce);
    for (const mapped of [
      mapGenerically(group, nonce, terminal, pointOf(G1.mapChipPublic)),
      mapGenerically(group, nonce, chip, pointOf(G1.mapTerminalPublic)),
    ]) {
      expect(mapped.ok && hex(encodePoint(mapped.value))).toBe(G1.mappedGenerator);
    }
  });

  test('key agreement on the mapped generator', () => {
    const terminal = bytesToBigInt(hexToBytes(G1.terminalPrivate));
    const generator = pointOf(G1.mappedGenerator);
    expect(hex(encodePoint(generator.multiply(terminal)))).toBe(G1.terminalPublic);
    expect(hex(encodePoint(generator.multiply(bytesToBigInt(hexToBytes(G1.chipPrivate)))))).toBe(
      G1.chipPublic,
    );
    const shared = bigIntToBytes(pointOf(G1.chipPublic).multiply(terminal).x, 32);
    expect(hex(shared)).toBe(G1.shared);
    expect(hex(deriveKey(shared, KDF_COUNTER.ENC, 'AES-128'))).toBe(G1.encryptionKey);
    expect(hex(deriveKey(shared, KDF_COUNTER.MAC, 'AES-128'))).toBe(G1.macKey);
  });

  test('authentication tokens', () => {
    const keys = { suite: 'AES-128', macKey: hexToBytes(G1.macKey) } as const;
    expect(hex(publicKeyObject(OID, 0x86, hexToBytes(G1.chipPublic)))).toBe(G1.tokenInputTerminal);
    expect(hex(publicKeyObject(OID, 0x86, hexToBytes(G1.terminalPublic)))).toBe(G1.tokenInputChip);
    expect(hex(authenticationToken(keys, OID, 0x86, hexToBytes(G1.chipPublic)))).toBe(G1.tokenTerminal);
    expect(hex(authenticationToken(keys, OID, 0x86, hexToBytes(G1.terminalPublic)))).toBe(G1.tokenChip);
  });
});

describe('the exchange of App. G.1', () => {
  test('runs as published and leaves the session secured with AES-128', async () => {
    const { result, session, left } = await replay(tape());
    expect(result).toEqual({ ok: true, value: undefined });
    expect(left).toEqual([]);
    expect(session.secured).toBe(true);
    expect(session.suite).toBe('AES-128');
  });

  test.each([
    ['the chip refuses our token', { token: '6300' }, 'wrong-mrz-key', 'PACE: mutual authentication'],
    ['tries are counted', { token: '63C2' }, 'wrong-mrz-key', 'PACE: mutual authentication'],
    [
      "the chip's token is wrong",
      { token: '7C0A86083ABB9674BCE93C099000' },
      'wrong-mrz-key',
      'PACE: mutual authentication',
    ],
    [
      'an empty answer instead of a token',
      { token: '9000' },
      'chip-protocol-error',
      'PACE: mutual authentication',
    ],
    ['blocked at the start', { mse: '6983' }, 'access-blocked', 'PACE: MSE:Set AT'],
    ['blocked at the nonce', { nonce: '6983' }, 'access-blocked', 'PACE: encrypted nonce'],
    ['blocked at the end', { token: '6983' }, 'access-blocked', 'PACE: mutual authentication'],
    ['protocol unknown', { mse: '6A80' }, 'access-not-supported', 'PACE: MSE:Set AT'],
    [
      'nonce of 15 octets',
      { nonce: '7C11800F0102030405060708090A0B0C0D0E0F9000' },
      'chip-protocol-error',
      'PACE: encrypted nonce',
    ],
    [
      'nonce under the wrong tag',
      { nonce: `7C128110${G1.encryptedNonce}9000` },
      'chip-protocol-error',
      'PACE: encrypted nonce',
    ],
    [
      'a point off the curve',
      { map: `7C438241${G1.mapChipPublic.slice(0, -1)}59000` },
      'chip-protocol-error',
      'PACE: map nonce',
    ],
    ['the point at infinity', { map: '7C038201009000' }, 'chip-protocol-error', 'PACE: map nonce'],
    [
      'our own ephemeral key',
      { agree: `7C438441${G1.terminalPublic}9000` },
      'chip-protocol-error',
      'PACE: key agreement',
    ],
    ['an unexpected status', { map: '6F00' }, 'chip-protocol-error', 'PACE: map nonce'],
    // The tags of TR-03105-5.1, ISO7816_G_11, _13, _19 and _25.
    [
      'nonce under 90',
      { nonce: `7C129010${G1.encryptedNonce}9000` },
      'chip-protocol-error',
      'PACE: encrypted nonce',
    ],
    [
      'mapping data under 92',
      { map: `7C439241${G1.mapChipPublic}9000` },
      'chip-protocol-error',
      'PACE: map nonce',
    ],
    [
      'ephemeral key under 94',
      { agree: `7C439441${G1.chipPublic}9000` },
      'chip-protocol-error',
      'PACE: key agreement',
    ],
    [
      'token under 96',
      { token: `7C0A9608${G1.tokenChip}9000` },
      'chip-protocol-error',
      'PACE: mutual authentication',
    ],
    // ISO7816_G_10, _12, _18 and _24: refused, step by step.
    ['nonce refused', { nonce: '6300' }, 'chip-protocol-error', 'PACE: encrypted nonce'],
    ['mapping refused', { map: '6300' }, 'chip-protocol-error', 'PACE: map nonce'],
    ['key agreement refused', { agree: '6300' }, 'chip-protocol-error', 'PACE: key agreement'],
    [
      'an ephemeral key off the curve',
      { agree: `7C438441${G1.chipPublic.slice(0, -2)}00${'9000'}` },
      'chip-protocol-error',
      'PACE: key agreement',
    ],
  ] as const)('%s', async (_, change, code, step) => {
    const { result, session } = await replay(tape(change));
    expect(result).toMatchObject({ ok: false, error: { code, step } });
    expect(session.secured).toBe(false);
  });

  test('chip authentication data that nobody asked for are passed over (ISO7816_G_35)', async () => {
    const { result } = await replay(tape({ token: `7C1C8608${G1.tokenChip}8A10${'00'.repeat(16)}9000` }));
    expect(result).toEqual({ ok: true, value: undefined });
  });

  test('a warning that tries were used does not stop it', async () => {
    expect((await replay(tape({ mse: '63C1' }))).result.ok).toBe(true);
  });

  test('a refusal of a CAN is named so', async () => {
    const session = createChipSession(
      createReplayTransceiver(`
        => 0022C1A40F800A04007F00070202040202830102
        <= 6983`),
      { monotonic: () => 0 },
    );
    const result = await establishPace(
      session,
      choiceFrom(G1.cardAccess),
      { kind: 'can', can: '000001' },
      { random: fixedRandom() },
    );
    expect(result).toMatchObject({ ok: false, error: { code: 'access-blocked', sw: 0x6983 } });
  });
});

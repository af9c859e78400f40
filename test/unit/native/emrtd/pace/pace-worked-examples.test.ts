import { describe, expect, test } from 'vitest';
import { authenticationToken } from '../../../../../native/emrtd/pace/authentication-token.ts';
import {
  confirmsStaticKey,
  decryptChipAuthenticationData,
} from '../../../../../native/emrtd/pace/mapping-chip-authentication.ts';
import { mapGenerically } from '../../../../../native/emrtd/pace/mapping-generic.ts';
import { mapIntegrated, pseudoRandom } from '../../../../../native/emrtd/pace/mapping-integrated.ts';
import { establishPace } from '../../../../../native/emrtd/pace/pace.ts';
import { passwordKey, passwordSecret } from '../../../../../native/emrtd/pace/pace-password.ts';
import { rankPaceInfos } from '../../../../../native/emrtd/pace/pace-selection.ts';
import type { AccessKey } from '../../../../../native/emrtd/reading.ts';
import { createChipSession } from '../../../../../native/emrtd/secure-messaging/chip-session.ts';
import {
  type AgreementGroup,
  ellipticGroup,
  modularGroup,
} from '../../../../../native/emrtd/security-info/agreement-group.ts';
import { curveByParameterId } from '../../../../../native/emrtd/security-info/ec-domain.ts';
import { modpGroupByParameterId } from '../../../../../native/emrtd/security-info/modp-group.ts';
import { parseSecurityInfos } from '../../../../../native/emrtd/security-info/security-infos.ts';
import { bigIntToBytes, bytesToBigInt, bytesToHex, hexToBytes } from '../../../../../native/iso7816/bytes.ts';
import {
  aesCbcDecrypt,
  aesCbcEncrypt,
  deriveKey,
  KDF_COUNTER,
} from '../../../../../native/iso7816/secure-messaging-cipher.ts';
import { encodeTlv } from '../../../../../native/iso7816/tlv.ts';
import { createReplayTransceiver, fixedRandom } from '../replay-transceiver.ts';
import { APPENDIX_G_KEY, G2, H1, H2, I1 } from './worked-examples.ts';

const brainpool = curveByParameterId(13)!;
const curve = ellipticGroup(brainpool);
const modp = modularGroup(modpGroupByParameterId(0)!);
const ORDER = modp.order;

const hex = (bytes: Uint8Array) => bytesToHex(bytes).toUpperCase();
const scalar = (text: string) => bytesToBigInt(hexToBytes(text));

function element<E>(group: AgreementGroup<E>, text: string): E {
  const decoded = group.decode(hexToBytes(text));
  if (!decoded.ok) throw new Error(decoded.error);
  return decoded.value;
}

interface Agreed {
  readonly oid: string;
  readonly mappedGenerator: string;
  readonly terminalPrivate: string;
  readonly terminalPublic: string;
  readonly chipPrivate: string;
  readonly chipPublic: string;
  readonly shared: string;
  readonly encryptionKey: string;
  readonly macKey: string;
  readonly tokenTerminal: string;
  readonly tokenChip: string;
}

/** Key agreement on the mapped generator, session keys and tokens, from both ends. */
function checkAgreement<E>(group: AgreementGroup<E>, example: Agreed) {
  const generator = element(group, example.mappedGenerator);
  const terminal = scalar(example.terminalPrivate) % group.order;
  const chip = scalar(example.chipPrivate) % group.order;
  expect(hex(group.encode(group.multiply(generator, terminal)))).toBe(example.terminalPublic);
  const shared = group.sharedSecret(group.multiply(element(group, example.chipPublic), terminal));
  expect(hex(shared)).toBe(example.shared);
  expect(hex(group.sharedSecret(group.multiply(element(group, example.terminalPublic), chip)))).toBe(
    example.shared,
  );
  expect(hex(deriveKey(shared, KDF_COUNTER.ENC, 'AES-128'))).toBe(example.encryptionKey);
  const macKey = deriveKey(shared, KDF_COUNTER.MAC, 'AES-128');
  expect(hex(macKey)).toBe(example.macKey);
  const token = (publicKey: string) =>
    hex(
      authenticationToken(
        { suite: 'AES-128', macKey },
        example.oid,
        group.publicKeyTag,
        group.encode(element(group, publicKey)),
      ),
    );
  expect(token(example.chipPublic)).toBe(example.tokenTerminal);
  expect(token(example.terminalPublic)).toBe(example.tokenChip);
}

/** Runs PACE against what the chip answered, command by command. */
async function replay(cardAccess: string, key: AccessKey, tape: string, ...draws: readonly string[]) {
  const infos = parseSecurityInfos(hexToBytes(cardAccess));
  if (!infos.ok) throw new Error(infos.error);
  const [choice] = rankPaceInfos(infos.value);
  if (!choice) throw new Error('nothing on offer');
  const transceiver = createReplayTransceiver(tape);
  const session = createChipSession(transceiver, { monotonic: () => 0 });
  const result = await establishPace(session, choice, key, { random: fixedRandom(...draws) });
  expect(transceiver.left()).toEqual([]);
  return { result, session };
}

describe('App. G.2, DH with generic mapping', () => {
  test('mapping, from both sides', () => {
    const terminal = scalar(G2.mapTerminalPrivate);
    const chip = scalar(G2.mapChipPrivate);
    expect(hex(modp.encode(modp.multiply(modp.generator, terminal)))).toBe(G2.mapTerminalPublic);
    expect(hex(modp.encode(modp.multiply(modp.generator, chip)))).toBe(G2.mapChipPublic);
    expect(hex(modp.encode(modp.multiply(element(modp, G2.mapChipPublic), terminal)))).toBe(G2.sharedH);
    for (const mapped of [
      mapGenerically(modp, hexToBytes(G2.nonce), terminal, element(modp, G2.mapChipPublic)),
      mapGenerically(modp, hexToBytes(G2.nonce), chip, element(modp, G2.mapTerminalPublic)),
    ]) {
      expect(mapped.ok && hex(modp.encode(mapped.value))).toBe(G2.mappedGenerator);
    }
  });

  test('nonce', () => {
    const key = passwordKey(APPENDIX_G_KEY, 'AES-128');
    expect(hex(aesCbcDecrypt(key, hexToBytes(G2.encryptedNonce)))).toBe(G2.nonce);
  });

  test('key agreement and tokens', () => checkAgreement(modp, G2));

  test('the exchange', async () => {
    const { result, session } = await replay(
      G2.cardAccess,
      APPENDIX_G_KEY,
      `=> 0022C1A40F800A04007F00070202040102830101
       <= 9000
       => 10860000027C0000
       <= 7C128010${G2.encryptedNonce}9000
       => 10860000867C8183818180${G2.mapTerminalPublic}00
       <= 7C8183828180${G2.mapChipPublic}9000
       => 10860000867C8183838180${G2.terminalPublic}00
       <= 7C8183848180${G2.chipPublic}9000
       => 008600000C7C0A8508${G2.tokenTerminal}00
       <= ${G2.tokenAnswer}`,
      G2.mapTerminalPrivate,
      G2.terminalPrivate,
    );
    expect(result).toEqual({ ok: true, value: undefined });
    expect(session.suite).toBe('AES-128');
  });
});

/** App. H prints another password key than that of App. G, and no MRZ for it. */
const nonceUnderOwnKey = (nonce: string) =>
  hex(aesCbcEncrypt(passwordKey(APPENDIX_G_KEY, 'AES-128'), hexToBytes(nonce)));

describe.each([
  ['H.1, ECDH', H1, curve.prime],
  ['H.2, DH', H2, modp.prime],
] as const)('App. %s with integrated mapping', (_, example, prime) => {
  test('nonce', () => {
    const nonce = aesCbcDecrypt(hexToBytes(example.passwordKey), hexToBytes(example.encryptedNonce));
    expect(hex(nonce)).toBe(example.nonce);
  });

  test('pseudo-random function', () => {
    const output = pseudoRandom('AES-128', hexToBytes(example.nonce), hexToBytes(example.ownNonce), prime);
    expect(hex(output)).toBe(example.pseudoRandom);
    expect(bytesToBigInt(output) % prime).toBe(scalar(example.fieldElement));
  });
});

describe('App. H.1, ECDH with integrated mapping', () => {
  test('point encoding', () => {
    const point = curve.encodeFieldElement(scalar(H1.fieldElement));
    expect(point && hex(curve.encode(point))).toBe(H1.mappedGenerator);
    const mapped = mapIntegrated(curve, 'AES-128', hexToBytes(H1.nonce), hexToBytes(H1.ownNonce));
    expect(mapped.ok && hex(curve.encode(mapped.value))).toBe(H1.mappedGenerator);
  });

  test('key agreement and tokens', () => checkAgreement(curve, H1));

  test.each([
    ['an empty object 82', '7C0282009000'],
    ['nothing', '9000'],
  ])('the exchange, where the chip answers the nonce with %s', async (_, mapAnswer) => {
    const { result } = await replay(
      H1.cardAccess,
      APPENDIX_G_KEY,
      `=> 0022C1A40F800A04007F00070202040402830101
       <= 9000
       => 10860000027C0000
       <= 7C128010${nonceUnderOwnKey(H1.nonce)}9000
       => 10860000147C128110${H1.ownNonce}00
       <= ${mapAnswer}
       => 10860000457C438341${H1.terminalPublic}00
       <= 7C438441${H1.chipPublic}9000
       => 008600000C7C0A8508${H1.tokenTerminal}00
       <= 7C0A8608${H1.tokenChip}9000`,
      H1.ownNonce,
      H1.terminalPrivate,
    );
    expect(result).toEqual({ ok: true, value: undefined });
  });
});

describe('App. H.2, DH with integrated mapping', () => {
  test('mapping', () => {
    const mapped = mapIntegrated(modp, 'AES-128', hexToBytes(H2.nonce), hexToBytes(H2.ownNonce));
    expect(mapped.ok && hex(modp.encode(mapped.value))).toBe(H2.mappedGenerator);
  });

  test('key agreement and tokens', () => checkAgreement(modp, H2));

  test('the exchange', async () => {
    // The printed key is longer than the order of the group; reduced it is the same key.
    const reduced = hex(bigIntToBytes(scalar(H2.terminalPrivate) % ORDER, 20));
    const { result } = await replay(
      H2.cardAccess,
      APPENDIX_G_KEY,
      `=> 0022C1A40F800A04007F00070202040302830101
       <= 9000
       => 10860000027C0000
       <= 7C128010${nonceUnderOwnKey(H2.nonce)}9000
       => 10860000147C128110${H2.ownNonce}00
       <= 7C0282009000
       => 10860000867C8183838180${H2.terminalPublic}00
       <= 7C8183848180${H2.chipPublic}9000
       => 008600000C7C0A8508${H2.tokenTerminal}00
       <= 7C0A8608${H2.tokenChip}9000`,
      H2.ownNonce,
      reduced,
    );
    expect(result).toEqual({ ok: true, value: undefined });
  });
});

describe('App. I.1, ECDH with chip authentication mapping', () => {
  const keys = {
    suite: 'AES-128',
    encryptionKey: hexToBytes(I1.encryptionKey),
    macKey: hexToBytes(I1.macKey),
    sendSequenceCounter: new Uint8Array(16),
  } as const;

  const staticKey = () => {
    const infos = parseSecurityInfos(encodeTlv(0x31, hexToBytes(I1.chipAuthenticationPublicKeyInfo)));
    if (!infos.ok) throw new Error(infos.error);
    const [key] = infos.value.chipAuthenticationPublicKeys;
    if (!key || !('publicKey' in key) || key.agreement !== 'ECDH') throw new Error('no usable key');
    return key;
  };

  test('password and nonce', () => {
    expect(hex(passwordSecret(I1.key))).toBe(I1.secret);
    expect(hex(passwordKey(I1.key, 'AES-128'))).toBe(I1.passwordKey);
    expect(hex(aesCbcDecrypt(hexToBytes(I1.passwordKey), hexToBytes(I1.encryptedNonce)))).toBe(I1.nonce);
  });

  test('mapping', () => {
    const terminal = scalar(I1.mapTerminalPrivate);
    expect(hex(curve.encode(curve.multiply(element(curve, I1.mapChipPublic), terminal)))).toBe(I1.sharedH);
    const mapped = mapGenerically(curve, hexToBytes(I1.nonce), terminal, element(curve, I1.mapChipPublic));
    expect(mapped.ok && hex(curve.encode(mapped.value))).toBe(I1.mappedGenerator);
  });

  test('key agreement and tokens', () => checkAgreement(curve, I1));

  test('chip authentication data, and the static key of EF.CardSecurity that it confirms', () => {
    const data = decryptChipAuthenticationData(
      keys,
      hexToBytes(I1.encryptedChipAuthenticationData),
      brainpool,
    );
    expect(data).toBe(scalar(I1.chipAuthenticationData));
    const key = staticKey();
    expect(key).toMatchObject({ keyId: 13, domain: brainpool });
    const claim = { domain: brainpool, mappingKey: hexToBytes(I1.mapChipPublic), data: data! };
    expect(confirmsStaticKey(claim, key.publicKey)).toBe(true);
    expect(confirmsStaticKey({ ...claim, data: data! + 1n }, key.publicKey)).toBe(false);
    expect(confirmsStaticKey(claim, brainpool.Point.BASE)).toBe(false);
  });

  test('the exchange, and what the chip claims in it', async () => {
    const { result } = await replay(
      I1.cardAccess,
      I1.key,
      `=> 0022C1A40F800A04007F00070202040602830101
       <= 9000
       => 10860000027C0000
       <= 7C128010${I1.encryptedNonce}9000
       => 10860000457C438141${I1.mapTerminalPublic}00
       <= 7C438241${I1.mapChipPublic}9000
       => 10860000457C438341${I1.terminalPublic}00
       <= 7C438441${I1.chipPublic}9000
       => 008600000C7C0A8508${I1.tokenTerminal}00
       <= 7C3C8608${I1.tokenChip}8A30${I1.encryptedChipAuthenticationData}9000`,
      I1.mapTerminalPrivate,
      I1.terminalPrivate,
    );
    expect(result).toEqual({
      ok: true,
      value: {
        domain: brainpool,
        parameterId: 13,
        mappingKey: hexToBytes(I1.mapChipPublic),
        data: scalar(I1.chipAuthenticationData),
      },
    });
  });

  // TR-03105-5.1, ISO7816_G_29, _30, _31, _32 and _33: the chip leaves its proof out, or spoils it.
  test.each([
    ['no 8A', ''],
    ['8B in its place', `8B30${I1.encryptedChipAuthenticationData}`],
    ['8A with nothing in it', '8A00'],
    ['8A that does not decrypt', `8A30${'00'.repeat(48)}`],
    ['8A of half a block', '8A080011223344556677'],
  ])('the claim without a proof: %s', async (_, object) => {
    const template = `8608${I1.tokenChip}${object}`;
    const length = (template.length / 2).toString(16).padStart(2, '0');
    const { result } = await replay(
      I1.cardAccess,
      I1.key,
      `=> 0022C1A40F800A04007F00070202040602830101
       <= 9000
       => 10860000027C0000
       <= 7C128010${I1.encryptedNonce}9000
       => 10860000457C438141${I1.mapTerminalPublic}00
       <= 7C438241${I1.mapChipPublic}9000
       => 10860000457C438341${I1.terminalPublic}00
       <= 7C438441${I1.chipPublic}9000
       => 008600000C7C0A8508${I1.tokenTerminal}00
       <= 7C${length}${template}9000`,
      I1.mapTerminalPrivate,
      I1.terminalPrivate,
    );
    const claim = result.ok ? result.value : undefined;
    expect(claim).toMatchObject({ parameterId: 13 });
    expect(claim?.data).toBeUndefined();
    expect(claim && confirmsStaticKey(claim, staticKey().publicKey)).toBe(false);
  });
});

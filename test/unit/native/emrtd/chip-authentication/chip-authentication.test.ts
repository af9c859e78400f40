import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { err, ok, type Result } from '../../../../../electron/core/result.ts';
import type { CardSession, SessionFailure } from '../../../../../native/emrtd/card-session.ts';
import {
  authenticateChip,
  confirmChipAuthentication,
} from '../../../../../native/emrtd/chip-authentication/chip-authentication.ts';
import { modularGroup } from '../../../../../native/emrtd/security-info/agreement-group.ts';
import { decodePoint } from '../../../../../native/emrtd/security-info/ec-domain.ts';
import { modpGroupByParameterId } from '../../../../../native/emrtd/security-info/modp-group.ts';
import { parseSecurityInfos } from '../../../../../native/emrtd/security-info/security-infos.ts';
import type { CommandApdu, ResponseApdu } from '../../../../../native/iso7816/apdu.ts';
import { bigIntToBytes, bytesToHex } from '../../../../../native/iso7816/bytes.ts';
import {
  type CipherSuite,
  deriveKey,
  KDF_COUNTER,
  type SessionKeys,
} from '../../../../../native/iso7816/secure-messaging-cipher.ts';
import { encodeTlv, findTag, parseTlv, parseTlvList } from '../../../../../native/iso7816/tlv.ts';
import { integer, makeEcKey, oid, type TestEcKey } from '../../../../support/pki/test-key.ts';

const deps = { random: (length: number) => new Uint8Array(randomBytes(length)) };

const SUITE_ARC: Readonly<Record<CipherSuite, number>> = {
  '3DES': 1,
  'AES-128': 2,
  'AES-192': 3,
  'AES-256': 4,
};
const caOid = (suite: CipherSuite, agreement = 2) => `0.4.0.127.0.7.2.2.3.${agreement}.${SUITE_ARC[suite]}`;

const caInfo = (suite: CipherSuite, keyId?: number) =>
  encodeTlv(
    0x30,
    oid(caOid(suite)),
    integer(1n),
    keyId === undefined ? new Uint8Array() : integer(BigInt(keyId)),
  );

const caKey = (key: TestEcKey, keyId?: number) =>
  encodeTlv(
    0x30,
    oid('0.4.0.127.0.7.2.2.1.2'),
    key.publicKeyInfo,
    keyId === undefined ? new Uint8Array() : integer(BigInt(keyId)),
  );

function dg14Of(...infos: Uint8Array[]) {
  const parsed = parseSecurityInfos(encodeTlv(0x6e, encodeTlv(0x31, ...infos)));
  if (!parsed.ok) throw new Error(parsed.error);
  return parsed.value;
}

interface ChipOptions {
  readonly key: TestEcKey;
  /** Status words by step, in place of 9000. */
  readonly refuse?: Partial<Record<'kat' | 'at' | 'agree', number>>;
  readonly failure?: SessionFailure;
}

/** The chip's side of Doc 9303-11 §6.2, with the keys that it would use from then on. */
function chipWith({ key, refuse = {}, failure }: ChipOptions) {
  const commands: CommandApdu[] = [];
  const log: { chipSecret?: Uint8Array; templateOid?: string; keyId?: string; keys?: SessionKeys } = {};
  const agree = (encoded: Uint8Array | undefined) => {
    const point = encoded && decodePoint(key.domain, encoded);
    if (!point?.ok) return 0x6a80;
    log.chipSecret = bigIntToBytes(point.value.multiply(key.secret).x, key.domain.fieldBytes);
    return 0x9000;
  };
  const handle = ({ ins, p1, p2, data = new Uint8Array() }: CommandApdu): number => {
    const list = parseTlvList(data);
    const objects = list.ok ? list.value : [];
    const keyId = findTag(objects, 0x84);
    if (keyId) log.keyId = bytesToHex(keyId.value);
    if (ins === 0x22 && p1 === 0x41 && p2 === 0xa6) return refuse.kat ?? agree(findTag(objects, 0x91)?.value);
    if (ins === 0x22 && p1 === 0x41 && p2 === 0xa4) {
      log.templateOid = bytesToHex(findTag(objects, 0x80)?.value ?? new Uint8Array());
      return refuse.at ?? 0x9000;
    }
    if (ins === 0x86) {
      const outer = parseTlv(data);
      const inner = outer.ok && outer.value.tag === 0x7c ? parseTlv(outer.value.value) : undefined;
      return refuse.agree ?? agree(inner?.ok && inner.value.tag === 0x80 ? inner.value.value : undefined);
    }
    return 0x6d00;
  };
  const session: CardSession = {
    secured: true,
    secure: (keys) => {
      log.keys = keys;
    },
    send: async (command): Promise<Result<ResponseApdu, SessionFailure>> => {
      if (failure) return err(failure);
      commands.push(command);
      return ok({ data: new Uint8Array(), sw: handle(command) });
    },
  };
  return { session, commands, log };
}

async function run(chip: ReturnType<typeof chipWith>, dg14: ReturnType<typeof dg14Of>) {
  const result = await authenticateChip(chip.session, dg14, deps);
  if (!result.ok) throw new Error(result.error.detail);
  return result.value.check;
}

const CURVES = ['brainpoolP256r1', 'secp256r1', 'brainpoolP384r1', 'brainpoolP512r1', 'secp521r1'];
const SUITES: readonly CipherSuite[] = ['AES-128', 'AES-192', 'AES-256', '3DES'];

describe.each(CURVES)('%s', (curve) => {
  test.each(SUITES)('%s: both ends derive the same keys, with the counter at zero', async (suite) => {
    const key = makeEcKey(curve, { explicit: true });
    const chip = chipWith({ key });
    const check = await run(chip, dg14Of(caInfo(suite), caKey(key)));
    expect(check).toEqual({ name: 'chip-authentication', outcome: 'pass', note: `ECDH ${curve} ${suite}` });
    const secret = chip.log.chipSecret!;
    expect(chip.log.keys).toEqual({
      suite,
      encryptionKey: deriveKey(secret, KDF_COUNTER.ENC, suite),
      macKey: deriveKey(secret, KDF_COUNTER.MAC, suite),
      sendSequenceCounter: new Uint8Array(suite === '3DES' ? 8 : 16),
    });
  });
});

describe.each([0, 1, 2])('prime field %i', (id) => {
  const modp = modpGroupByParameterId(id)!;
  const group = modularGroup(modp);
  const secret = 0x1234_5678_9abc_def0_1234_5678_9abc_def1n;
  const value = integer(group.multiply(group.generator, secret));
  const subjectPublicKey = encodeTlv(0x03, Uint8Array.of(0), value);
  /** As X9.42, as PKCS#3 and by number. */
  const ALGORITHMS = [
    [
      oid('1.2.840.10046.2.1'),
      encodeTlv(0x30, integer(modp.prime), integer(modp.generator), integer(group.order)),
    ],
    [oid('1.2.840.113549.1.3.1'), encodeTlv(0x30, integer(modp.prime), integer(modp.generator))],
    [oid('0.4.0.127.0.7.1.2'), encodeTlv(0x02, Uint8Array.of(id))],
  ] as const;

  test.each(SUITES)(
    '%s: both ends derive the same keys, however the parameters are written',
    async (suite) => {
      for (const algorithm of ALGORITHMS) {
        const info = encodeTlv(0x30, encodeTlv(0x30, ...algorithm), subjectPublicKey);
        const dg14 = dg14Of(
          encodeTlv(0x30, oid(caOid(suite, 1)), integer(1n)),
          encodeTlv(0x30, oid('0.4.0.127.0.7.2.2.1.1'), info),
        );
        const sent: Uint8Array[] = [];
        let keys: SessionKeys | undefined;
        const session: CardSession = {
          secured: true,
          secure: (next) => {
            keys = next;
          },
          send: async ({ data = new Uint8Array() }) => {
            sent.push(data);
            return ok({ data: new Uint8Array(), sw: 0x9000 });
          },
        };
        const result = await authenticateChip(session, dg14, deps);
        expect(result.ok && result.value.check).toMatchObject({
          outcome: 'pass',
          note: `DH ${modp.name} ${suite}`,
        });
        const last = parseTlv(sent.at(-1)!);
        const template = last.ok && last.value.tag === 0x7c ? parseTlv(last.value.value) : last;
        if (!template.ok) throw new Error('no public key was sent');
        expect(template.value.tag).toBe(suite === '3DES' ? 0x91 : 0x80);
        const terminal = group.decode(template.value.value);
        if (!terminal.ok) throw new Error(terminal.error);
        const shared = group.sharedSecret(group.multiply(terminal.value, secret));
        expect(keys?.macKey).toEqual(deriveKey(shared, KDF_COUNTER.MAC, suite));
        expect(keys?.encryptionKey).toEqual(deriveKey(shared, KDF_COUNTER.ENC, suite));
      }
    },
  );
});

describe('the commands', () => {
  const key = makeEcKey();

  test('AES: MSE:Set AT with the protocol, then GENERAL AUTHENTICATE; no key reference unless there is one', async () => {
    const chip = chipWith({ key });
    await run(chip, dg14Of(caInfo('AES-128'), caKey(key)));
    expect(chip.commands.map(({ ins, p1, p2, ne }) => [ins, p1, p2, ne])).toEqual([
      [0x22, 0x41, 0xa4, undefined],
      [0x86, 0x00, 0x00, 256],
    ]);
    expect(chip.log.templateOid).toBe('04007f00070202030202');
    expect(chip.log.keyId).toBeUndefined();
  });

  test('3DES: MSE:Set KAT alone', async () => {
    const chip = chipWith({ key });
    await run(chip, dg14Of(caInfo('3DES'), caKey(key)));
    expect(chip.commands.map(({ ins, p1, p2 }) => [ins, p1, p2])).toEqual([[0x22, 0x41, 0xa6]]);
  });

  test('3DES on a chip without Set KAT: the way of AES', async () => {
    const chip = chipWith({ key, refuse: { kat: 0x6a86 } });
    expect((await run(chip, dg14Of(caInfo('3DES'), caKey(key)))).outcome).toBe('pass');
    expect(chip.commands.map(({ ins }) => ins)).toEqual([0x22, 0x22, 0x86]);
  });

  test('a random source of zeros and of ones still gives a scalar in 1 … n−1', async () => {
    for (const octet of [0x00, 0xff]) {
      const chip = chipWith({ key });
      const random = (length: number) => new Uint8Array(length).fill(octet);
      const result = await authenticateChip(chip.session, dg14Of(caInfo('AES-128'), caKey(key)), { random });
      expect(result.ok && result.value.check.outcome).toBe('pass');
    }
  });

  test('a key without any ChipAuthenticationInfo means 3DES (early chips)', async () => {
    const chip = chipWith({ key });
    expect((await run(chip, dg14Of(caKey(key)))).note).toContain('3DES');
  });
});

describe('the choice', () => {
  const first = makeEcKey();
  const second = makeEcKey('brainpoolP384r1');

  test('the strongest suite, with the key of its number', async () => {
    const chip = chipWith({ key: second });
    const dg14 = dg14Of(caInfo('AES-128', 1), caInfo('AES-256', 300), caKey(first, 1), caKey(second, 300));
    expect(await run(chip, dg14)).toMatchObject({ outcome: 'pass', note: 'ECDH brainpoolP384r1 AES-256' });
    expect(chip.log.keyId).toBe('012c');
  });

  test('a suite whose key is missing is passed over', async () => {
    const chip = chipWith({ key: first });
    const dg14 = dg14Of(caInfo('AES-128', 1), caInfo('AES-256', 9), caKey(first, 1), caKey(second, 2));
    expect(await run(chip, dg14)).toMatchObject({ outcome: 'pass', note: 'ECDH brainpoolP256r1 AES-128' });
  });
});

describe('what is not a pass', () => {
  const key = makeEcKey();
  const dg14 = dg14Of(caInfo('AES-128'), caKey(key));

  test('nothing offered', async () => {
    const chip = chipWith({ key });
    const infos = dg14Of(encodeTlv(0x30, oid('0.4.0.127.0.7.2.2.2'), integer(1n)));
    expect(await run(chip, infos)).toEqual({ name: 'chip-authentication', outcome: 'not-offered' });
    expect(chip.commands).toEqual([]);
  });

  test('offered in forms that we do not know, or without a key', async () => {
    const dh = encodeTlv(0x30, oid(caOid('AES-128', 1)), integer(1n));
    for (const infos of [dg14Of(dh, caKey(key)), dg14Of(caInfo('AES-128'))]) {
      expect(await run(chipWith({ key }), infos)).toMatchObject({
        outcome: 'not-possible',
        reason: 'chip-authentication-not-completed',
      });
    }
  });

  test.each(['at', 'agree'] as const)(
    'a chip that refuses (%s) fails, and the old keys stay',
    async (step) => {
      const chip = chipWith({ key, refuse: { [step]: 0x6a80 } });
      expect(await run(chip, dg14)).toMatchObject({
        outcome: 'fail',
        reason: 'chip-authentication-failed',
        note: expect.stringContaining('6a80'),
      });
      expect(chip.log.keys).toBeUndefined();
    },
  );

  test('a command that is too long for the path is no refusal by the chip', async () => {
    const chip = chipWith({ key, refuse: { agree: 0x6700 } });
    expect(await run(chip, dg14)).toMatchObject({
      outcome: 'not-possible',
      reason: 'chip-authentication-not-completed',
    });
  });

  test('a copy without the private key derives other keys', async () => {
    const copy = chipWith({ key: makeEcKey() });
    await run(copy, dg14);
    const { keys, chipSecret } = copy.log;
    expect(keys?.macKey).not.toEqual(deriveKey(chipSecret!, KDF_COUNTER.MAC, 'AES-128'));
  });

  test('a lifted card is a failure of the session', async () => {
    const failure = { code: 'card-removed', detail: 'gone' } as const;
    expect(await authenticateChip(chipWith({ key, failure }).session, dg14, deps)).toEqual(err(failure));
  });
});

describe('confirmation by the first answer under the new keys', () => {
  const promised = { name: 'chip-authentication', outcome: 'pass', note: 'ECDH' } as const;

  test('an answer keeps the promise', () => {
    expect(confirmChipAuthentication(promised, ok(undefined))).toBe(promised);
  });

  test('a broken channel breaks it', () => {
    const failure: SessionFailure = { code: 'secure-channel-lost', detail: 'MAC' };
    expect(confirmChipAuthentication(promised, err(failure))).toMatchObject({
      outcome: 'fail',
      reason: 'chip-authentication-failed',
    });
  });

  test('a lifted card leaves it open', () => {
    const failure: SessionFailure = { code: 'card-removed', detail: 'gone' };
    expect(confirmChipAuthentication(promised, err(failure))).toMatchObject({
      outcome: 'not-possible',
      reason: 'chip-authentication-not-completed',
    });
  });

  test('what did not pass stays as it is', () => {
    const failed = { name: 'chip-authentication', outcome: 'not-offered' } as const;
    expect(confirmChipAuthentication(failed, err({ code: 'secure-channel-lost', detail: '' }))).toBe(failed);
  });
});

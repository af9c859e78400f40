import { describe, expect, test } from 'vitest';
import { err, ok, type Result } from '../../../../../electron/core/result.ts';
import {
  authenticateActively,
  verifyActiveAuthentication,
} from '../../../../../native/emrtd/active-authentication/active-authentication.ts';
import type { CardSession, SessionFailure } from '../../../../../native/emrtd/card-session.ts';
import { parseSecurityInfos } from '../../../../../native/emrtd/security-info/security-infos.ts';
import { computeDigest, type DigestName } from '../../../../../native/emrtd/signature/digest.ts';
import type { CommandApdu, ResponseApdu } from '../../../../../native/iso7816/apdu.ts';
import { concatBytes } from '../../../../../native/iso7816/bytes.ts';
import { encodeTlv } from '../../../../../native/iso7816/tlv.ts';
import {
  integer,
  makeEcKey,
  makeRsaKey,
  oid,
  type TestKey,
  type TestRsaKey,
} from '../../../../support/pki/test-key.ts';

const CHALLENGE = Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8);
const deps = { random: (length: number) => CHALLENGE.slice(0, length) };

const dg15Of = (key: TestKey) => encodeTlv(0x6f, key.publicKeyInfo);

/** DG14 that names the algorithm of active authentication. */
function dg14With(algorithm: string) {
  const info = encodeTlv(0x30, oid('2.23.136.1.1.5'), integer(1n), oid(algorithm));
  const parsed = parseSecurityInfos(encodeTlv(0x6e, encodeTlv(0x31, info)));
  if (!parsed.ok) throw new Error(parsed.error);
  return parsed.value;
}

const PLAIN_SHA256 = '0.4.0.127.0.7.1.1.4.1.3';
const PLAIN_SHA1 = '0.4.0.127.0.7.1.1.4.1.1';
const DER_SHA384 = '1.2.840.10045.4.3.3';

function signIso9796(key: TestRsaKey, challenge: Uint8Array): Uint8Array {
  const recoverable = new Uint8Array(key.length - 1 - 32 - 2).fill(9);
  const hash = computeDigest('SHA-256', concatBytes(recoverable, challenge));
  return key.rawSign(concatBytes(Uint8Array.of(0x6a), recoverable, hash, Uint8Array.of(0x34, 0xcc)));
}

type Answer = (command: CommandApdu) => Result<ResponseApdu, SessionFailure>;

/** A session that answers by script and keeps what it was sent. */
function scripted(answer: Answer) {
  const commands: CommandApdu[] = [];
  const session: CardSession = {
    secured: true,
    secure: () => {
      throw new Error('active authentication does not change keys');
    },
    send: async (command) => {
      commands.push(command);
      return answer(command);
    },
  };
  return { session, commands };
}

const signed = (data: Uint8Array) => ok({ data, sw: 0x9000 });
const status = (sw: number) => ok({ data: new Uint8Array(), sw });

describe('ECDSA', () => {
  const key = makeEcKey('brainpoolP256r1', { explicit: true });
  const verify = (signature: Uint8Array, algorithm?: string, dg15 = dg15Of(key)) =>
    verifyActiveAuthentication({
      dg15,
      dg14: algorithm === undefined ? undefined : dg14With(algorithm),
      challenge: CHALLENGE,
      signature,
    });

  test('plain, with the hash that DG14 names', () => {
    expect(verify(key.signPlain(CHALLENGE, 'SHA-256'), PLAIN_SHA256).outcome).toBe('pass');
    expect(verify(key.signPlain(CHALLENGE, 'SHA-1'), PLAIN_SHA1).outcome).toBe('pass');
    expect(verify(key.signPlain(CHALLENGE, 'SHA-384'), DER_SHA384).outcome).toBe('pass');
  });

  test('DER, which some chips give', () => {
    expect(verify(key.sign(CHALLENGE), PLAIN_SHA256).outcome).toBe('pass');
  });

  test('another hash than DG14 names does not hold', () => {
    expect(verify(key.signPlain(CHALLENGE, 'SHA-256'), PLAIN_SHA1)).toMatchObject({
      outcome: 'fail',
      reason: 'active-authentication-failed',
    });
  });

  test.each<[string, DigestName]>([
    ['secp192r1', 'SHA-1'],
    ['secp224r1', 'SHA-224'],
    ['brainpoolP256r1', 'SHA-256'],
    ['brainpoolP256r1', 'SHA-1'],
    ['brainpoolP384r1', 'SHA-384'],
    ['brainpoolP512r1', 'SHA-512'],
    ['secp521r1', 'SHA-256'],
  ])('without DG14: %s with %s', (curve, digest) => {
    const other = makeEcKey(curve);
    expect(verify(other.signPlain(CHALLENGE, digest), undefined, dg15Of(other)).outcome).toBe('pass');
  });

  test('another key or challenge does not hold', () => {
    expect(verify(makeEcKey().signPlain(CHALLENGE), PLAIN_SHA256).outcome).toBe('fail');
    expect(verify(key.signPlain(Uint8Array.of(1)), PLAIN_SHA256).outcome).toBe('fail');
    expect(verify(new Uint8Array(), PLAIN_SHA256).outcome).toBe('fail');
  });

  test('an algorithm in DG14 that we do not know is not judged', () => {
    expect(verify(key.signPlain(CHALLENGE), '0.4.0.127.0.7.1.1.4.1.6')).toMatchObject({
      outcome: 'not-possible',
      reason: 'active-authentication-not-completed',
    });
  });
});

describe('the exchange with the chip', () => {
  const key = makeEcKey();

  test('one INTERNAL AUTHENTICATE with eight random octets', async () => {
    const { session, commands } = scripted((command) =>
      signed(key.signPlain(command.data ?? new Uint8Array())),
    );
    const result = await authenticateActively(session, dg15Of(key), dg14With(PLAIN_SHA256), deps);
    if (!result.ok) throw new Error(result.error.detail);
    expect(result.value.check).toEqual({
      name: 'active-authentication',
      outcome: 'pass',
      note: 'ECDSA brainpoolP256r1 SHA-256',
    });
    expect(commands).toEqual([{ cla: 0, ins: 0x88, p1: 0, p2: 0, data: CHALLENGE, ne: 256 }]);
    // What is kept is enough to verify again later.
    const { challenge, signature } = result.value;
    const dg14 = dg14With(PLAIN_SHA256);
    expect(verifyActiveAuthentication({ dg15: dg15Of(key), dg14, challenge, signature }).outcome).toBe(
      'pass',
    );
  });

  test('a chip that refuses, or signs something else, fails', async () => {
    for (const answer of [
      () => status(0x6d00),
      () => status(0x6985),
      () => signed(key.signPlain(Uint8Array.of(0))),
    ]) {
      const { session } = scripted(answer);
      const result = await authenticateActively(session, dg15Of(key), undefined, deps);
      expect(result.ok && result.value.check).toMatchObject({
        outcome: 'fail',
        reason: 'active-authentication-failed',
      });
    }
  });

  test('a lifted card is a failure of the session', async () => {
    const failure = { code: 'card-removed', detail: 'gone' } as const;
    const { session } = scripted(() => err(failure));
    expect(await authenticateActively(session, dg15Of(key), undefined, deps)).toEqual(err(failure));
  });

  test('a key that we do not know asks the chip nothing', async () => {
    const { session, commands } = scripted(() => status(0x9000));
    for (const dg15 of [
      new Uint8Array(),
      encodeTlv(0x6f, Uint8Array.of(1)),
      encodeTlv(0x61, key.publicKeyInfo),
    ]) {
      const result = await authenticateActively(session, dg15, undefined, deps);
      expect(result.ok && result.value.check).toMatchObject({
        outcome: 'not-possible',
        reason: 'active-authentication-not-completed',
      });
    }
    expect(commands).toEqual([]);
  });
});

describe('RSA, whose answer may not fit a short response', () => {
  const key = makeRsaKey();
  const dg15 = dg15Of(key);

  test('a chip that answers at once is asked once', async () => {
    const { session, commands } = scripted((command) => signed(signIso9796(key, command.data!)));
    const result = await authenticateActively(session, dg15, undefined, deps);
    expect(result.ok && result.value.check).toMatchObject({
      outcome: 'pass',
      note: 'RSA-2048 ISO 9796-2 SHA-256',
    });
    expect(commands.length).toBe(1);
  });

  test.each([
    ['refuses', 0x6700],
    ['gives what fits', 0x9000],
  ])('a chip that %s is asked again with an extended Le', async (_what, sw) => {
    const { session, commands } = scripted((command) => {
      const signature = signIso9796(key, command.data!);
      if ((command.ne ?? 0) > 256) return signed(signature);
      return ok({ data: sw === 0x9000 ? signature.subarray(0, 223) : new Uint8Array(), sw });
    });
    const result = await authenticateActively(session, dg15, undefined, deps);
    expect(result.ok && result.value.check.outcome).toBe('pass');
    expect(commands.map((command) => command.ne)).toEqual([256, 65_536]);
  });

  test('a length that cannot be agreed on says nothing about the chip', async () => {
    const { session } = scripted(() => status(0x6700));
    const result = await authenticateActively(session, dg15, undefined, deps);
    expect(result.ok && result.value.check).toMatchObject({
      outcome: 'not-possible',
      reason: 'active-authentication-not-completed',
    });
  });
});

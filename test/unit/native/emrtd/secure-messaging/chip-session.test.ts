import { describe, expect, test } from 'vitest';
import { err, ok } from '../../../../../electron/core/result.ts';
import {
  createChipSession,
  MAX_APDUS_PER_SESSION,
} from '../../../../../native/emrtd/secure-messaging/chip-session.ts';
import { bytesToHex, hexToBytes } from '../../../../../native/iso7816/bytes.ts';
import type { Transceiver, TransportFailureCode } from '../../../../../native/pcsc/transceiver.ts';
import { createReplayTransceiver } from '../replay-transceiver.ts';

const READ = { cla: 0, ins: 0xb0, p1: 0, p2: 0, ne: 4 } as const;
const D4 = {
  suite: '3DES',
  encryptionKey: hexToBytes('979EC13B1CBFE9DCD01AB0FED307EAE5'),
  macKey: hexToBytes('F1CB1F1FB5ADF208806B89DC579DC1F8'),
  sendSequenceCounter: hexToBytes('887022120C06C228'),
} as const;
const SECURED_READ = '0CB000000D9701048E08ED6705417E96BA5500';
const SECURED_ANSWER = '8709019FF0EC34F9922651990290008E08AD55CC17140B2DED';

const stub = (transmit: Transceiver['transmit']): Transceiver => ({
  readerName: 'stub',
  atr: new Uint8Array(),
  transmit,
});
const sessionOn = (tape: string) => {
  const transceiver = createReplayTransceiver(tape);
  return { session: createChipSession(transceiver, { monotonic: () => 0 }), transceiver };
};

describe('in plain', () => {
  test('a status other than 9000 is a response', async () => {
    const { session } = sessionOn(`
      => 00B0000004
      <= 6A82`);
    expect(await session.send(READ)).toEqual(ok({ data: new Uint8Array(), sw: 0x6a82 }));
  });

  test('61xx is followed until the answer is whole', async () => {
    const { session, transceiver } = sessionOn(`
      => 00B0000004
      <= 60146102
      => 00C0000002
      <= 5F6101
      => 00C0000001
      <= 019000`);
    const answer = await session.send(READ);
    expect(answer.ok && bytesToHex(answer.value.data)).toBe('60145f01');
    expect(transceiver.left()).toEqual([]);
    expect(session.statistics.apdus).toBe(3);
  });

  test.each([
    ['6101', '61xx without data'],
    ['AA6101', '61xx without end'],
  ])('%s for ever comes to an end', async (answer, detail) => {
    let count = 0;
    const session = createChipSession(
      stub(async () => {
        count++;
        return ok(hexToBytes(answer));
      }),
      { monotonic: () => 0 },
    );
    expect(await session.send(READ)).toEqual(err({ code: 'chip-protocol-error', detail }));
    expect(count).toBeLessThan(400);
  });

  test('half a status word breaks the protocol', async () => {
    const { session } = sessionOn(`
      => 00B0000004
      <= 90`);
    expect(await session.send(READ)).toMatchObject({ ok: false, error: { code: 'chip-protocol-error' } });
  });

  test.each([
    'card-removed',
    'card-mute',
    'card-in-use',
    'reader-unplugged',
    'reader-service-stopped',
    'transmit-failed',
  ] satisfies TransportFailureCode[])('%s comes through', async (code) => {
    const session = createChipSession(
      stub(async () => err({ code, detail: 'd' })),
      { monotonic: () => 0 },
    );
    expect(await session.send(READ)).toEqual(err({ code, detail: 'd' }));
  });
});

describe('bounds and counts', () => {
  test('commands and transport time', async () => {
    let clock = 0;
    const session = createChipSession(
      stub(async () => {
        clock += 15;
        return ok(hexToBytes('9000'));
      }),
      { monotonic: () => clock },
    );
    await session.send(READ);
    clock += 100;
    await session.send(READ);
    expect(session.statistics).toEqual({ apdus: 2, transportMs: 30, largestResponse: 0, quickestMs: 15 });
  });

  test('an abort is seen before the next command', async () => {
    const abort = new AbortController();
    let sent = 0;
    const session = createChipSession(
      stub(async () => {
        sent++;
        abort.abort();
        return ok(hexToBytes('9000'));
      }),
      { monotonic: () => 0, signal: abort.signal },
    );
    expect((await session.send(READ)).ok).toBe(true);
    expect(await session.send(READ)).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(sent).toBe(1);
  });

  test('a conversation has a last command', async () => {
    const session = createChipSession(
      stub(async () => ok(hexToBytes('9000'))),
      { monotonic: () => 0, maxApdus: 3 },
    );
    for (let i = 0; i < 3; i++) expect((await session.send(READ)).ok).toBe(true);
    expect(await session.send(READ)).toMatchObject({ ok: false, error: { code: 'chip-protocol-error' } });
    expect(MAX_APDUS_PER_SESSION).toBeLessThan(10_000);
  });
});

describe('secured', () => {
  test('wraps, unwraps, and knows when the chip has shown that it has the keys', async () => {
    const { session } = sessionOn(`
      => ${SECURED_READ}
      <= ${SECURED_ANSWER}9000`);
    session.secure(D4);
    expect([session.secured, session.proven, session.suite]).toEqual([true, false, '3DES']);
    const answer = await session.send(READ);
    expect(answer.ok && bytesToHex(answer.value.data)).toBe('60145f01');
    expect(session.proven).toBe(true);
  });

  test('a protected answer in two parts', async () => {
    const { session } = sessionOn(`
      => ${SECURED_READ}
      <= ${SECURED_ANSWER.slice(0, 20)}610F
      => 00C000000F
      <= ${SECURED_ANSWER.slice(20)}9000`);
    session.secure(D4);
    expect((await session.send(READ)).ok).toBe(true);
  });

  test.each([
    ['a wrong checksum', `${SECURED_ANSWER.slice(0, -1)}09000`],
    ['success without protection', '9000'],
    ['data without protection', '60145F019000'],
    ['6987', '6987'],
    ['6988', '6988'],
  ])('%s ends the channel, and nothing goes out in plain afterwards', async (_, answer) => {
    const { session, transceiver } = sessionOn(`
      => ${SECURED_READ}
      <= ${answer}
      => 00B0000004
      <= 9000`);
    session.secure(D4);
    expect(await session.send(READ)).toMatchObject({ ok: false, error: { code: 'secure-channel-lost' } });
    expect(session.secured).toBe(false);
    expect(await session.send(READ)).toMatchObject({ ok: false, error: { code: 'secure-channel-lost' } });
    expect(transceiver.left()).toHaveLength(1);
    session.unsecure();
    expect((await session.send(READ)).ok).toBe(true);
  });

  test('a refusal in plain is a refusal, proves nothing, and the counters go on', async () => {
    // The checksum of this command is not published; take whatever is sent and answer it.
    const sent: string[] = [];
    const answers = ['6A82', `${SECURED_ANSWER}9000`];
    const session = createChipSession(
      stub(async (command) => {
        sent.push(bytesToHex(command).toUpperCase());
        return ok(hexToBytes(answers.shift()!));
      }),
      { monotonic: () => 0 },
    );
    session.secure({ ...D4, sendSequenceCounter: hexToBytes('887022120C06C226') });
    expect(await session.send(READ)).toEqual(ok({ data: new Uint8Array(), sw: 0x6a82, unprotected: true }));
    expect([session.secured, session.proven]).toEqual([true, false]);
    const next = await session.send(READ);
    expect(sent[1]).toBe(SECURED_READ);
    expect(next.ok && bytesToHex(next.value.data)).toBe('60145f01');
    expect(session.proven).toBe(true);
  });

  test('a command that the reader lost leaves no channel: the counters may differ', async () => {
    const session = createChipSession(
      stub(async () => err({ code: 'transmit-failed', detail: 'too long' })),
      { monotonic: () => 0 },
    );
    session.secure(D4);
    expect(await session.send(READ)).toMatchObject({ ok: false, error: { code: 'transmit-failed' } });
    expect(await session.send(READ)).toMatchObject({ ok: false, error: { code: 'secure-channel-lost' } });
  });
});

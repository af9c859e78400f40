import { EventEmitter } from 'node:events';
import { describe, expect, test, vi } from 'vitest';
import {
  createThreadedReceiptVerifier,
  type ReceiptThread,
  startReceiptThread,
  WORTH_A_THREAD,
} from '../../../../electron/police/gateway/receipt-thread.ts';
import { FLAWS, good, payload, pinned, sent } from './receipt-flaws.ts';

const rules = { receiptKeys: { keys: [pinned] } };
const verified = { ok: true, value: { ...payload, keyId: 'k1' } };
const MANY = Array.from({ length: WORTH_A_THREAD }, () => good);

/** A thread that hears and never answers, until it is told how it ends. */
class SilentThread extends EventEmitter {
  readonly heard: string[] = [];
  readonly postMessage = (text: string) => void this.heard.push(text);
  readonly terminate = vi.fn(async () => {
    this.emit('exit', 1);
    return 1;
  });
  readonly ref = vi.fn();
  readonly unref = vi.fn();
}

const silent = () => {
  const thread = new SilentThread();
  const start = vi.fn(() => thread as unknown as ReceiptThread);
  return { thread, start, verifier: createThreadedReceiptVerifier(rules, start) };
};

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('receipts of a batch are verified in a thread', () => {
  test('each as it would be here: the good ones, and every flaw', async () => {
    const start = vi.fn(startReceiptThread);
    const verifier = createThreadedReceiptVerifier(rules, start);
    const answers = await Promise.all(
      [good, ...FLAWS.map(([, jws]) => jws)].map((jws) => verifier.receipt(jws, sent)),
    );
    expect(answers).toEqual([verified, ...FLAWS.map(([, , flaw]) => ({ ok: false, error: flaw }))]);
    expect(await Promise.all(MANY.map((jws) => verifier.receipt(jws, sent)))).toEqual(
      MANY.map(() => verified),
    );
    expect(start).toHaveBeenCalledTimes(1);
    await verifier.close();
  });

  test('the issuer that is pinned is pinned there too', async () => {
    const verifier = createThreadedReceiptVerifier({ ...rules, receiptIssuer: 'Somebody else' });
    const answers = await Promise.all(MANY.map((jws) => verifier.receipt(jws, sent)));
    expect(answers).toEqual(MANY.map(() => ({ ok: false, error: 'issuer' })));
    await verifier.close();
  });

  test('a few start no thread', async () => {
    const { verifier, start } = silent();
    const few = MANY.slice(1);
    expect(await Promise.all(few.map((jws) => verifier.receipt(jws, sent)))).toEqual(few.map(() => verified));
    expect(start).not.toHaveBeenCalled();
    await verifier.close();
  });

  test('a batch is one message, and the program waits for nothing but its answer', async () => {
    const { verifier, thread } = silent();
    const answers = Promise.all(MANY.map((jws) => verifier.receipt(jws, sent)));
    await settled();
    expect(thread.heard).toHaveLength(1);
    expect(thread.ref).toHaveBeenCalledTimes(1);
    expect(thread.unref).not.toHaveBeenCalled();
    const flaw = { ok: false, error: 'signature' };
    thread.emit('message', JSON.stringify({ question: 1, verified: MANY.map(() => flaw) }));
    expect(await answers).toEqual(MANY.map(() => flaw));
    expect(thread.unref).toHaveBeenCalledTimes(1);
  });
});

describe('a thread that fails', () => {
  test.each([
    ['ends in the middle', (thread: SilentThread) => thread.emit('exit', 1)],
    ['cannot be loaded', (thread: SilentThread) => thread.emit('error', new Error('no such file'))],
    ['sends what cannot be read', (thread: SilentThread) => thread.emit('messageerror', new Error('x'))],
    ['answers for too few', (thread: SilentThread) => thread.emit('message', '{"question":1,"verified":[]}')],
    ['is closed with the way', (_: SilentThread, close: () => Promise<void>) => void close()],
  ])('%s: what it had is verified here', async (_, fail) => {
    const { verifier, thread } = silent();
    const answers = Promise.all(MANY.map((jws) => verifier.receipt(jws, sent)));
    await settled();
    fail(thread, () => verifier.close());
    expect(await answers).toEqual(MANY.map(() => verified));
  });

  test('is not started again, and nothing waits for it', async () => {
    const { verifier, thread, start } = silent();
    const first = Promise.all(MANY.map((jws) => verifier.receipt(jws, sent)));
    await settled();
    thread.emit('exit', 1);
    await first;
    expect(await Promise.all(MANY.map((jws) => verifier.receipt(jws, sent)))).toEqual(
      MANY.map(() => verified),
    );
    expect(start).toHaveBeenCalledTimes(1);
  });

  test('a real one that is killed in the middle of a batch loses no receipt', async () => {
    let started: ReceiptThread | undefined;
    const verifier = createThreadedReceiptVerifier(rules, (given) => {
      started = startReceiptThread(given);
      return started;
    });
    const answers = Promise.all(Array.from({ length: 500 }, () => verifier.receipt(good, sent)));
    await settled();
    await started?.terminate();
    expect(new Set((await answers).map(({ ok }) => ok))).toEqual(new Set([true]));
  });
});

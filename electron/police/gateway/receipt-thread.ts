/**
 * Receipts of whole batches, verified in a thread of their own: the desk's only other thread would otherwise spend a fifth
 * of a full outbox's time on it, with the clerk's keys waiting behind. One receipt, or a few, are verified where they arrive.
 * What is verified and how is `receipt.ts` in both places.
 */
import { Worker } from 'node:worker_threads';
import type { Result } from '../../core/result.ts';
import type { GatewayConfig } from './gateway-config.ts';
import {
  createReceiptVerifier,
  type ReceiptFlaw,
  type ReceiptVerifier,
  type SentRecord,
  type VerifiedReceipt,
} from './receipt.ts';

export type ReceiptRules = Pick<GatewayConfig, 'receiptKeys' | 'receiptIssuer'>;

type Verified = Result<VerifiedReceipt, ReceiptFlaw>;

interface ReceiptToVerify {
  readonly jws: string | undefined;
  readonly sent: SentRecord;
}

export interface ReceiptQuestion {
  readonly question: number;
  readonly receipts: readonly ReceiptToVerify[];
}

export interface ReceiptAnswer {
  readonly question: number;
  /** In the order of the receipts. */
  readonly verified: readonly Verified[];
}

interface Waiting extends ReceiptToVerify {
  readonly done: (verified: Verified | Promise<Verified>) => void;
}

/** What a thread must be able to do for us; `Worker` of node:worker_threads can. */
export type ReceiptThread = Pick<Worker, 'postMessage' | 'on' | 'terminate' | 'ref' | 'unref'>;

/** Fewer are verified sooner than a thread starts. */
export const WORTH_A_THREAD = 8;

/** Beside this file, in the source as in the built program. */
const workerFile = (): URL =>
  new URL(`./receipt-worker.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`, import.meta.url);

export const startReceiptThread = (rules: ReceiptRules): ReceiptThread =>
  new Worker(workerFile(), {
    workerData: {
      receiptKeys: rules.receiptKeys,
      ...(rules.receiptIssuer !== undefined && { receiptIssuer: rules.receiptIssuer }),
    } satisfies ReceiptRules,
  });

export interface ThreadedReceiptVerifier extends ReceiptVerifier {
  /** Ends the thread. What it has not answered is verified here; the verifier goes on without it. */
  close(): Promise<void>;
}

/**
 * Receipts that are asked about in one turn of the loop go to the thread in one message. A thread that ends or fails is not
 * started again; what it had is verified here, so no receipt waits for it.
 */
export function createThreadedReceiptVerifier(
  rules: ReceiptRules,
  start: (rules: ReceiptRules) => ReceiptThread = startReceiptThread,
): ThreadedReceiptVerifier {
  const here = createReceiptVerifier(rules);
  let thread: ReceiptThread | 'not-started' | 'ended' = 'not-started';
  let gathered: Waiting[] = [];
  const asked = new Map<number, readonly Waiting[]>();
  let lastQuestion = 0;

  const verifyHere = (all: readonly Waiting[]) => {
    for (const { jws, sent, done } of all) done(here.receipt(jws, sent));
  };

  function endThread(): void {
    thread = 'ended';
    const left = [...asked.values()];
    asked.clear();
    left.forEach(verifyHere);
  }

  function running(): ReceiptThread | undefined {
    if (thread === 'ended') return undefined;
    if (thread !== 'not-started') return thread;
    const started = start(rules);
    thread = started;
    started.on('message', (text: string) => {
      const { question, verified } = JSON.parse(text) as ReceiptAnswer;
      const all = asked.get(question);
      asked.delete(question);
      if (asked.size === 0) started.unref();
      all?.forEach((one, index) => {
        one.done(verified[index] ?? here.receipt(one.jws, one.sent));
      });
    });
    started.on('error', endThread);
    started.on('messageerror', endThread);
    started.on('exit', endThread);
    return started;
  }

  function ask(): void {
    const all = gathered;
    gathered = [];
    const worker = all.length < WORTH_A_THREAD ? undefined : running();
    if (!worker) {
      verifyHere(all);
      return;
    }
    lastQuestion += 1;
    asked.set(lastQuestion, all);
    // The program stays for an answer, never for an idle thread.
    worker.ref();
    // As one text, which crosses in a third of the time of a hundred objects.
    worker.postMessage(
      JSON.stringify({
        question: lastQuestion,
        receipts: all.map(({ jws, sent }) => ({ jws, sent })),
      } satisfies ReceiptQuestion),
    );
  }

  return {
    receipt: (jws, sent) =>
      new Promise((done) => {
        if (gathered.length === 0) queueMicrotask(ask);
        gathered.push({ jws, sent, done });
      }),
    cancellation: here.cancellation,
    async close() {
      if (typeof thread === 'string') return;
      const ending = thread;
      endThread();
      await ending.terminate();
    },
  };
}

/** The other end of `receipt-thread.ts`: verifies the receipts of one message after the other, all of a message in one answer. */
import { parentPort, workerData } from 'node:worker_threads';
import { createReceiptVerifier } from './receipt.ts';
import type { ReceiptAnswer, ReceiptQuestion, ReceiptRules } from './receipt-thread.ts';

if (!parentPort) throw new Error('receipts are verified here for the thread that started this one');
const port = parentPort;
// The rules come from the same program, by structured clone.
const { receipt } = createReceiptVerifier(workerData as ReceiptRules);

port.on('message', async (text: string) => {
  const { question, receipts } = JSON.parse(text) as ReceiptQuestion;
  const verified = await Promise.all(receipts.map(({ jws, sent }) => receipt(jws, sent)));
  port.postMessage(JSON.stringify({ question, verified } satisfies ReceiptAnswer));
});

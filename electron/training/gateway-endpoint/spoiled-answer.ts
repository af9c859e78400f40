/** Answers that a fault spoils: what goes over the wire instead of the true one. */
import type { FastifyReply } from 'fastify';
import type { Fault } from './fault.ts';
import type { ReceiptSigner } from './receipt-signer.ts';

export interface TrueAnswer {
  readonly status: 200 | 304;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Readonly<Record<string, unknown>>;
}

const JSON_TYPE = 'application/json; charset=utf-8';

const HTML_PAGE =
  '<!DOCTYPE html><html><head><title>Bảo trì hệ thống</title></head><body><h1>Hệ thống đang bảo trì</h1></body></html>';

export function sendTrue(reply: FastifyReply, answer: TrueAnswer): FastifyReply {
  reply.status(answer.status);
  for (const [name, value] of Object.entries(answer.headers ?? {})) reply.header(name, value);
  return answer.body === undefined ? reply.send() : reply.type(JSON_TYPE).send(JSON.stringify(answer.body));
}

/** Ends the connection without a word. */
export function drop(reply: FastifyReply): void {
  reply.hijack();
  reply.raw.socket?.destroy();
}

/** Sends the headers and half of the body, then ends the connection. */
function dropMidAnswer(reply: FastifyReply, text: string): void {
  const bytes = Buffer.from(text, 'utf8');
  reply.hijack();
  reply.raw.writeHead(200, { 'content-type': JSON_TYPE, 'content-length': bytes.length });
  reply.raw.write(bytes.subarray(0, bytes.length >> 1), () => reply.raw.socket?.destroy());
}

const resultsOf = (answer: TrueAnswer): readonly Readonly<Record<string, unknown>>[] => {
  const results = answer.body?.results;
  return Array.isArray(results) ? results : [];
};

const withResults = (answer: TrueAnswer, results: readonly unknown[]): TrueAnswer => ({
  ...answer,
  body: { ...answer.body, results },
});

const withReceipts = (answer: TrueAnswer, change: (jws: string) => string): TrueAnswer =>
  withResults(
    answer,
    resultsOf(answer).map((result) =>
      typeof result.receipt === 'string' ? { ...result, receipt: change(result.receipt) } : result,
    ),
  );

const STRANGER_ID = '00000000-0000-7000-8000-000000000000';

/** Sends the answer as the fault wants it. Faults that are not about the answer send it as it is. */
export function sendSpoiled(
  reply: FastifyReply,
  fault: Fault,
  answer: TrueAnswer,
  signer: ReceiptSigner,
): FastifyReply | undefined {
  const text = JSON.stringify(answer.body ?? {});
  switch (fault.kind) {
    case 'drop-after-commit':
      drop(reply);
      return undefined;
    case 'drop-mid-answer':
      dropMidAnswer(reply, text);
      return undefined;
    case 'html-page':
      return reply.status(200).type('text/html; charset=utf-8').send(HTML_PAGE);
    case 'empty-reply':
      return reply.status(200).type(JSON_TYPE).send('');
    case 'truncated-json':
      return reply
        .status(200)
        .type(JSON_TYPE)
        .send(text.slice(0, text.length >> 1));
    case 'missing-results':
      return sendTrue(
        reply,
        withResults(
          answer,
          resultsOf(answer).filter((_, index) => index % 2 === 0),
        ),
      );
    case 'stranger-result':
      return sendTrue(
        reply,
        withResults(answer, [{ id: STRANGER_ID, outcome: 'accepted' }, ...resultsOf(answer)]),
      );
    case 'wrong-receipt-signature':
      return sendTrue(reply, withReceipts(answer, signer.withWrongSignature));
    case 'wrong-receipt-content':
      return sendTrue(reply, withReceipts(answer, signer.withWrongContent));
    default:
      return sendTrue(reply, answer);
  }
}

/** Answers that a fault spoils: what goes over the wire instead of the true one. */
import type { FastifyReply } from 'fastify';
import type { TrueAnswer } from './answer.ts';
import type { Fault } from './fault.ts';

const JSON_TYPE = 'application/json; charset=utf-8';

const HTML_PAGE =
  '<!DOCTYPE html><html><head><title>Bảo trì hệ thống</title></head><body><h1>Hệ thống đang bảo trì</h1></body></html>';

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

/** Sends the answer as the fault wants it. Faults that are not about the answer send it as it is. */
export function sendSpoiled(
  reply: FastifyReply,
  fault: Fault | undefined,
  { status, ...body }: TrueAnswer,
): FastifyReply | undefined {
  const text = JSON.stringify(body);
  switch (fault?.kind) {
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
    default:
      return reply.status(status).type(JSON_TYPE).send(text);
  }
}

/** Every request and answer between client and endpoint as bytes on the wire: the test is its own HTTPS client and server in the middle. */
import { createServer, request as httpsRequest, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TestAuthority } from '../../../electron/training/gateway-endpoint/authority.ts';

export interface Exchange {
  readonly method: string;
  readonly path: string;
  readonly requestType: string | undefined;
  readonly requestBody: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: string;
}

export interface WireTap extends AsyncDisposable {
  /** Where the client is to be sent. */
  readonly url: string;
  readonly exchanges: readonly Exchange[];
}

const bytes = async (stream: AsyncIterable<Buffer>): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
};

/** Passes everything on to the endpoint unchanged, and notes it. */
export async function tapWire(target: string, authority: TestAuthority): Promise<WireTap> {
  const exchanges: Exchange[] = [];
  const server: Server = createServer(
    {
      cert: authority.server.certificate,
      key: authority.server.key,
      ca: authority.ca,
      requestCert: true,
      rejectUnauthorized: true,
    },
    async (request, response) => {
      const requestBody = await bytes(request);
      const { method = '', url: path = '' } = request;
      const onward = httpsRequest(
        `${target}${path}`,
        {
          method,
          headers: { ...request.headers, host: new URL(target).host },
          ca: authority.ca,
          cert: authority.client.certificate,
          key: authority.client.key,
        },
        async (answer) => {
          const body = await bytes(answer);
          const status = answer.statusCode ?? 0;
          exchanges.push({
            method,
            path,
            requestType: request.headers['content-type'],
            requestBody,
            status,
            headers: answer.headers,
            body,
          });
          response.writeHead(status, answer.headers).end(body);
        },
      );
      onward.on('error', () => response.destroy());
      onward.end(requestBody);
    },
  );
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
    exchanges,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

/** One request of any form, as a client of another make might send it. */
export function sendRaw(
  url: string,
  authority: TestAuthority,
  method: string,
  path: string,
  headers: Readonly<Record<string, string>> = {},
  body = '',
): Promise<{ readonly status: number; readonly body: string }> {
  return new Promise((answered, failed) => {
    const request = httpsRequest(
      `${url}${path}`,
      {
        method,
        headers,
        ca: authority.ca,
        cert: authority.client.certificate,
        key: authority.client.key,
        agent: false,
      },
      (answer) => {
        bytes(answer).then((text) => answered({ status: answer.statusCode ?? 0, body: text }), failed);
      },
    );
    request.on('error', failed);
    request.end(body);
  });
}

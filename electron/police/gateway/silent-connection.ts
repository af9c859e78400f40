/**
 * Tells a gateway that refuses our certificate from one that drops requests. Under TLS 1.3 our side of the handshake is over
 * before the gateway has judged our certificate, and some (Node among them) then end the connection without an alert. So we
 * connect and say nothing: who ends such a connection does not want *us*; who keeps it open did not like a request.
 */
import { isIP } from 'node:net';
import { connect } from 'node:tls';
import type { GatewayConfig } from './gateway-config.ts';
import { gatewayTlsOptions } from './tls-options.ts';

export type SilentConnection = 'ended-by-gateway' | 'kept-open' | 'not-made';

const DEFAULT_PORT = 443;

/** @param connectMs how long the connection may take; @param listenMs how long to listen once it is made */
export function trySilentConnection(
  config: GatewayConfig,
  { connectMs, listenMs }: { readonly connectMs: number; readonly listenMs: number },
): Promise<SilentConnection> {
  const url = new URL(config.baseUrl);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return new Promise((resolve) => {
    let made = false;
    const socket = connect({
      ...gatewayTlsOptions(config),
      host,
      port: url.port === '' ? DEFAULT_PORT : Number(url.port),
      ...(isIP(host) === 0 ? { servername: host } : {}),
    });
    const done = (outcome: SilentConnection) => {
      clearTimeout(timer);
      socket.destroy();
      resolve(outcome);
    };
    let timer = setTimeout(() => done('not-made'), connectMs);
    socket.once('secureConnect', () => {
      made = true;
      clearTimeout(timer);
      timer = setTimeout(() => done('kept-open'), listenMs);
      // Without a reader the end of the stream would never be noticed.
      socket.resume();
    });
    const ended = () => done(made ? 'ended-by-gateway' : 'not-made');
    socket.once('end', ended);
    socket.once('error', ended);
    socket.once('close', ended);
  });
}

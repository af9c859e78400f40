/** The one set of TLS options by which a gateway is ever spoken to. */
import type { HttpTlsOptions } from '../http-client.ts';
import { revocationOption } from '../revocation-lists.ts';
import type { GatewayConfig } from './gateway-config.ts';

export const gatewayTlsOptions = (config: GatewayConfig): HttpTlsOptions => ({
  // SECURITY: this CA is the only trust for this gateway; it replaces the system's roots.
  ca: config.ca,
  ...revocationOption(config.ca),
  cert: config.clientCertificate,
  key: config.clientKey,
  // SECURITY: said outright, so that NODE_TLS_REJECT_UNAUTHORIZED=0 has no effect here. The host name is checked by
  // Node's own `checkServerIdentity`, which nothing replaces.
  rejectUnauthorized: true,
  minVersion: 'TLSv1.2',
});

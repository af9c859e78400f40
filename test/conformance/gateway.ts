/** The gateway: what its book holds, against the declaration itself. */
import { join } from 'node:path';
import { systemEnvironment } from '../../electron/backend/system-environment.ts';
import type { Declaration } from '../../electron/core/declaration/declaration.ts';
import { createGatewayChannel } from '../../electron/police/gateway/gateway-channel.ts';
import { gatewayConfig } from '../../electron/police/gateway/gateway-config.ts';
import { openTestAuthority } from '../../electron/training/gateway-endpoint/authority.ts';
import { startGatewayEndpoint } from '../../electron/training/gateway-endpoint/endpoint.ts';
import { type ChannelUnderTest, type Fields, fieldsOf } from './channel-under-test.ts';
import { withChosenUnits } from './chosen-units.ts';

/** What stays at the desk: who typed it, and why the chip is believed. */
const NOT_TOLD = /^(operatorId|verdict\.reasons\.|createdAt$|source$|verdict\.level$)/;
const INSTANT = /(^|\.)(arrival|plannedDeparture|at|filedAt|deadline|pawnedAt|seenAt)$/;

/** The declaration as the protocol names its fields (`resources/gateway/openapi.yaml`). */
function declared(declaration: Declaration): Fields {
  const { createdAt, source, verdict } = declaration;
  const all = new Map([
    ...fieldsOf(declaration),
    ...fieldsOf({ filedAt: createdAt, identification: { source, verdict: verdict.level } }),
  ]);
  const told = [...all].filter(([path]) => !NOT_TOLD.test(path));
  return new Map(
    told.map(([path, value]) => [
      path.replace(/^person\.document\./, 'document.'),
      INSTANT.test(path) ? new Date(Number(value)).toISOString() : value,
    ]),
  );
}

export const gatewayUnderTest: ChannelUnderTest = {
  id: 'gateway',
  kinds: ['stay-notice', 'stay-change', 'foreign-stay', 'pawn-contract', 'suspicion-report'],
  endState: 'registered',
  keyOf: ({ id }) => id,
  dressed: withChosenUnits,
  declared,
  async open(folder) {
    const authority = await openTestAuthority(join(folder, 'gateway'), { now: Date.now });
    const endpoint = await startGatewayEndpoint({ port: 0, authority, now: Date.now });
    const channel = createGatewayChannel(
      gatewayConfig.parse({
        baseUrl: endpoint.url,
        ca: authority.ca,
        clientCertificate: authority.client.certificate,
        clientKey: authority.client.key,
        receiptKeys: authority.receiptKeys,
      }),
      { ...systemEnvironment, log: () => {} },
    );
    return {
      channel,
      arrived: () => new Map(endpoint.book.entries().map(({ id, held }) => [id, fieldsOf(held?.record)])),
      async close() {
        await channel.close();
        await endpoint.stop();
      },
    };
  },
};

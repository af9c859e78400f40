/** A desk attached to a running reference endpoint, and invented declarations to send. */
import type { RecordId } from '../../../../electron/core/declaration/record.ts';
import type { StayNotice } from '../../../../electron/core/declaration/stay-notice.ts';
import {
  createGatewayChannel,
  type GatewayChannel,
  type GatewayLogEvent,
} from '../../../../electron/police/gateway/gateway-channel.ts';
import {
  type GatewayConfig,
  parseGatewayConfig,
} from '../../../../electron/police/gateway/gateway-config.ts';
import { GATEWAY_TIMEOUTS, type GatewayTimeouts } from '../../../../electron/police/gateway/timeouts.ts';
import {
  createTestAuthority,
  type TestAuthority,
} from '../../../../electron/training/gateway-endpoint/authority.ts';
import {
  type GatewayEndpoint,
  type GatewayEndpointOptions,
  startGatewayEndpoint,
} from '../../../../electron/training/gateway-endpoint/endpoint.ts';

export const ARRIVAL = Date.parse('2026-11-21T07:00:00.000Z');
const DAY = 86_400_000;

/** A UUIDv7 that is easy to read in a failing test. */
export const idOf = (n: number): RecordId => `019aa5b2-7c10-7d3e-8a41-${String(n).padStart(12, '0')}`;

export type NoticeChanges = Partial<Omit<StayNotice, 'person' | 'stay'>> & {
  readonly person?: Partial<StayNotice['person']>;
  readonly stay?: Partial<StayNotice['stay']>;
};

/** An invented guest's notice. */
export function inventedNotice(n: number, changes: NoticeChanges = {}): StayNotice {
  const { person, stay, ...rest } = changes;
  return {
    kind: 'stay-notice',
    id: idOf(n),
    facilityId: 'CSLT-000-0001',
    operatorId: 'lễ tân 1',
    source: 'chip',
    verdict: { level: 'intact-untrusted', reasons: ['issuer-unknown'] },
    createdAt: ARRIVAL + 60_000,
    deadline: ARRIVAL + 9 * 3_600_000,
    ruleVersion: 'stay-notice/2026-07-01',
    ...rest,
    person: {
      fullName: `Nguyễn Văn Mẫu ${n}`,
      birthDate: '1990-04-12',
      sex: 'male',
      nationality: 'VNM',
      document: {
        kind: 'cccd',
        number: String(90_000_000 + n).padStart(12, '0'),
        issuingState: 'VNM',
        issueDate: '2021-05-10',
        expiryDate: '2030-04-12',
      },
      residence: 'Số 1 Đường Mẫu, Phường Mẫu, Tỉnh Mẫu',
      ...person,
    },
    stay: { room: '201', arrival: ARRIVAL, plannedDeparture: ARRIVAL + DAY, reason: '1', ...stay },
  };
}

export const neverAborted = (): AbortSignal => new AbortController().signal;

/** Parses, so that a test never works with a configuration that a desk could not have. */
export function configFor(
  url: string,
  authority: TestAuthority,
  changes: Readonly<Record<string, unknown>> = {},
): GatewayConfig {
  const parsed = parseGatewayConfig({
    baseUrl: url,
    ca: authority.ca,
    clientCertificate: authority.client.certificate,
    clientKey: authority.client.key,
    receiptKeys: authority.receiptKeys,
    ...changes,
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

export function channelFor(
  config: GatewayConfig,
  timeouts: Partial<GatewayTimeouts> = {},
): { readonly channel: GatewayChannel; readonly log: readonly GatewayLogEvent[] } {
  const log: GatewayLogEvent[] = [];
  const channel = createGatewayChannel(config, {
    now: Date.now,
    monotonic: () => performance.now(),
    log: (event) => log.push(event),
    timeouts: { ...GATEWAY_TIMEOUTS, ...timeouts },
  });
  return { channel, log };
}

export interface AttachedGateway extends AsyncDisposable {
  readonly authority: TestAuthority;
  readonly endpoint: GatewayEndpoint;
  readonly channel: GatewayChannel;
  readonly log: readonly GatewayLogEvent[];
}

let sharedAuthority: Promise<TestAuthority> | undefined;

/** One authority for all tests of a file: making keys is the slow part. */
export const testAuthority = (): Promise<TestAuthority> => {
  sharedAuthority ??= createTestAuthority({ now: Date.now });
  return sharedAuthority;
};

export async function attachGateway(
  options: Partial<GatewayEndpointOptions> = {},
  timeouts: Partial<GatewayTimeouts> = {},
): Promise<AttachedGateway> {
  const authority = options.authority ?? (await testAuthority());
  const endpoint = await startGatewayEndpoint({ port: 0, now: Date.now, ...options, authority });
  const { channel, log } = channelFor(configFor(endpoint.url, authority), timeouts);
  return {
    authority,
    endpoint,
    channel,
    log,
    async [Symbol.asyncDispose]() {
      await channel.close();
      await endpoint.stop();
    },
  };
}

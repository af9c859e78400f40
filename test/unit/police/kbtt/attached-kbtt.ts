/** A desk attached to a running reference endpoint of the Ministry's API, and invented declarations to send. */
import type { ForeignStay } from '../../../../electron/core/declaration/foreign-stay.ts';
import type { StayChange, StayChangeDetails } from '../../../../electron/core/declaration/stay-change.ts';
import type { StayNotice } from '../../../../electron/core/declaration/stay-notice.ts';
import {
  createKbttChannel,
  type KbttChannel,
  type KbttDeps,
  type KbttLogEvent,
} from '../../../../electron/police/kbtt/kbtt-channel.ts';
import { type KbttConfig, parseKbttConfig } from '../../../../electron/police/kbtt/kbtt-config.ts';
import { KBTT_TIMEOUTS, type KbttTimeouts } from '../../../../electron/police/kbtt/limits.ts';
import type { TestAuthority } from '../../../../electron/training/gateway-endpoint/authority.ts';
import {
  type KbttEndpoint,
  type KbttEndpointOptions,
  startKbttEndpoint,
} from '../../../../electron/training/kbtt-endpoint/endpoint.ts';
import { ARRIVAL, inventedNotice, type NoticeChanges, testAuthority } from '../gateway/attached-gateway.ts';

export { ARRIVAL, idOf, neverAborted } from '../gateway/attached-gateway.ts';

/** An hour after the arrival of every invented guest: 15:00 in Vietnam. */
export const NOW = ARRIVAL + 3_600_000;
const DAY = 86_400_000;

/** An invented citizen; the reason and the paper are such as the API takes. */
export const citizen = (n: number, changes: NoticeChanges = {}): StayNotice => inventedNotice(n, changes);

export type ForeignChanges = NoticeChanges & { readonly permittedStayUntil?: string };

/** An invented foreigner. */
export function foreigner(n: number, changes: ForeignChanges = {}): ForeignStay {
  const { permittedStayUntil = '2026-12-31', ...rest } = changes;
  const { kind: _, ...notice } = inventedNotice(n, {
    ...rest,
    person: {
      fullName: `MAU NGUOI ${n}`,
      nationality: 'FRA',
      document: { kind: 'passport', number: `X${String(n).padStart(7, '0')}`, issuingState: 'FRA' },
      ...rest.person,
    },
  });
  return { kind: 'foreign-stay', permittedStayUntil, ...notice };
}

export function changeOf(stay: StayNotice | ForeignStay, n: number, change: StayChangeDetails): StayChange {
  const { stay: _stay, kind: _kind, id, ...rest } = inventedNotice(n, { person: stay.person });
  return { ...rest, id, kind: 'stay-change', concerns: stay.id, change };
}

export const days = (count: number): number => count * DAY;

export function kbttConfigFor(
  endpoint: Pick<KbttEndpoint, 'url' | 'account'>,
  authority: TestAuthority,
  changes: Readonly<Record<string, unknown>> = {},
): KbttConfig {
  const parsed = parseKbttConfig({
    baseUrl: endpoint.url,
    ca: authority.ca,
    ...endpoint.account,
    ...changes,
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

export interface AttachedKbtt extends AsyncDisposable {
  readonly endpoint: KbttEndpoint;
  readonly channel: KbttChannel;
  readonly log: readonly KbttLogEvent[];
  /** Sets the clock of desk and endpoint. */
  readonly setNow: (now: number) => void;
}

export interface AttachOptions extends Partial<KbttEndpointOptions> {
  readonly maxBatch?: number;
  readonly timeouts?: Partial<KbttTimeouts>;
  readonly config?: Readonly<Record<string, unknown>>;
  /** How far the desk's clock is ahead of the endpoint's. */
  readonly deskAheadMs?: number;
  /** The code lists that the desk keeps; absent: none. */
  readonly codes?: KbttDeps['codes'];
}

export async function attachKbtt(options: AttachOptions = {}): Promise<AttachedKbtt> {
  const { maxBatch = 1, timeouts, config, deskAheadMs = 0, codes, ...endpointOptions } = options;
  const authority = await testAuthority();
  let now = NOW;
  const endpoint = await startKbttEndpoint({ port: 0, now: () => now, authority, ...endpointOptions });
  const log: KbttLogEvent[] = [];
  const channel = createKbttChannel(kbttConfigFor(endpoint, authority, { maxBatch, ...config }), {
    now: () => now + deskAheadMs,
    monotonic: () => performance.now(),
    log: (event) => log.push(event),
    timeouts: { ...KBTT_TIMEOUTS, ...timeouts },
    ...(codes && { codes }),
  });
  return {
    endpoint,
    channel,
    log,
    setNow: (next) => {
      now = next;
    },
    async [Symbol.asyncDispose]() {
      await channel.close();
      await endpoint.stop();
    },
  };
}

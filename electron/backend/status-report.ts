/** Tells the screens how the desk stands: after every change, and when nothing changes now and then all the same. */
import type { KioskLock } from '../core/lock/kiosk-lock.ts';
import { CHANNEL_IDS, type ChannelId } from '../core/outbox/entry.ts';
import type { Environment } from '../core/ports/environment.ts';
import type { OutboxHealth } from '../core/ports/stores.ts';
import type { EpochMs } from '../core/time/vietnam-time.ts';
import type { ReaderView } from './card-desk.ts';
import type { DeskSettings, EndpointSettings } from './desk-settings.ts';
import type { SendingCondition } from './sending/channel-dispatcher.ts';
import { buildStatus, type ChannelFacts, type DeskStatusView } from './views/status-view.ts';

/** Deadlines pass without anything else happening; the screens are told at least this often. */
export const STATUS_AT_LEAST_MS = 30_000;
/** Status events are merged: one card insertion causes several changes within a few milliseconds. */
export const STATUS_EVERY_MS = 100;

/** Asked when a status is made, not before: most of it is assembled later than this. */
export interface StatusReportParts {
  readonly mode: 'training' | 'live';
  readonly host: 'electron' | 'loopback';
  readonly version: string;
  readonly environment: Pick<Environment, 'now'>;
  readonly health: (now: EpochMs) => Promise<OutboxHealth>;
  readonly settings: () => DeskSettings;
  readonly endpoint: () => EndpointSettings | undefined;
  readonly reader: () => ReaderView;
  readonly lock: () => KioskLock | undefined;
  readonly sending: () => SendingCondition;
  readonly channelFacts: (id: ChannelId, now: EpochMs) => Promise<ChannelFacts>;
  readonly publish: (view: DeskStatusView) => void;
  readonly onError: (error: unknown) => void;
}

export interface StatusReport {
  /** Something changed: the screens are told within `STATUS_EVERY_MS`. */
  readonly announce: () => void;
  readonly view: () => Promise<DeskStatusView>;
  /** From now on also without a change. */
  begin(): void;
  stop(): void;
}

export function createStatusReport(parts: StatusReportParts): StatusReport {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let clock: NodeJS.Timeout | undefined;

  const view = async () => {
    const now = parts.environment.now();
    return buildStatus({
      mode: parts.mode,
      host: parts.host,
      version: parts.version,
      now,
      settings: parts.settings(),
      endpoint: parts.endpoint(),
      reader: parts.reader(),
      lock: parts.lock(),
      sending: parts.sending(),
      health: await parts.health(now),
      channels: await Promise.all(CHANNEL_IDS.map((id) => parts.channelFacts(id, now))),
    });
  };

  const announce = () => {
    if (stopped || timer) return;
    timer = setTimeout(() => {
      timer = undefined;
      if (!stopped) view().then(parts.publish, parts.onError);
    }, STATUS_EVERY_MS);
  };

  return {
    announce,
    view,
    begin: () => {
      clock = setInterval(announce, STATUS_AT_LEAST_MS);
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
      clearInterval(clock);
    },
  };
}

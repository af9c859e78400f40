/** Everything that is always on screen, pushed whole on every change. */
import type { z } from 'zod';
import type { deskStatusView } from '../../bridge/views.ts';
import type { BilingualText } from '../../core/failure/failure.ts';
import type { KioskLock } from '../../core/lock/kiosk-lock.ts';
import { type Alarm, gravest } from '../../core/outbox/alarm.ts';
import { CHANNEL_TRAITS } from '../../core/outbox/channel-traits.ts';
import type { ChannelId } from '../../core/outbox/entry.ts';
import type { OutboxChannelHealth, OutboxHealth } from '../../core/ports/stores.ts';
import { DAY_MS, type EpochMs } from '../../core/time/vietnam-time.ts';
import type { ReaderView } from '../card-desk.ts';
import type { DeskSettings, EndpointSettings } from '../desk-settings.ts';
import { lockStatusOf } from '../kiosk-lock/kiosk-lock-desk.ts';
import type { SendingCondition } from '../sending/channel-dispatcher.ts';
import { failureViewOf } from './failure-view.ts';

export type DeskStatusView = z.output<typeof deskStatusView>;

const TRAINING_ENDPOINT: BilingualText = { vi: 'Nơi nhận luyện tập', en: 'Training endpoint' };
const NO_ENDPOINT: BilingualText = { vi: 'Chưa nối với công an', en: 'No police endpoint yet' };

/** A certificate is told of so long before it ends: a ward may take weeks to give out a new one. */
export const CREDENTIALS_WARNING_MS = 30 * DAY_MS;

/** One channel as the sending part of the desk knows it. */
export interface ChannelFacts {
  readonly id: ChannelId;
  readonly condition: SendingCondition;
  readonly health: OutboxChannelHealth;
  readonly alarm: Alarm;
  readonly credentialsEnd?: EpochMs;
}

const channelStatus = (facts: ChannelFacts, now: EpochMs): DeskStatusView['sending']['channels'][number] => {
  const { id, condition, health, alarm, credentialsEnd } = facts;
  const endsSoon = credentialsEnd !== undefined && credentialsEnd <= now + CREDENTIALS_WARNING_MS;
  return {
    id,
    name: { ...CHANNEL_TRAITS[id].name },
    state: condition.channel,
    ...(condition.failure && { failure: failureViewOf(condition.failure) }),
    waiting: health.waiting,
    late: health.late,
    alarm,
    ...(endsSoon && { credentialsEnd }),
  };
};

export function buildStatus(parts: {
  readonly mode: 'training' | 'live';
  readonly host: 'electron' | 'loopback';
  readonly version: string;
  readonly now: EpochMs;
  readonly settings: DeskSettings;
  readonly endpoint: EndpointSettings | undefined;
  readonly reader: ReaderView;
  readonly lock?: KioskLock;
  readonly sending: SendingCondition;
  readonly health: OutboxHealth;
  readonly channels: readonly ChannelFacts[];
}): DeskStatusView {
  const { sending, health, endpoint } = parts;
  const { byState } = health;
  const host = endpoint && new URL(endpoint.gateway.baseUrl).host;
  const name =
    host === undefined ? NO_ENDPOINT : parts.mode === 'training' ? TRAINING_ENDPOINT : { vi: host, en: host };
  return {
    mode: parts.mode,
    host: parts.host,
    version: parts.version,
    now: parts.now,
    facility: parts.settings.facility,
    operator: parts.settings.operator,
    reader: parts.reader,
    ...(parts.lock && parts.lock.state !== 'off' && { lock: lockStatusOf(parts.lock) }),
    sending: {
      channel: sending.channel,
      endpoint: { ...name },
      ...(sending.failure && { failure: failureViewOf(sending.failure) }),
      waiting: byState.ready + byState.sending + byState.unknown + byState.accepted + byState.paused,
      unknown: byState.unknown,
      rejected: byState.rejected,
      late: health.late,
      ...(health.oldestUnsent !== undefined && { oldestUnsent: health.oldestUnsent }),
      ...(health.nearestDeadline !== undefined && { nearestDeadline: health.nearestDeadline }),
      ...(sending.retryAt !== undefined && { nextAttemptAt: sending.retryAt }),
      alarm: gravest(parts.channels.map(({ alarm }) => alarm)),
      channels: parts.channels
        .filter(({ condition, health: { waiting } }) => condition.channel !== 'not-configured' || waiting > 0)
        .map((facts) => channelStatus(facts, parts.now)),
    },
  };
}

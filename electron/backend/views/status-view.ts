/** Everything that is always on screen, pushed whole on every change. */
import type { z } from 'zod';
import type { deskStatusView } from '../../bridge/views.ts';
import type { BilingualText } from '../../core/failure/failure.ts';
import type { OutboxHealth } from '../../core/ports/stores.ts';
import type { EpochMs } from '../../core/time/vietnam-time.ts';
import type { ReaderView } from '../card-desk.ts';
import type { DeskSettings, EndpointSettings } from '../desk-settings.ts';
import type { SendingCondition } from '../sending/channel-dispatcher.ts';
import { failureViewOf } from './failure-view.ts';

export type DeskStatusView = z.output<typeof deskStatusView>;

const TRAINING_ENDPOINT: BilingualText = { vi: 'Nơi nhận luyện tập', en: 'Training endpoint' };
const NO_ENDPOINT: BilingualText = { vi: 'Chưa nối với công an', en: 'No police endpoint yet' };

export function buildStatus(parts: {
  readonly mode: 'training' | 'live';
  readonly host: 'electron' | 'loopback';
  readonly version: string;
  readonly now: EpochMs;
  readonly settings: DeskSettings;
  readonly endpoint: EndpointSettings | undefined;
  readonly reader: ReaderView;
  readonly sending: SendingCondition;
  readonly health: OutboxHealth;
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
    },
  };
}

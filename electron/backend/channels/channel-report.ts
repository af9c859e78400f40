/** The ways to the authorities as a manager sees them, and what a person may do to one without filing anything. */
import type { z } from 'zod';
import type { channelCheckView, channelsView } from '../../bridge/views/channels.ts';
import type { DeclarationKind } from '../../core/declaration/declaration.ts';
import type { FacilityKind } from '../../core/declaration/facility.ts';
import { type Failure, failure } from '../../core/failure/failure.ts';
import { CHANNEL_TRAITS } from '../../core/outbox/channel-traits.ts';
import { CHANNEL_IDS, type ChannelId } from '../../core/outbox/entry.ts';
import { channelOrder } from '../../core/outbox/routing.ts';
import type { Channel } from '../../core/ports/channel.ts';
import type { Environment } from '../../core/ports/environment.ts';
import type { Database } from '../../core/ports/stores.ts';
import { err, ok, type Result } from '../../core/result.ts';
import type { DeskSettings } from '../desk-settings.ts';
import type { Dispatcher } from '../sending/dispatcher.ts';
import { failureViewOf } from '../views/failure-view.ts';

export type ChannelsView = z.output<typeof channelsView>;
export type ChannelCheckView = z.output<typeof channelCheckView>;
type ReportView = ChannelsView['channels'][number];
type OrderView = ChannelsView['orders'][number];

/** Longer than a slow authority needs, shorter than a manager waits. */
const CHECK_MS = 60_000;
/** All lists of codes come one after the other. */
const RELOAD_MS = 180_000;

/** What a facility of this trade declares. */
const KINDS_OF_TRADE: Readonly<Record<FacilityKind, readonly DeclarationKind[]>> = {
  lodging: ['stay-notice', 'foreign-stay', 'stay-change'],
  'boarding-house': ['stay-notice', 'foreign-stay', 'stay-change'],
  'medical-facility': ['stay-notice', 'foreign-stay', 'stay-change'],
  pawnshop: ['pawn-contract', 'suspicion-report'],
};

export interface ChannelReport {
  view(): Promise<ChannelsView>;
  /** Reaches for the other side, account included, and lets sending go on. Failure: `endpoint-not-configured`. */
  check(id: ChannelId): Promise<Result<ChannelCheckView, Failure>>;
  /** Failures: `endpoint-not-configured`, `action-not-allowed` where no lists are handed out, those of the channel. */
  reloadCodes(id: ChannelId): Promise<Result<ChannelsView, Failure>>;
}

/** The order of each kind that these trades declare, and the way that takes such a record now. */
export function ordersOf(
  { facility, routes }: Pick<DeskSettings, 'facility' | 'routes'>,
  isOpen: (id: ChannelId) => boolean,
): readonly OrderView[] {
  const trades: readonly FacilityKind[] = [facility.kind, ...(facility.moreTrades ?? [])];
  const kinds = new Set(trades.flatMap((trade) => KINDS_OF_TRADE[trade]));
  return [...kinds].map((declaration) => {
    const channels = [...channelOrder(routes, facility.kind, declaration)];
    const now = channels.find((id) => isOpen(id) && CHANNEL_TRAITS[id].kinds.includes(declaration));
    const set = routes.some((route) => route.facility === facility.kind && route.declaration === declaration);
    return { declaration, channels, set, ...(now && { now }) };
  });
}

export function createChannelReport(dependencies: {
  readonly channel: (id: ChannelId) => Channel | undefined;
  readonly dispatcher: Pick<Dispatcher, 'conditionOf' | 'retryNow'>;
  readonly database: Pick<Database, 'outbox'>;
  readonly environment: Pick<Environment, 'now'>;
  readonly settings: () => DeskSettings;
}): ChannelReport {
  const { channel: channelOf, dispatcher, database, environment } = dependencies;

  /** Of a file there is nobody to ask: its lists are those of the template that was chosen. */
  async function codesOf(id: ChannelId, channel: Channel | undefined): Promise<ReportView['codes']> {
    const { portalTemplate } = dependencies.settings();
    if (id === 'portal-files' && portalTemplate) {
      const { sha256, confirmedAt } = portalTemplate;
      return { version: sha256.slice(0, 12), at: confirmedAt, reloads: false };
    }
    const told = await channel?.codes?.state();
    return told && { ...told, reloads: true };
  }

  async function reportOf(id: ChannelId): Promise<ReportView> {
    const channel = channelOf(id);
    const condition = dispatcher.conditionOf(id);
    const { waiting, late } = await database.outbox.channelHealth(id, environment.now());
    const { name, kinds } = CHANNEL_TRAITS[id];
    const codes = await codesOf(id, channel);
    return {
      id,
      name: { ...name },
      state: condition.channel,
      ...(channel && condition.failure && { failure: failureViewOf(condition.failure) }),
      ...(condition.retryAt !== undefined && { retryAt: Math.round(condition.retryAt) }),
      waiting,
      late,
      kinds: [...kinds],
      ...(channel && { capabilities: capabilitiesOf(channel) }),
      ...(codes && { codes }),
      ...(channel?.credentialsEnd !== undefined && { credentialsEnd: channel.credentialsEnd }),
    };
  }

  async function view(): Promise<ChannelsView> {
    const settings = dependencies.settings();
    return {
      facility: settings.facility.kind,
      channels: await Promise.all(CHANNEL_IDS.map(reportOf)),
      orders: [...ordersOf(settings, (id) => channelOf(id) !== undefined)],
    };
  }

  return {
    view,
    async check(id) {
      const channel = channelOf(id);
      if (!channel) return err(failure('endpoint-not-configured'));
      const answer = await channel.health(AbortSignal.timeout(CHECK_MS), true);
      const at = environment.now();
      await dispatcher.retryNow(id);
      const base = { at, channels: await view() };
      if (!answer.ok) return ok({ ...base, failure: failureViewOf(answer.error.failure) });
      const hasOtherSide = channel.capabilities.sends === 'by-itself';
      const { latencyMs, serverTime } = answer.value;
      return ok({ ...base, ...(hasOtherSide && { latencyMs, clockAheadMs: serverTime - at }) });
    },
    async reloadCodes(id) {
      const channel = channelOf(id);
      if (!channel) return err(failure('endpoint-not-configured'));
      if (!channel.codes) return err(failure('action-not-allowed'));
      const reloaded = await channel.codes.reload(AbortSignal.timeout(RELOAD_MS));
      return reloaded.ok ? ok(await view()) : err(reloaded.error.failure);
    },
  };
}

function capabilitiesOf({ capabilities }: Channel): NonNullable<ReportView['capabilities']> {
  const { maxBatch, dryRun, query, cancel, sends, lateWindow } = capabilities;
  return {
    maxBatch,
    dryRun,
    query,
    cancel,
    sends,
    ...(lateWindow && { daysAfterArrival: lateWindow.daysAfterArrival }),
  };
}

/** Tries a way to an authority without filing anything, and says what came back. */
import type { MethodOutput } from '../../bridge/contract.ts';
import type { Declaration } from '../../core/declaration/declaration.ts';
import { type Failure, failure } from '../../core/failure/failure.ts';
import type { ChannelId } from '../../core/outbox/entry.ts';
import type { Channel } from '../../core/ports/channel.ts';
import type { Environment } from '../../core/ports/environment.ts';
import { MINUTE_MS } from '../../core/time/vietnam-time.ts';
import { failureViewOf } from '../views/failure-view.ts';

export type DryRun = NonNullable<MethodOutput<'firstRun.view'>['dryRun']>;

const PATIENCE_MS = 20_000;
/** More than this and deadlines or certificates go wrong. */
const CLOCK_TOLERANCE_MS = 2 * MINUTE_MS;
/** Ways with nothing at the other end that a machine could ask. */
const BY_HAND: readonly ChannelId[] = ['portal-files', 'paper'];

/** @param channel undefined: this desk is not set up for it */
export async function dryRun(
  id: ChannelId,
  channel: Channel | undefined,
  sample: Declaration,
  world: Pick<Environment, 'now'> & { readonly training: boolean },
): Promise<DryRun> {
  const at = world.now();
  const failed = (outcome: 'refused' | 'failed', why: Failure, more: Partial<DryRun> = {}): DryRun => ({
    channel: id,
    at,
    outcome,
    failure: failureViewOf(why),
    ...more,
  });
  if (!channel) {
    // SECURITY: training has no path to a real channel (design contract 10), not even to ask.
    if (world.training) return { channel: id, at, outcome: 'real-only' };
    // A list to read out or to carry there needs nothing to be set up.
    return id === 'paper'
      ? { channel: id, at, outcome: 'by-hand' }
      : failed('failed', failure('endpoint-not-configured'));
  }
  if (BY_HAND.includes(id)) {
    const tried = await channel.dryRun([sample], AbortSignal.timeout(PATIENCE_MS));
    const outcome = tried.ok ? tried.value[0] : undefined;
    if (outcome?.outcome === 'rejected') return failed('refused', outcome.failure);
    return { channel: id, at, outcome: 'by-hand' };
  }
  const health = await channel.health(AbortSignal.timeout(PATIENCE_MS));
  if (!health.ok) return failed('failed', health.error.failure);
  const { latencyMs, serverTime } = health.value;
  const apart = Math.round(serverTime - world.now());
  const reached = {
    milliseconds: Math.round(latencyMs),
    ...(Math.abs(apart) > CLOCK_TOLERANCE_MS && { clockApartMs: apart }),
  };
  if (!channel.capabilities.dryRun) return { channel: id, at, outcome: 'reached', ...reached };
  const tried = await channel.dryRun([sample], AbortSignal.timeout(PATIENCE_MS));
  if (!tried.ok) return failed('failed', tried.error.failure, reached);
  const outcome = tried.value[0];
  if (outcome === undefined) return failed('failed', failure('endpoint-answer-unreadable'), reached);
  switch (outcome.outcome) {
    case 'accepted':
    case 'registered':
      return { channel: id, at, outcome: 'accepted', ...reached };
    case 'rejected':
      return failed('refused', outcome.failure, reached);
    case 'unknown':
    case 'not-sent':
      return failed('failed', outcome.failure, reached);
    case 'absent':
      return failed('failed', failure('endpoint-answer-unreadable'), reached);
  }
}

/** Which version of its codes the gateway told of last. It says so with every sign of life; the codes themselves stay with it. */
import type { ChannelCodes, ChannelFailure, CodesState } from '../../core/ports/channel.ts';
import { ok, type Result } from '../../core/result.ts';
import type { EpochMs } from '../../core/time/vietnam-time.ts';
import type { GatewayCatalogue } from './replies.ts';

export interface ToldCodes extends ChannelCodes {
  /** The gateway told of this version just now. */
  note(version: string): void;
}

/** @param ask the whole catalogue; undefined when it still has the hash that is given */
export function createToldCodes(
  ask: (
    signal: AbortSignal,
    knownHash?: string,
  ) => Promise<Result<GatewayCatalogue | undefined, ChannelFailure>>,
  now: () => EpochMs,
): ToldCodes {
  let told: CodesState | undefined;
  let known: { readonly hash: string; readonly version: string } | undefined;
  return {
    note(version) {
      told = { version, at: now() };
    },
    state: async () => told,
    async reload(signal) {
      const answer = await ask(signal, known?.hash);
      if (!answer.ok) return answer;
      if (answer.value) known = { hash: answer.value.hash, version: answer.value.version };
      told = { version: known?.version ?? told?.version ?? '', at: now() };
      return ok(told);
    },
  };
}

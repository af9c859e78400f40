/**
 * The gateway's codes: their version comes with every sign of life, and a version that is not the kept one is fetched, with
 * its hash, and kept. What cannot be fetched changes nothing: the old list serves on.
 */
import type { Declaration } from '../../core/declaration/declaration.ts';
import { isStay } from '../../core/declaration/declaration.ts';
import type { ChannelCodes, ChannelFailure, CodesState } from '../../core/ports/channel.ts';
import { ok, type Result } from '../../core/result.ts';
import { DAY_MS, type EpochMs, HOUR_MS } from '../../core/time/vietnam-time.ts';
import type { GatewayCatalogue } from './replies.ts';

/** A list as it came, and when the authority said last that it holds. */
export interface KeptCatalogue {
  readonly catalogue: GatewayCatalogue;
  readonly toldAt: EpochMs;
}

/** Where the list is kept over restarts. */
export interface CatalogueShelf {
  kept(): Promise<KeptCatalogue | undefined>;
  keep(kept: KeptCatalogue): Promise<void>;
}

export interface ToldCodes extends ChannelCodes {
  /** The gateway told of this version just now. Never fails: what was asked for was something else. */
  follow(version: string, signal: AbortSignal): Promise<void>;
}

/** A list of the same version is asked for all the same once a day: by its hash, so that mostly nothing comes. */
const ASK_EVERY_MS = DAY_MS;
/** After a failure. */
const ASK_AGAIN_MS = HOUR_MS;

/** For a desk that keeps nothing, e.g. a test. */
function memoryShelf(): CatalogueShelf {
  let shelf: KeptCatalogue | undefined;
  return {
    kept: async () => shelf,
    keep: async (kept) => {
      shelf = kept;
    },
  };
}

/** Fields of a declaration whose code the list does not have. */
export function unknownIn(declaration: Declaration, catalogue: GatewayCatalogue): readonly string[] {
  const lacks = (list: readonly { readonly code: string }[], code: string) =>
    !list.some((one) => one.code === code);
  const { person } = declaration;
  return [
    ...(isStay(declaration) && lacks(catalogue.reasons, declaration.stay.reason) ? ['stay.reason'] : []),
    ...(lacks(catalogue.nationalities, person.nationality) ? ['person.nationality'] : []),
    ...(lacks(catalogue.documentKinds, person.document.kind) ? ['person.document.kind'] : []),
  ];
}

/** @param ask the whole catalogue; undefined when it still has the hash that is given */
export function createToldCodes(
  ask: (
    signal: AbortSignal,
    knownHash?: string,
  ) => Promise<Result<GatewayCatalogue | undefined, ChannelFailure>>,
  now: () => EpochMs,
  shelf: CatalogueShelf = memoryShelf(),
): ToldCodes {
  let told: CodesState | undefined;
  let askAgainAt: EpochMs = 0;

  async function reload(signal: AbortSignal): Promise<Result<CodesState, ChannelFailure>> {
    const kept = await shelf.kept();
    const answer = await ask(signal, kept?.catalogue.hash);
    if (!answer.ok) {
      askAgainAt = now() + ASK_AGAIN_MS;
      return answer;
    }
    const catalogue = answer.value ?? kept?.catalogue;
    if (catalogue) await shelf.keep({ catalogue, toldAt: now() });
    told = { version: catalogue?.version ?? told?.version ?? '', at: now() };
    return ok(told);
  }

  return {
    async follow(version, signal) {
      const at = now();
      told = { version, at };
      if (at < askAgainAt && askAgainAt - at <= ASK_AGAIN_MS) return;
      const kept = await shelf.kept();
      const age = kept === undefined ? Number.POSITIVE_INFINITY : at - kept.toldAt;
      if (kept?.catalogue.version === version && age >= 0 && age < ASK_EVERY_MS) return;
      await reload(signal);
    },
    async state() {
      if (told) return told;
      const kept = await shelf.kept();
      return kept && { version: kept.catalogue.version, at: kept.toldAt };
    },
    reload,
    async unknown(declaration) {
      const kept = await shelf.kept();
      return kept ? unknownIn(declaration, kept.catalogue) : [];
    },
  };
}

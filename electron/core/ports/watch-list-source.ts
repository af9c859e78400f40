/** A way by which an authority hands out its watch lists. A channel that has one implements this; files come by hand. */
import type { WatchList } from '../pawn/watch-list.ts';
import type { Result } from '../result.ts';
import type { ChannelFailure } from './channel.ts';

export interface WatchListSource {
  /**
   * The lists as they are now, whole. `known` maps the origin of each list that the desk has to its SHA-256; a list that
   * has not changed may be left out of the answer.
   */
  fetch(
    known: ReadonlyMap<string, string>,
    signal: AbortSignal,
  ): Promise<Result<readonly WatchList[], ChannelFailure>>;
}

/** Notices to the shop: the authority's watch lists, fetched by their hashes so that a list comes over the line once. */
import { z } from 'zod';
import { parseJson } from '../../core/parse-json.ts';
import { type WatchList, watchEntry } from '../../core/pawn/watch-list.ts';
import type { ChannelFailure } from '../../core/ports/channel.ts';
import type { WatchListSource } from '../../core/ports/watch-list-source.ts';
import { err, ok, type Result } from '../../core/result.ts';
import { contentSha256 } from './canonical-json.ts';
import { unreadableFailure } from './failure-map.ts';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const origin = z.string().min(2).max(200);

const indexReply = z.object({ lists: z.array(z.object({ origin, dated: z.iso.date(), sha256 })) });
/** Loose: what is not known is part of the hash all the same. */
const listReply = z.looseObject({ origin, dated: z.iso.date(), entries: z.array(watchEntry).max(200_000) });

export const WATCH_LISTS_PATH = '/v1/watch-lists';

/** A body of the gateway, or why there is none. */
export type Read = (path: string, signal: AbortSignal) => Promise<Result<string, ChannelFailure>>;

export const createWatchListSource = (read: Read): WatchListSource => ({
  async fetch(known, signal) {
    const index = await read(WATCH_LISTS_PATH, signal);
    if (!index.ok) return index;
    const parsed = indexReply.safeParse(parseJson(index.value)).data;
    if (!parsed) return err(unreadableFailure(index.value, 'asking'));
    const lists: WatchList[] = [];
    for (const listed of parsed.lists) {
      if (known.get(listed.origin) === listed.sha256) continue;
      const body = await read(`${WATCH_LISTS_PATH}/${listed.sha256}`, signal);
      if (!body.ok) return body;
      const json = parseJson(body.value);
      const list = listReply.safeParse(json).data;
      // A list is what its hash says, whole: half a list would look like a whole one.
      if (!list || list.origin !== listed.origin || contentSha256(json) !== listed.sha256) {
        return err(unreadableFailure(body.value, 'asking'));
      }
      const { dated, entries } = list;
      lists.push({ origin: list.origin, dated, sha256: listed.sha256, entries });
    }
    return ok(lists);
  },
});

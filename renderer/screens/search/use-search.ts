/** What is found for what is typed: the desk is asked when the hands rest for a moment, not for each letter. */
import { useEffect, useState } from 'react';
import type { MethodOutput } from '../../../electron/bridge/contract.ts';
import { type FailureView, useTrades } from '../../bridge/hooks.ts';
import { useDeskQuery } from '../../bridge/use-desk-query.ts';
import { hashOf } from '../../router.ts';

export type StayHit = MethodOutput<'search.find'>['hits'][number];
export type PawnHit = MethodOutput<'pawn.find'>['rows'][number];

/** One line of the answer, in the order in which the arrows walk. */
export type Hit =
  | { readonly kind: 'stay'; readonly id: string; readonly hash: string; readonly stay: StayHit }
  | { readonly kind: 'pawn'; readonly id: string; readonly hash: string; readonly pawn: PawnHit };

export const SEARCH_LIMIT = 20;
const TYPING_MS = 120;

export interface Search {
  /** What the hits belong to; empty while nothing was asked. */
  readonly asked: string;
  readonly hits: readonly Hit[];
  readonly pending: boolean;
  readonly failure: FailureView | undefined;
  /** There are more stays than are shown. */
  readonly more: boolean;
}

export function useSearch(typed: string): Search {
  const asked = useRested(typed.trim().replaceAll(/\s+/g, ' '));
  const enabled = asked !== '';
  const pawnshop = useTrades().includes('pawnshop');
  const stays = useDeskQuery('search.find', { text: asked, limit: SEARCH_LIMIT }, { enabled });
  const pawns = useDeskQuery('pawn.find', { text: asked }, { enabled: enabled && pawnshop });
  const found = enabled ? (stays.data?.hits ?? []) : [];
  const pledged = enabled && pawnshop ? (pawns.data?.rows.slice(0, SEARCH_LIMIT) ?? []) : [];
  return {
    asked,
    hits: [
      ...found.map((stay): Hit => {
        const { id } = stay.stay;
        return { kind: 'stay', id: `stay-${id}`, hash: hashOf({ screen: 'guest', part: id }), stay };
      }),
      ...pledged.map((pawn): Hit => {
        const hash = hashOf({ screen: 'pawn', part: pawn.id });
        return { kind: 'pawn', id: `pawn-${pawn.id}`, hash, pawn };
      }),
    ],
    pending: enabled && (stays.pending || (pawnshop && pawns.pending)),
    failure: enabled ? (stays.failure ?? (pawnshop ? pawns.failure : undefined)) : undefined,
    more: found.length === SEARCH_LIMIT,
  };
}

/** The text once it has not changed for a moment; an emptied field is empty at once. */
function useRested(text: string): string {
  const [rested, setRested] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), TYPING_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return text === '' ? '' : rested;
}

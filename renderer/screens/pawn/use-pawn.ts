/** What the pawn screens take from the desk. */
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { useDeskContext } from '../../bridge/desk-provider.tsx';
import { keyOf } from '../../bridge/live-view.ts';
import { type DeskQuery, useDeskQuery } from '../../bridge/use-desk-query.ts';
import type { PawnDraft } from './pawn-form-state.ts';
import type { PawnContract, PawnList, PawnQuote, PawnSetup, PawnShow } from './pawn-types.ts';

export type * from './pawn-types.ts';

const HALF_A_MINUTE_MS = 30_000;
/** After the last key; the desk is asked once for a word, not for each letter. */
const TYPING_MS = 250;

export const usePawnSetup = (): DeskQuery<PawnSetup> => useDeskQuery('pawn.setup', {});

/** By search when something is typed, else by kind. */
export function usePawnList(show: PawnShow, typed: string): DeskQuery<PawnList> {
  const text = typed.trim();
  const listed = useDeskQuery('pawn.list', { show }, { every: HALF_A_MINUTE_MS, enabled: text === '' });
  const found = useDeskQuery('pawn.find', { text }, { enabled: text !== '' });
  return text === '' ? listed : found;
}

export const usePawnContract = (id: string): DeskQuery<PawnContract> =>
  useDeskQuery('pawn.show', { id }, { every: HALF_A_MINUTE_MS });

/** After a change: the contract as it is now, and lists that are fetched again. */
export function usePawnChanged(): (contract?: PawnContract) => void {
  const cache = useQueryClient();
  return useCallback(
    (contract) => {
      if (contract) cache.setQueryData(keyOf('pawn.show', { id: contract.id }), contract);
      void cache.invalidateQueries({ queryKey: ['pawn.list'] });
      void cache.invalidateQueries({ queryKey: ['pawn.find'] });
    },
    [cache],
  );
}

/** The draft weighed by the desk a moment after the last key. */
export function usePawnQuote(checkInId: string, draft: PawnDraft): PawnQuote | undefined {
  const { client } = useDeskContext();
  const [quote, setQuote] = useState<PawnQuote>();
  const asked = JSON.stringify(draft);
  useEffect(() => {
    let over = false;
    const timer = setTimeout(() => {
      void client.call('pawn.quote', { checkInId, draft: JSON.parse(asked) as PawnDraft }).then((reply) => {
        if (!over && reply.ok) setQuote(reply.value);
      });
    }, TYPING_MS);
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [client, checkInId, asked]);
  return quote;
}

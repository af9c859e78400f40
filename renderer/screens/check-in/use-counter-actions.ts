import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useDeskContext } from '../../bridge/desk-provider.tsx';
import type { DeskStatus } from '../../bridge/hooks.ts';
import { keyOf } from '../../bridge/live-view.ts';
import { type CounterActions, createCounterActions } from './counter-actions.ts';
import type { CheckIn } from './counter-state.ts';
import { counterStore } from './counter-store.ts';

/** What the counters are called in the router. */
const CHECK_IN = '#/check-in';
const PAWN = '#/pawn';
const NEW_PAWN = '#/pawn/new';

/** A pawnshop makes a contract with whoever lays a card; a desk that also lodges does so on the pawn screen only. */
function counterOf({ kind, moreTrades = [] }: DeskStatus['facility'], hash: string): string {
  const trades = [kind, ...moreTrades];
  const atPawn = hash === PAWN || hash.startsWith(`${PAWN}/`);
  return trades.includes('pawnshop') && (atPawn || trades.every((trade) => trade === 'pawnshop'))
    ? NEW_PAWN
    : CHECK_IN;
}

export function useCounterActions(): CounterActions {
  const { client } = useDeskContext();
  const cache = useQueryClient();
  return useMemo(() => {
    const known = <T>(value: T | undefined): T => {
      if (value === undefined) throw new Error('the counter is used outside DeskGate');
      return value;
    };
    return createCounterActions({
      call: client.call,
      store: counterStore,
      view: () => known(cache.getQueryData<CheckIn>(keyOf('checkIn.view'))),
      reader: () => known(cache.getQueryData<DeskStatus>(keyOf('desk.status'))).reader,
      open: () => {
        const { facility } = known(cache.getQueryData<DeskStatus>(keyOf('desk.status')));
        const counter = counterOf(facility, window.location.hash);
        if (window.location.hash !== counter) window.location.hash = counter;
      },
    });
  }, [client, cache]);
}

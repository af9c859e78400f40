import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useDeskContext } from '../../bridge/desk-provider.tsx';
import type { DeskStatus, Settings } from '../../bridge/hooks.ts';
import { keyOf } from '../../bridge/live-view.ts';
import { counterHash } from '../counter-work/counter-place.ts';
import type { GroupView } from '../group/group-types.ts';
import { type CounterActions, createCounterActions } from './counter-actions.ts';
import type { CheckIn } from './counter-state.ts';
import { counterStore } from './counter-store.ts';
import { freshStay } from './stay-prefill.ts';

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
        const trades = [facility.kind, ...(facility.moreTrades ?? [])];
        const counter = counterHash(trades, window.location.hash);
        if (window.location.hash !== counter) window.location.hash = counter;
      },
      inGroup: () => cache.getQueryData<GroupView>(keyOf('group.view'))?.stage === 'open',
      freshStay: () =>
        freshStay(
          known(cache.getQueryData<DeskStatus>(keyOf('desk.status'))).now,
          cache.getQueryData<Settings>(keyOf('settings.view'))?.defaults,
        ),
    });
  }, [client, cache]);
}

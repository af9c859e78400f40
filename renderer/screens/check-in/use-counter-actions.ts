import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useDeskContext } from '../../bridge/desk-provider.tsx';
import type { DeskStatus } from '../../bridge/hooks.ts';
import { keyOf } from '../../bridge/live-view.ts';
import { type CounterActions, createCounterActions } from './counter-actions.ts';
import type { CheckIn } from './counter-state.ts';
import { counterStore } from './counter-store.ts';

/** What `#/check-in` is called in the router. */
const CHECK_IN = '#/check-in';

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
        if (window.location.hash !== CHECK_IN) window.location.hash = CHECK_IN;
      },
    });
  }, [client, cache]);
}

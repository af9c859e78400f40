/** Puts the bridge and its cache within reach of every screen. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createContext, type ReactNode, use, useEffect, useState, useSyncExternalStore } from 'react';
import type { DeskBridge } from '../../electron/bridge/contract.ts';
import { createDeskClient, type DeskClient } from './desk-client.ts';
import { createHostLink, type HostLink, type LinkState } from './host-link.ts';

interface Desk {
  readonly client: DeskClient;
  readonly link: HostLink;
}

const DeskContext = createContext<Desk | undefined>(undefined);

const newCache = () =>
  new QueryClient({
    defaultOptions: {
      // The host pushes what changes; it is on this machine, so "offline" says nothing about it.
      queries: { staleTime: Number.POSITIVE_INFINITY, retry: false, networkMode: 'always' },
      mutations: { networkMode: 'always' },
    },
  });

export function DeskProvider({
  connect,
  children,
}: {
  readonly connect: (link: HostLink) => DeskBridge;
  readonly children: ReactNode;
}) {
  // Made once, before the first paint, so that no event is missed.
  const [desk] = useState(() => {
    const cache = newCache();
    const link = createHostLink();
    return { cache, link, client: createDeskClient(connect(link), cache) };
  });
  useEffect(() => {
    let was = desk.link.state();
    return desk.link.subscribe(() => {
      if (was !== 'open' && desk.link.state() === 'open') desk.client.refresh();
      was = desk.link.state();
    });
  }, [desk]);
  return (
    <QueryClientProvider client={desk.cache}>
      <DeskContext value={desk}>{children}</DeskContext>
    </QueryClientProvider>
  );
}

export function useDeskContext(): Desk {
  const desk = use(DeskContext);
  if (desk === undefined) throw new Error('no DeskProvider above');
  return desk;
}

/** The bridge itself, for a call whose answer belongs to no cache. */
export const useDesk = (): DeskBridge => useDeskContext().client.bridge;

export function useHostLink(): LinkState {
  const { link } = useDeskContext();
  return useSyncExternalStore(link.subscribe, link.state);
}

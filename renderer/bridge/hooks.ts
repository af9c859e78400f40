/** What screens take from the desk. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type {
  FailureView,
  MethodInput,
  MethodName,
  MethodOutput,
  Reply,
} from '../../electron/bridge/contract.ts';
import type { Trade } from '../router.ts';
import { useDeskContext } from './desk-provider.tsx';
import { keyOf } from './live-view.ts';
import { type DeskQuery, useDeskQuery } from './use-desk-query.ts';
import type {
  Board,
  Book,
  Channels,
  CheckIn,
  DeskStatus,
  GuestPage,
  OutboxDetail,
  OutboxEntry,
  OutboxShow,
  PoliceTasks,
  Settings,
  Today,
  Training,
} from './view-types.ts';

export type * from './view-types.ts';

const HALF_A_MINUTE_MS = 30_000;

/** Below `DeskGate` the status and the check-in are always known. */
function known<T>(query: DeskQuery<T>, name: string): T {
  if (query.data === undefined) throw new Error(`${name} used outside DeskGate`);
  return query.data;
}

export const useDeskStatusQuery = (): DeskQuery<DeskStatus> => useDeskQuery('desk.status', {});
export const useCheckInQuery = (): DeskQuery<CheckIn> => useDeskQuery('checkIn.view', {});

/** Everything that is always on screen, live. */
export const useDeskStatus = (): DeskStatus => known(useDeskStatusQuery(), 'status');

/** Every trade of this desk, the main one first. */
export function useTrades(): readonly Trade[] {
  const { facility } = useDeskStatus();
  return useMemo(() => [facility.kind, ...(facility.moreTrades ?? [])], [facility]);
}

/** The check-in on the counter, live. */
export const useCheckIn = (): CheckIn => known(useCheckInQuery(), 'checkIn');

/** The practice people and devices, live; undefined until known, and always outside training. */
export function useTraining(): Training | undefined {
  const { mode } = useDeskStatus();
  return useDeskQuery('training.view', {}, { enabled: mode === 'training' }).data;
}

/** Refetched when entries change, and as deadlines pass. */
export const useToday = (): DeskQuery<Today> => useDeskQuery('today.view', {}, { every: HALF_A_MINUTE_MS });

export const useOutbox = (show: OutboxShow): DeskQuery<{ entries: OutboxEntry[] }> =>
  useDeskQuery('outbox.list', { show }, { every: HALF_A_MINUTE_MS });

export const useOutboxDetail = (id: string): DeskQuery<OutboxDetail> =>
  useDeskQuery('outbox.show', { id }, { every: HALF_A_MINUTE_MS });

export const usePoliceTasks = (): DeskQuery<PoliceTasks> =>
  useDeskQuery('policeTasks.view', {}, { every: HALF_A_MINUTE_MS });

export const usePortalFiles = (): DeskQuery<MethodOutput<'portalFiles.list'>> =>
  useDeskQuery('portalFiles.list', {});

/** The condition of a way changes by itself; nobody looks at it for long. */
const CHANNELS_EVERY_MS = 5_000;

export const useChannels = (): DeskQuery<Channels> =>
  useDeskQuery('channels.view', {}, { every: CHANNELS_EVERY_MS });

/** All that the authorities have not taken yet, nearest deadline first. */
export const useManualList = (): DeskQuery<MethodOutput<'proof.manualList'>> =>
  useDeskQuery('proof.manualList', {}, { every: HALF_A_MINUTE_MS });

/** What to say on the phone about everything that has not gone out. */
export const useByHandScript = (): DeskQuery<MethodOutput<'byHand.script'>> =>
  useDeskQuery('byHand.script', {});

export const useBoard = (): DeskQuery<Board> => useDeskQuery('board.view', {}, { every: HALF_A_MINUTE_MS });

export const useGuestPage = (id: string): DeskQuery<GuestPage> => useDeskQuery('stay.show', { id });

export const useBooks = (): DeskQuery<MethodOutput<'documents.list'>> => useDeskQuery('documents.list', {});

/** The pages of a book as PDF. */
export const useBookPages = (
  document: Book['document'],
  scope: MethodInput<'documents.file'>['scope'],
): DeskQuery<MethodOutput<'documents.file'>> =>
  useDeskQuery('documents.file', { document, scope, format: 'pdf' });

/** What there is to tell about the card of this check-in. */
export const useStructureReport = (id: string): DeskQuery<MethodOutput<'checkIn.structureReport'>> =>
  useDeskQuery('checkIn.structureReport', { id });

/** Where backups go, and when the last was made. */
export const useBackup = (): DeskQuery<MethodOutput<'backup.view'>> => useDeskQuery('backup.view', {});

/** The lock and the manager's code. */
export const useLock = (): DeskQuery<MethodOutput<'lock.view'>> => useDeskQuery('lock.view', {});

/** The first set-up, step by step. */
export const useFirstRun = (): DeskQuery<MethodOutput<'firstRun.view'>> => useDeskQuery('firstRun.view', {});

/** Who works here, and who is at the desk. */
export const useOperators = (): DeskQuery<MethodOutput<'operators.view'>> =>
  useDeskQuery('operators.view', {});

export const useSettings = (): DeskQuery<Settings> => useDeskQuery('settings.view', {});

export interface DeskCall<M extends MethodName> {
  /** Never rejects. */
  readonly call: (input: MethodInput<M>) => Promise<Reply<MethodOutput<M>>>;
  readonly pending: boolean;
  /** Of the last call; gone when the next one starts. */
  readonly failure: FailureView | undefined;
  /** What the last call brought; gone when the next one starts. */
  readonly found: MethodOutput<M> | undefined;
  readonly clear: () => void;
}

/** A call that changes something. States in its answer are in the cache when it resolves. */
export function useCall<M extends MethodName>(method: M): DeskCall<M> {
  const { client } = useDeskContext();
  const { mutateAsync, isPending, data, reset } = useMutation({
    mutationFn: (input: MethodInput<M>) => client.call(method, input),
  });
  return {
    call: mutateAsync,
    pending: isPending,
    failure: data && !data.ok ? data.failure : undefined,
    found: data?.ok ? data.value : undefined,
    clear: reset,
  };
}

/** The last status outside of React's rhythm, e.g. in a key handler. */
export function useReadStatus(): () => DeskStatus | undefined {
  const cache = useQueryClient();
  return useCallback(() => cache.getQueryData<DeskStatus>(keyOf('desk.status')), [cache]);
}

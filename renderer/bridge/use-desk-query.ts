/** States of the desk as hooks. Each is kept fresh by the host's events. */
import { useQuery } from '@tanstack/react-query';
import type { FailureView, MethodInput, MethodName, MethodOutput } from '../../electron/bridge/contract.ts';
import { DeskRefusal } from './desk-client.ts';
import { useDeskContext } from './desk-provider.tsx';
import { HOST_BROKE } from './host-failure.ts';
import { keyOf } from './live-view.ts';

export interface DeskQuery<T> {
  /** The last known state; stays while a newer one is fetched. */
  readonly data: T | undefined;
  readonly failure: FailureView | undefined;
  /** Nothing known yet. */
  readonly pending: boolean;
  readonly refresh: () => void;
}

export interface QuerySetting {
  readonly enabled?: boolean;
  /** Milliseconds; for lists in which time itself changes something. */
  readonly every?: number;
}

export function useDeskQuery<M extends MethodName>(
  method: M,
  input: MethodInput<M>,
  { enabled = true, every }: QuerySetting = {},
): DeskQuery<MethodOutput<M>> {
  const { client } = useDeskContext();
  const key = Object.keys(input).length === 0 ? keyOf(method) : keyOf(method, input);
  const query = useQuery({
    queryKey: key,
    queryFn: () => client.fetch(method, input, key),
    enabled,
    ...(every !== undefined && { refetchInterval: every }),
  });
  return {
    data: query.data,
    failure: failureOf(query.error),
    pending: query.isPending,
    refresh: () => void query.refetch(),
  };
}

const failureOf = (error: Error | null): FailureView | undefined => {
  if (error === null) return undefined;
  return error instanceof DeskRefusal ? error.failure : HOST_BROKE;
};

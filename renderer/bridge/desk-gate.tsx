/** Holds the screens back until the desk has said what it is: below it, status and check-in are always known. */
import type { ReactNode } from 'react';
import type { FailureView } from '../../electron/bridge/contract.ts';
import { useCheckInQuery, useDeskStatusQuery } from './hooks.ts';

export function DeskGate({
  children,
  waiting,
}: {
  readonly children: ReactNode;
  readonly waiting: (failure: FailureView | undefined, retry: () => void) => ReactNode;
}) {
  const status = useDeskStatusQuery();
  const checkIn = useCheckInQuery();
  if (status.data !== undefined && checkIn.data !== undefined) return children;
  return waiting(status.failure ?? checkIn.failure, () => {
    status.refresh();
    checkIn.refresh();
  });
}

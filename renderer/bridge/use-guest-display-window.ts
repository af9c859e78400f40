/** The guest's window, as the desk's page opens and closes it. Electron opens its own; a browser is told where. */
import type { FailureView } from '../../electron/bridge/contract.ts';
import { useCall } from './hooks.ts';
import { useDeskQuery } from './use-desk-query.ts';

const WINDOW = 'desk-guest-display';

export interface GuestDisplayWindow {
  /** Whether a manager wants a display; undefined while nothing is known. */
  readonly on: boolean | undefined;
  /** Undefined in a browser: there nobody knows. */
  readonly isOpen: boolean | undefined;
  readonly pending: boolean;
  readonly failure: FailureView | undefined;
  readonly switch: (on: boolean) => void;
  readonly open: () => void;
  readonly close: () => void;
}

export function useGuestDisplayWindow(): GuestDisplayWindow {
  const { data, failure, refresh } = useDeskQuery('guestDisplay.setting', {});
  const change = useCall('guestDisplay.switch');
  const opening = useCall('guestDisplay.open');
  const closing = useCall('guestDisplay.close');
  return {
    on: data?.on,
    isOpen: data?.open,
    pending: change.pending || opening.pending || closing.pending,
    failure: failure ?? change.failure ?? opening.failure ?? closing.failure,
    switch: (on) => {
      opening.clear();
      void change.call({ on }).then(refresh);
    },
    open: () =>
      void opening.call({}).then((reply) => {
        if (reply.ok && reply.value.address !== undefined) window.open(reply.value.address, WINDOW, 'popup');
        refresh();
      }),
    close: () => void closing.call({}).then(refresh),
  };
}

/** Lets the guest display follow the form as it stands. The desk decides whether there is one; nothing here waits for it. */
import { useEffect } from 'react';
import type { MethodInput } from '../../../electron/bridge/contract.ts';
import { useDeskContext } from '../../bridge/desk-provider.tsx';

/** After the last key. */
const TYPING_MS = 250;

export function useGuestDisplay(input: MethodInput<'guestDisplay.follow'> | undefined): void {
  const { client } = useDeskContext();
  const asked = JSON.stringify(input);
  useEffect(() => {
    if (asked === undefined) return;
    const timer = setTimeout(
      () => void client.call('guestDisplay.follow', JSON.parse(asked) as MethodInput<'guestDisplay.follow'>),
      TYPING_MS,
    );
    return () => clearTimeout(timer);
  }, [client, asked]);
}

/** The desk's own methods of the guest display. */
import type { Handlers } from '../../bridge/dispatch.ts';
import { granted, refused } from '../views/failure-view.ts';
import type { GuestDisplayDesk } from './guest-display-desk.ts';

type GuestDisplayHandlers = Pick<Handlers, Extract<keyof Handlers, `guestDisplay.${string}`>>;

export function createGuestDisplayHandlers(display: GuestDisplayDesk): GuestDisplayHandlers {
  const setting = () => {
    const open = display.isOpen();
    return granted({ on: display.isOn(), ...(open !== undefined && { open }) });
  };
  return {
    'guestDisplay.setting': async () => setting(),
    'guestDisplay.switch': async ({ on }) => {
      await display.switch(on);
      return setting();
    },
    'guestDisplay.close': async () => {
      display.close();
      return setting();
    },
    'guestDisplay.open': async () => {
      const opened = await display.open();
      return opened.ok ? granted(opened.value) : refused(opened.error);
    },
    'guestDisplay.follow': async (input) => {
      await display.follow(input);
      return granted({});
    },
  };
}

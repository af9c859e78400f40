/** The desk's own methods of the guest display. */
import type { Handlers } from '../../bridge/dispatch.ts';
import { granted, refused } from '../views/failure-view.ts';
import type { GuestDisplayDesk } from './guest-display-desk.ts';

type GuestDisplayHandlers = Pick<Handlers, Extract<keyof Handlers, `guestDisplay.${string}`>>;

export const createGuestDisplayHandlers = (display: GuestDisplayDesk): GuestDisplayHandlers => ({
  'guestDisplay.setting': async () => granted({ on: display.isOn() }),
  'guestDisplay.switch': async ({ on }) => {
    await display.switch(on);
    return granted({ on: display.isOn() });
  },
  'guestDisplay.open': async () => {
    const opened = await display.open();
    return opened.ok ? granted(opened.value) : refused(opened.error);
  },
  'guestDisplay.follow': async (input) => {
    await display.follow(input);
    return granted({});
  },
});

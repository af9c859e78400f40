/** What the second window gets as `window.guestDisplay`: two functions. Built in its preload. */
import type { DisplayMethod, GuestDisplayBridge, GuestDisplayView } from '../../bridge/guest-display.ts';
import type { PageIpc } from '../page-bridge.ts';
import { DISPLAY_CHANNELS } from './display-channels.ts';

/** Written out, so that the preload stays without the schemas; the compiler holds it to the contract. */
const methodTable = { view: true, language: true, consent: true } as const satisfies Record<
  DisplayMethod,
  true
>;
const exposed: ReadonlySet<unknown> = new Set(Object.keys(methodTable));

/** SECURITY: the display's three methods and its view; never a channel's name, and never Electron's event object. */
export function displayBridge(ipc: PageIpc): GuestDisplayBridge {
  const listeners = new Set<(view: GuestDisplayView) => void>();
  let heard = false;
  return {
    call: async (method, input) => {
      if (!exposed.has(method)) throw new Error('unknown method');
      return (await ipc.invoke(DISPLAY_CHANNELS.call, method, input)) as GuestDisplayView;
    },
    onView: (listener) => {
      if (typeof listener !== 'function') throw new Error('no listener');
      const own = (view: GuestDisplayView) => listener(view);
      listeners.add(own);
      if (!heard) {
        heard = true;
        ipc.on(DISPLAY_CHANNELS.view, (_event, view) => {
          for (const one of listeners) one(view as GuestDisplayView);
        });
      }
      // For each listener anew: whoever begins to listen is sent the present view.
      ipc.send(DISPLAY_CHANNELS.listen);
      return () => {
        listeners.delete(own);
      };
    },
  };
}

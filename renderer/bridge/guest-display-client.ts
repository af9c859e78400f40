/** The second window's way to its host: Electron's own preload for it, or the loopback server's display paths. */
import type { GuestDisplayBridge, GuestDisplayView } from '../../electron/bridge/guest-display.ts';

declare global {
  /** Put there by the display's preload (or by a test's script). */
  var guestDisplay: GuestDisplayBridge | undefined;
}

/** @param onLost called with whether the host is out of reach */
export function connectGuestDisplay(onLost: (lost: boolean) => void): GuestDisplayBridge {
  if (globalThis.guestDisplay !== undefined) return watched(globalThis.guestDisplay, onLost);
  // The host sends the present state to whoever begins to listen: only that shows that it is there again.
  let listenAgain = () => {};
  return {
    call: async (method, input) => {
      try {
        const response = await fetch(`/display/${method}`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify(input),
        });
        if (!response.ok) throw new Error('the host refused the display');
        return (await response.json()) as GuestDisplayView;
      } catch (cause) {
        onLost(true);
        listenAgain();
        throw cause;
      }
    },
    onView: (listener) => {
      let source: EventSource | undefined;
      listenAgain = () => {
        source?.close();
        source = new EventSource('/display/events');
        source.onerror = () => onLost(true);
        source.onmessage = ({ data }: { readonly data: string }) => {
          listener(JSON.parse(data) as GuestDisplayView);
          onLost(false);
        };
      };
      listenAgain();
      return () => {
        listenAgain = () => {};
        source?.close();
      };
    },
  };
}

/** Electron's own bridge. What it refuses is a loss too; and the view that can be had again ends it. */
const watched = (bridge: GuestDisplayBridge, onLost: (lost: boolean) => void): GuestDisplayBridge => {
  let again: (view: GuestDisplayView) => void = () => {};
  return {
    call: async (method, input) => {
      try {
        return await bridge.call(method, input);
      } catch (cause) {
        onLost(true);
        void bridge.call('view', {}).then(again, () => {});
        throw cause;
      }
    },
    onView: (listener) => {
      const heard = (view: GuestDisplayView) => {
        listener(view);
        onLost(false);
      };
      again = heard;
      const end = bridge.onView(heard);
      return () => {
        again = () => {};
        end();
      };
    },
  };
};

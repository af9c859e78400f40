/** The second window's way to its host: Electron's own preload for it, or the loopback server's display paths. */
import type { GuestDisplayBridge, GuestDisplayView } from '../../electron/bridge/guest-display.ts';

declare global {
  interface Window {
    /** Put there by the display's preload (or by a test's script). */
    readonly guestDisplay?: GuestDisplayBridge;
  }
}

/** @param onLost called with whether the host is out of reach */
export function connectGuestDisplay(onLost: (lost: boolean) => void): GuestDisplayBridge {
  if (window.guestDisplay !== undefined) return window.guestDisplay;
  return {
    call: async (method, input) => {
      const response = await fetch(`/display/${method}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(input),
      });
      if (!response.ok) throw new Error('the host refused the display');
      return (await response.json()) as GuestDisplayView;
    },
    onView: (listener) => {
      const source = new EventSource('/display/events');
      source.onopen = () => onLost(false);
      source.onerror = () => onLost(true);
      source.onmessage = ({ data }: MessageEvent<string>) => {
        onLost(false);
        listener(JSON.parse(data) as GuestDisplayView);
      };
      return () => source.close();
    },
  };
}

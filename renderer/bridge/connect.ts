/** Finds the host: Electron's preload where there is one, the loopback server otherwise. */
import type { DeskBridge } from '../../electron/bridge/contract.ts';
import { HOST_BROKE } from './host-failure.ts';
import type { HostLink } from './host-link.ts';
import { loopbackClient } from './loopback-client.ts';

declare global {
  interface Window {
    /** Put there by Electron's preload (or by a test's script) before the page starts. */
    readonly desk?: DeskBridge;
  }
}

/** The bridge of this page. Its calls never reject: what goes wrong on the way is a failure like any other. */
export function connect(link: HostLink): DeskBridge {
  const preload = window.desk;
  if (preload === undefined) return loopbackClient(link);
  return {
    call: async (method, input) => {
      try {
        return await preload.call(method, input);
      } catch {
        return { ok: false, failure: HOST_BROKE };
      }
    },
    on: (event, listener) => preload.on(event, listener),
  };
}

/** Main's end of the second window: who is asking, then the display's own contract, then its view. */
import type { IpcMain, WebContents } from 'electron';
import { answerDisplay } from '../../backend/guest-display/answer-display.ts';
import type { GuestDisplaySurface } from '../../backend/guest-display/guest-display-desk.ts';
import { ContractViolation } from '../../bridge/dispatch.ts';
import { isDisplayPage } from '../desk-address.ts';
import { type IpcSender, REFUSED } from '../ipc.ts';
import { DISPLAY_CHANNELS } from './display-channels.ts';

export interface DisplayService {
  readonly ipcMain: Pick<IpcMain, 'handle' | 'on'>;
  readonly surface: GuestDisplaySurface;
  /** Id of the web contents of the guest's window while it is open. */
  readonly window: () => number | undefined;
  /** One line for the debug log; holds no personal data. */
  readonly log: (line: string) => void;
}

/** SECURITY: only the top frame of the guest's window, while it shows exactly the guest's page. */
export const isDisplaySender = (event: IpcSender, window: number | undefined): boolean =>
  window !== undefined &&
  event.sender.id === window &&
  event.senderFrame !== null &&
  event.senderFrame.parent === null &&
  isDisplayPage(event.senderFrame.url);

/** Serves the second window until the app ends, however often it is opened. */
export function serveDisplay({ ipcMain, surface, window, log }: DisplayService): void {
  ipcMain.handle(DISPLAY_CHANNELS.call, async (event, method: unknown, input: unknown) => {
    if (!isDisplaySender(event, window())) {
      log('display ipc refused: foreign sender');
      throw new Error(REFUSED);
    }
    try {
      return await answerDisplay(surface, method, input);
    } catch (error) {
      const kind = error instanceof ContractViolation ? 'contract violation' : 'call failed';
      log(`display ipc ${kind}: ${JSON.stringify(error instanceof Error ? error.message : '')}`);
      throw new Error(REFUSED);
    }
  });

  const fed = new Set<number>();
  ipcMain.on(DISPLAY_CHANNELS.listen, (event) => {
    if (!isDisplaySender(event, window())) {
      log('display ipc refused: foreign listener');
      return;
    }
    const contents: Pick<WebContents, 'id' | 'isDestroyed' | 'send' | 'once'> = event.sender;
    const { id } = contents;
    const send = (view: unknown) => {
      if (!contents.isDestroyed()) contents.send(DISPLAY_CHANNELS.view, view);
    };
    if (!fed.has(id)) {
      fed.add(id);
      const stop = surface.subscribe(send);
      contents.once('destroyed', () => {
        stop();
        fed.delete(id);
      });
    }
    send(surface.view());
  });
}

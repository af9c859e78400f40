/** Main's end of the bridge: who is asking, then the contract, then the answer. */
import type { IpcMain, WebContents } from 'electron';
import type { Backend } from '../backend/backend.ts';
import type { MethodName, MethodOutput, Reply } from '../bridge/contract.ts';
import { ContractViolation, dispatch } from '../bridge/dispatch.ts';
import { feedEvents } from '../host/event-feed.ts';
import { CHANNELS } from './channels.ts';
import { isDeskPage } from './desk-address.ts';

/** What is looked at of an IPC event before anything else is done with it. */
export interface IpcSender {
  readonly sender: Pick<WebContents, 'id'>;
  readonly senderFrame: { readonly url: string; readonly parent: unknown } | null;
}

/**
 * SECURITY: a message counts only from the top frame of a window of ours that shows exactly our page. A frame that
 * is gone (`null`) has nothing to ask any more.
 */
export const isTrustedSender = (event: IpcSender, windows: ReadonlySet<number>): boolean =>
  windows.has(event.sender.id) &&
  event.senderFrame !== null &&
  event.senderFrame.parent === null &&
  isDeskPage(event.senderFrame.url);

/** What the page is told when its call breaks the contract or breaks us. The reason goes to the log. */
export const REFUSED = 'the desk refused this call';

export interface BridgeService {
  readonly ipcMain: Pick<IpcMain, 'handle' | 'on'>;
  readonly backend: Backend;
  /** Ids of the web contents of our windows. */
  readonly windows: ReadonlySet<number>;
  /** One line for the debug log; holds no personal data. */
  readonly log: (line: string) => void;
}

/** Serves the bridge until the app ends. */
export function serveBridge({ ipcMain, backend, windows, log }: BridgeService): void {
  ipcMain.handle(CHANNELS.call, (event, method: unknown, input: unknown) => {
    if (isTrustedSender(event, windows)) return answerCall(backend, method, input, log);
    log('ipc refused: foreign sender');
    throw new Error(REFUSED);
  });

  const feeds = new Map<number, () => void>();
  ipcMain.on(CHANNELS.listen, (event) => {
    if (!isTrustedSender(event, windows)) {
      log('ipc refused: foreign listener');
      return;
    }
    const contents = event.sender;
    const known = feeds.has(contents.id);
    feeds.get(contents.id)?.();
    feeds.set(contents.id, feedContents(backend, contents, log));
    if (!known) {
      contents.once('destroyed', () => {
        feeds.get(contents.id)?.();
        feeds.delete(contents.id);
      });
    }
  });
}

const feedContents = (
  backend: Backend,
  contents: Pick<WebContents, 'isDestroyed' | 'send'>,
  log: (line: string) => void,
): (() => void) =>
  feedEvents(
    backend,
    (name, payload) => {
      if (!contents.isDestroyed()) contents.send(CHANNELS.event, name, payload);
    },
    log,
  );

async function answerCall(
  backend: Backend,
  method: unknown,
  input: unknown,
  log: (line: string) => void,
): Promise<Reply<MethodOutput<MethodName>>> {
  try {
    return await dispatch(backend.handlers, method, input);
  } catch (error) {
    const kind = error instanceof ContractViolation ? 'contract violation' : 'handler failed';
    log(`ipc ${kind}: ${JSON.stringify(error instanceof Error ? error.message : '')}`);
    throw new Error(REFUSED);
  }
}

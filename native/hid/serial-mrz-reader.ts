/**
 * An MRZ reader on a serial port, kept open through unplugging. What it sends is over when it falls silent: at 9600 baud
 * a document takes a tenth of a second, and the check digits tell whether all of it arrived.
 */
import type { SerialLine, SerialPorts, SerialSetting } from './serial-ports.ts';

export interface SerialReaderEvents {
  /** The bytes of one document as text, frame and all; for `mrzLinesOf`. */
  readonly onText: (text: string) => void;
  /** For the log; no content. Told once for each time that the port is lost or missing. */
  readonly onTrouble: (detail: string) => void;
}

export interface SerialReader {
  state(): 'open' | 'unavailable';
  stop(): Promise<void>;
}

const SILENCE_MS = 250;
const LOOK_EVERY_MS = 2_000;
/** Three lines of 44 and a frame; a device that is no MRZ reader must not fill the memory. */
const MOST_BYTES = 1_024;

export function keepSerialReader(
  ports: SerialPorts,
  setting: SerialSetting,
  events: SerialReaderEvents,
  lookEveryMs = LOOK_EVERY_MS,
): SerialReader {
  let line: SerialLine | undefined;
  let told = false;
  let stopped = false;
  let next: ReturnType<typeof setTimeout> | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;
  let text = '';
  let opening: Promise<void> = Promise.resolve();

  const take = (bytes: Uint8Array): void => {
    text = (text + String.fromCharCode(...bytes)).slice(-MOST_BYTES);
    clearTimeout(silence);
    silence = setTimeout(() => {
      const whole = text;
      text = '';
      if (!stopped && whole.trim() !== '') events.onText(whole);
    }, SILENCE_MS);
  };

  const again = (): void => {
    if (stopped) return;
    next = setTimeout(() => {
      opening = open();
    }, lookEveryMs);
    next.unref?.();
  };

  const trouble = (detail: string): void => {
    if (!told) events.onTrouble(`${setting.path}: ${detail}`);
    told = true;
  };

  async function open(): Promise<void> {
    try {
      const opened = await ports.open(setting);
      if (stopped) return await opened.close();
      told = false;
      line = opened;
      opened.onBytes(take);
      opened.onLost((detail) => {
        line = undefined;
        text = '';
        trouble(detail);
        opened.close().catch(() => {}); // it is gone already
        again();
      });
    } catch (error) {
      trouble(error instanceof Error ? error.message : String(error));
      again();
    }
  }
  opening = open();

  return {
    state: () => (line ? 'open' : 'unavailable'),
    async stop() {
      stopped = true;
      clearTimeout(next);
      clearTimeout(silence);
      await opening;
      await line?.close();
    },
  };
}

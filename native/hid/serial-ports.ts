/** Serial ports of this machine: the port, and the one importer of @serialport/bindings-cpp. */
import { err, ok, type Result } from '../../electron/core/result.ts';

export interface SerialSetting {
  /** As the system calls it: `COM3`, or a device file. */
  readonly path: string;
  readonly baudRate: number;
}

export interface SerialLine {
  onBytes(listener: (bytes: Uint8Array) => void): void;
  /** Unplugged, or reading failed. */
  onLost(listener: (detail: string) => void): void;
  close(): Promise<void>;
}

export interface SerialPorts {
  /** Rejects where there is no such port, or it is in use. */
  open(setting: SerialSetting): Promise<SerialLine>;
}

const USUAL_BAUD_RATE = 9_600;
const CHUNK = 256;

/** `COM3`, or `COM3,19200`. Undefined for anything else. */
export function parseSerialSetting(text: string): SerialSetting | undefined {
  const [, path, rate] = /^([^,\s]+)(?:,(\d{2,7}))?$/.exec(text.trim()) ?? [];
  return path === undefined
    ? undefined
    : { path, baudRate: rate === undefined ? USUAL_BAUD_RATE : Number(rate) };
}

/** Fails with a sentence for the log where the package has no binary for this machine. */
export async function machineSerialPorts(): Promise<Result<SerialPorts, string>> {
  try {
    const { autoDetect } = await import('@serialport/bindings-cpp');
    const binding = autoDetect();
    return ok({
      async open({ path, baudRate }) {
        const port = await binding.open({ path, baudRate, dataBits: 8, stopBits: 1, parity: 'none' });
        const read = async (take: (bytes: Uint8Array) => void): Promise<void> => {
          const buffer = Buffer.alloc(CHUNK);
          while (port.isOpen) {
            const { bytesRead } = await port.read(buffer, 0, CHUNK);
            take(new Uint8Array(buffer.subarray(0, bytesRead)));
          }
        };
        let take: (bytes: Uint8Array) => void = () => {};
        let lost: (detail: string) => void = () => {};
        let closing = false;
        // After the caller has said who listens.
        queueMicrotask(() => {
          read((bytes) => take(bytes)).catch((error: unknown) => {
            if (!closing) lost(error instanceof Error ? error.message : String(error));
          });
        });
        return {
          onBytes(listener) {
            take = listener;
          },
          onLost(listener) {
            lost = listener;
          },
          async close() {
            closing = true;
            if (port.isOpen) await port.close();
          },
        };
      },
    });
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error));
  }
}

/** What was learnt of readers and chips, for the length of a test. */
import type { PathMemory, PathRecord } from '../../../../../native/emrtd/files/transfer-path.ts';
import { bytesToHex } from '../../../../../native/iso7816/bytes.ts';

export interface MemoryPaths extends PathMemory {
  readonly records: Map<string, PathRecord>;
}

export function createMemoryPaths(): MemoryPaths {
  const records = new Map<string, PathRecord>();
  const key = (readerName: string, atr: Uint8Array) => `${readerName} ${bytesToHex(atr)}`;
  return {
    records,
    recall: (readerName, atr) => records.get(key(readerName, atr)),
    remember(readerName, atr, record) {
      if (record) records.set(key(readerName, atr), record);
      else records.delete(key(readerName, atr));
    },
  };
}

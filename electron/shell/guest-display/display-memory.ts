/** Whether the guest's window stood open on this machine, for the next start. Of the machine, so not in the database. */
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { parseJson } from '../../core/parse-json.ts';

const memory = z.strictObject({ open: z.boolean() });

export interface DisplayMemory {
  /** False too when nothing, or nothing readable, was kept. */
  wasOpen(): Promise<boolean>;
  keep(open: boolean): Promise<void>;
}

export function displayMemory(file: string): DisplayMemory {
  let last = Promise.resolve();
  return {
    async wasOpen() {
      try {
        const kept = memory.safeParse(parseJson(await readFile(file, 'utf8')));
        return kept.success && kept.data.open;
      } catch {
        return false;
      }
    },
    // One after the other, so that the last word is what stays.
    keep(open) {
      const next = last.then(async () => {
        await mkdir(path.dirname(file), { recursive: true });
        await writeFile(`${file}.new`, JSON.stringify({ open }));
        await rename(`${file}.new`, file);
      });
      last = next.catch(() => {});
      return next;
    },
  };
}

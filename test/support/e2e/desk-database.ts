/** The database of a running desk in training mode, opened beside it as another program of the house would. */
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { type DeskDatabase, openDatabase } from '../../../db/open-database.ts';
import { keyFileSource } from '../../../db/sealing/key-file.ts';
import { createSealer } from '../../../db/sealing/sealer.ts';

const random = (length: number) => new Uint8Array(randomBytes(length));

/** @param data the desk's data folder */
export async function onDatabase<T>(data: string, work: (database: DeskDatabase) => Promise<T>): Promise<T> {
  const keys = await keyFileSource({
    file: path.join(data, 'desk.key'),
    createIfMissing: false,
    random,
  }).load();
  if (!keys.ok) throw new Error(keys.error.code);
  const opened = await openDatabase({
    file: path.join(data, 'training', 'desk.db'),
    sealer: createSealer(keys.value, random),
    now: Date.now,
  });
  if (!opened.ok) throw new Error(opened.error.code);
  try {
    return await work(opened.value);
  } finally {
    await opened.value.close();
  }
}

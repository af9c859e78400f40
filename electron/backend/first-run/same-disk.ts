/** Whether two folders lie on one volume. Two volumes may still be one disk: that no program can see. */
import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/** The volume of the folder, or of the nearest one above it that exists; undefined when nothing can be said. */
async function volumeOf(folder: string): Promise<number | undefined> {
  for (let at = folder; ; at = dirname(at)) {
    try {
      return (await stat(at)).dev;
    } catch {
      if (dirname(at) === at) return undefined; // a drive that is not plugged in
    }
  }
}

export async function onSameDisk(one: string, other: string): Promise<boolean | undefined> {
  const volumes = await Promise.all([volumeOf(one), volumeOf(other)]);
  return volumes.includes(undefined) ? undefined : volumes[0] === volumes[1];
}

/**
 * A vpcd reader with a plug, in a pcscd of our own: `unpluggable-driver.c` stands between the two and says what a driver
 * says whose device is gone. pcscd then takes the reader out of its list by itself, and programs see what they see of a
 * reader that was pulled from USB.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Availability, available, type Pcscd, startPcscdWith } from './pcscd.ts';

const SOURCE = fileURLToPath(new URL('./unpluggable-driver.c', import.meta.url));
const VPCD_CONFIGURATION = '/etc/reader.conf.d/vpcd';
const HEADERS = '/usr/include/PCSC';

/** Whether it can be built and started here, and if not, what is missing. */
export function unpluggableAvailable(): Availability {
  const virtual = available();
  if (!virtual.ok) return virtual;
  if (!existsSync(path.join(HEADERS, 'ifdhandler.h'))) {
    return { ok: false, reason: 'package libpcsclite-dev is not installed' };
  }
  try {
    execFileSync('cc', ['--version'], { stdio: 'ignore' });
    return { ok: true };
  } catch {
    return { ok: false, reason: 'no C compiler' };
  }
}

export interface UnpluggableReader {
  readonly pcscd: Pcscd;
  unplug(): void;
  plugIn(): void;
  stop(): Promise<void>;
}

/** Builds the driver and starts a pcscd with it. Throws when one that is not ours is running. */
export async function startUnpluggableReader(): Promise<UnpluggableReader> {
  const folder = mkdtempSync(path.join(tmpdir(), 'plug-'));
  const library = path.join(folder, 'libifdplug.so');
  const flag = path.join(folder, 'unplugged');
  const configuration = readFileSync(VPCD_CONFIGURATION, 'utf8');
  const vpcd = /^LIBPATH\s+(\S+)/m.exec(configuration)?.[1];
  if (vpcd === undefined) throw new Error('the configuration of vpcd names no library');
  const define = `-DVPCD_LIBRARY="${vpcd}"`;
  execFileSync('cc', ['-shared', '-fPIC', `-I${HEADERS}`, define, '-o', library, SOURCE, '-ldl']);
  const pcscd = await startPcscdWith(configuration.replace(/^LIBPATH.*$/m, `LIBPATH ${library}`), {
    UNPLUGGED_FILE: flag,
  });
  return {
    pcscd,
    unplug: () => writeFileSync(flag, ''),
    plugIn() {
      rmSync(flag, { force: true });
      pcscd.hotplug();
    },
    async stop() {
      await pcscd.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

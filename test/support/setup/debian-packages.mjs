/** The Debian packages that the integration and end-to-end tests need; installed where that is allowed. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { say } from '../../../electron/setup/log.mjs';

/** Package → a file that shows that it is there, and what is skipped without it. */
export const PACKAGES = {
  pcscd: { file: '/usr/sbin/pcscd', needs: 'tests through the real PC/SC stack' },
  'vsmartcard-vpcd': {
    file: '/usr/lib/pcsc/drivers/serial/libifdvpcd.so',
    needs: 'tests through the real PC/SC stack',
  },
  'libpcsclite-dev': { file: '/usr/include/PCSC/winscard.h', needs: 'the second driver, pcsclite' },
  chromium: { file: '/usr/bin/chromium', needs: 'the tests of the screens' },
};

const missing = () => Object.keys(PACKAGES).filter((name) => !existsSync(PACKAGES[name].file));

const apt = (...parameters) =>
  spawnSync('apt-get', parameters, {
    stdio: ['ignore', process.stderr, process.stderr],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }).status === 0;

/** Installs what lacks, as root on a Debian; returns the names that are still missing. */
export function ensureDebianPackages() {
  const lacking = missing();
  if (lacking.length === 0) return [];
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get'))
    return lacking;
  say(`Installing ${lacking.join(', ')} …`);
  if (!apt('update', '-qq')) say('apt-get update failed; trying with the lists that are here');
  apt('install', '-y', '-qq', '--no-install-recommends', ...lacking);
  return missing();
}

/** What works on this desk, and what to do about the rest. Used by the settings screen and by `kiosk doctor`. */
import { CHANNEL_IDS } from '../../core/outbox/entry.ts';
import type { Environment } from '../../core/ports/environment.ts';
import type { Desk } from '../desk.ts';
import { checkCertificate, checkCodes, checkEndpoint, checkTrust } from './authority-checks.ts';
import { checkReaders, checkScanners } from './device-checks.ts';
import type { DoctorCheck, DoctorDependencies } from './doctor-check.ts';
import { checkAudit, checkBackup, checkDatabase } from './store-checks.ts';

export async function runDoctor(dependencies: DoctorDependencies): Promise<readonly DoctorCheck[]> {
  const endpoint = await checkEndpoint(dependencies);
  return [
    ...checkReaders(dependencies),
    ...checkScanners(dependencies),
    await checkDatabase(dependencies),
    ...endpoint,
    ...checkCertificate(dependencies),
    ...(await checkCodes(dependencies)),
    checkTrust(dependencies),
    await checkAudit(dependencies),
    ...(await checkBackup(dependencies)),
  ];
}

/** The same examination for the settings screen and for the terminal. */
export const examine = (desk: Desk, environment: Environment): Promise<readonly DoctorCheck[]> =>
  runDoctor({
    cards: desk.cards,
    scanners: desk.scanners.slots,
    database: desk.database,
    environment,
    settings: desk.settings,
    channel: () => desk.channel('gateway'),
    channels: () => CHANNEL_IDS.flatMap((id) => desk.channel(id) ?? []),
    trustCount: () => desk.trust().certificates.length - desk.settings.current().trustAnchors.length,
    newestRule: desk.newestRule,
    ...(desk.mode === 'live' && { lastBackup: async () => (await desk.backups.view()).lastAt }),
  });

/** `kiosk card simulate`: holds a virtual chip in the vpcd reader of a running pcscd until it is stopped. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCardReaderDriver } from '../../../native/pcsc/driver.ts';
import { cardAccessNumberOf } from '../../../native/virtual-chip/card-holder.ts';
import type { ChipFault } from '../../../native/virtual-chip/faults/chip-fault.ts';
import { FAULT_KINDS, parseFault } from '../../../native/virtual-chip/faults/fault-notation.ts';
import { createIssuer } from '../../../native/virtual-chip/issuer/issuer.ts';
import { zoneOf } from '../../../native/virtual-chip/machine-readable-zone.ts';
import { isProfileName, PROFILES } from '../../../native/virtual-chip/profiles/profiles.ts';
import { createSimulatedCard } from '../../../native/virtual-chip/simulated-card.ts';
import { createVpcdCard } from '../../../native/virtual-chip/vpcd-card.ts';
import { systemEnvironment } from '../../backend/system-environment.ts';
import { failure } from '../../core/failure/failure.ts';
import { parseJson } from '../../core/parse-json.ts';
import { ok, type Result } from '../../core/result.ts';
import { inventPerson } from '../../training/people/invented-person.ts';
import { parsePersonFile } from '../../training/people/person-file.ts';
import { qrLineOf } from '../../training/people/qr-line.ts';
import { until } from '../desk-options.ts';
import type { Output } from '../output.ts';

export interface CardSimulateOptions {
  readonly profile: string;
  /** What is wrong with the card, each as JSON or as `kind[:number]`. */
  readonly fault?: readonly string[];
  /** JSON of one invented person. */
  readonly person?: string;
  /** Another invented person for each number. */
  readonly seed: number;
  readonly port: number;
}

const SEEN_WAIT_MS = 15_000;

async function holderOf(options: CardSimulateOptions) {
  if (options.person === undefined) {
    return inventPerson(options.seed, { now: () => new Date(systemEnvironment.now()) });
  }
  const text = await readFile(options.person, 'utf8').catch(() => '');
  const parsed = parsePersonFile(parseJson(text));
  return parsed.ok ? parsed.value : undefined;
}

/** The faults, or why one of them is none. */
function faultsOf(texts: readonly string[]): Result<readonly ChipFault[], string> {
  const faults: ChipFault[] = [];
  for (const text of texts) {
    const fault = parseFault(text);
    if (!fault.ok) return fault;
    faults.push(fault.value);
  }
  return ok(faults);
}

/** Prints one line of JSON once a reader has seen the card. */
export async function cardSimulate(
  options: CardSimulateOptions,
  output: Output,
  untilStopped: () => Promise<void>,
): Promise<void> {
  if (!isProfileName(options.profile)) {
    output.note(`--profile: ${Object.keys(PROFILES).join(', ')}`);
    return output.failed(failure('settings-invalid', { detail: `profile ${options.profile}` }));
  }
  const profile = PROFILES[options.profile];
  const faults = faultsOf(options.fault ?? []);
  if (!faults.ok) {
    output.note(`--fault: ${FAULT_KINDS.join(', ')}`);
    return output.failed(failure('settings-invalid', { detail: `fault: ${faults.error}` }));
  }
  const holder = await holderOf(options);
  if (!holder) return output.failed(failure('settings-invalid', { detail: `person ${options.person}` }));
  const { random } = systemEnvironment;
  const now = () => new Date(systemEnvironment.now());
  const issuer = createIssuer({ random, now });
  const { chip } = createSimulatedCard({ issuer, holder, random, now, profile, faults: faults.value });
  const zone = zoneOf(holder, profile.documentType);
  const folder = await mkdtemp(join(tmpdir(), 'kiosk-card-'));
  const csca = join(folder, 'csca.der');
  await writeFile(csca, issuer.csca);
  const card = createVpcdCard({ port: options.port });
  const driver = await openCardReaderDriver();
  try {
    if (!driver.ok) return output.failed(driver.error);
    driver.value.watch(() => {});
    card.insert(chip);
    const seen = await until(
      () =>
        card.state === 'inserted' && driver.value.snapshot().slots.some(({ status }) => status === 'present'),
      SEEN_WAIT_MS,
    );
    if (!seen) {
      output.note('Cần pcscd và vsmartcard-vpcd đang chạy. / pcscd with vsmartcard-vpcd must be running.');
      return output.failed(
        failure(driver.value.snapshot().service === 'stopped' ? 'reader-service-stopped' : 'no-reader'),
      );
    }
    await driver.value.stop();
    output.result(
      {
        ready: true,
        can: cardAccessNumberOf(holder),
        mrz: { number: zone.documentNumber, birth: zone.birthDate, expiry: zone.expiryDate },
        csca,
        number: holder.number,
        qr: qrLineOf(holder),
      },
      [
        `${holder.fullName} · ${holder.number}`,
        `CAN ${cardAccessNumberOf(holder)}`,
        `CSCA ${csca}`,
        'Ctrl+C: lấy thẻ ra / take the card away',
      ],
    );
    await untilStopped();
  } finally {
    await card.close();
    if (driver.ok) await driver.value.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

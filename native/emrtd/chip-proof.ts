/** Chip and active authentication as steps of a read: a chip that breaks off costs the check, not the reading. */
import type { Check } from '../../electron/core/identity/verdict.ts';
import { err, ok, type Result } from '../../electron/core/result.ts';
import { authenticateActively } from './active-authentication/active-authentication.ts';
import type { SessionFailure } from './card-session.ts';
import { authenticateChip, confirmChipAuthentication } from './chip-authentication/chip-authentication.ts';
import { type ChipMapping, judgeChipMapping } from './chip-authentication/chip-authentication-mapping.ts';
import { type FileCollector, isInterruption, isRecoverable } from './files/file-collector.ts';
import type { FileFailure } from './files/file-reader.ts';
import type { TrustAnchors } from './reading.ts';
import type { ChipSession } from './secure-messaging/chip-session.ts';
import { parseSecurityInfos, type SecurityInfos } from './security-info/security-infos.ts';

export interface ProofDependencies {
  readonly random: (length: number) => Uint8Array;
  readonly trust: TrustAnchors;
  readonly now: () => Date;
}

export interface ChipProof {
  readonly check: Check;
  /** DG14 as parsed; undefined where there is none that can be read. */
  readonly infos?: SecurityInfos;
  /** A copy may leave no channel behind over which to read on; what was read and the check still stand. */
  readonly open: boolean;
}

/**
 * DG14, chip authentication, and DG15 as the first file under the new keys: only an authenticated answer there
 * shows that the chip derived them. A chip that proved itself during PACE (chip authentication mapping) is not asked
 * again; where that left the question open, chip authentication decides.
 */
export async function proveChip(
  session: ChipSession,
  collector: FileCollector,
  chipMapping: ChipMapping | undefined,
  deps: ProofDependencies,
): Promise<Result<ChipProof, SessionFailure>> {
  const mapped =
    chipMapping &&
    judgeChipMapping({
      ...chipMapping,
      sod: collector.files.get('EF.SOD'),
      trust: deps.trust,
      now: deps.now(),
    });
  const dg14 = await collector.collect('DG14');
  if (!dg14.ok && dg14.error.reason === 'session') return err(dg14.error.failure);
  const infos = dg14.ok ? parseSecurityInfos(dg14.value) : undefined;
  if (!infos?.ok) {
    return readOn(collector, mapped ?? withoutSecurityInfos(dg14));
  }
  const proof =
    mapped && mapped.outcome !== 'not-possible'
      ? await readOn(collector, mapped)
      : await authenticateAndConfirm(session, collector, infos.value, deps);
  if (!proof.ok) return proof;
  const decided = proof.value.check.outcome !== 'not-offered';
  const check = decided ? proof.value.check : (mapped ?? withoutMapping(infos.value));
  return ok({ ...proof.value, check, infos: infos.value });
}

/**
 * SECURITY: a copy can leave PACE out of the unsigned EF.CardAccess. When the signed DG14 offers the chip
 * authentication mapping, a chip that was opened otherwise has kept back its proof.
 */
function withoutMapping(infos: SecurityInfos): Check {
  const offersMapping = infos.paceInfos.some(({ protocol }) => protocol.mapping === 'CAM');
  return offersMapping
    ? {
        name: 'chip-authentication',
        outcome: 'not-possible',
        reason: 'chip-authentication-not-completed',
        note: 'PACE-CAM offered, not used',
      }
    : { name: 'chip-authentication', outcome: 'not-offered' };
}

async function authenticateAndConfirm(
  session: ChipSession,
  collector: FileCollector,
  infos: SecurityInfos,
  deps: ProofDependencies,
): Promise<Result<Omit<ChipProof, 'infos'>, SessionFailure>> {
  const authenticated = await authenticateChip(session, infos, deps);
  if (!authenticated.ok) {
    const recovered = await collector.recover(authenticated.error);
    if (!recovered.ok) return recovered;
    // A card that moved says nothing about the chip: it is put to the test again. Recoveries are counted.
    if (isInterruption(authenticated.error)) return authenticateAndConfirm(session, collector, infos, deps);
    return readOn(collector, notCompleted('chip-authentication', authenticated.error));
  }
  const { check } = authenticated.value;
  if (check.outcome !== 'pass') return readOn(collector, check);
  const answer = await firstAnswer(session, collector);
  if (answer.ok) return ok({ check, open: true });
  const confirmed = confirmChipAuthentication(check, answer);
  const recovered = await collector.recover(answer.error);
  if (recovered.ok && isInterruption(answer.error)) {
    return authenticateAndConfirm(session, collector, infos, deps);
  }
  if (recovered.ok) return readOn(collector, confirmed);
  // A refuted chip is a result, not a failure to read.
  return isRecoverable(recovered.error) && confirmed.outcome === 'fail'
    ? ok({ check: confirmed, open: false })
    : recovered;
}

/** DG15 over whatever channel there is now. */
async function readOn(
  collector: FileCollector,
  check: Check,
): Promise<Result<Omit<ChipProof, 'infos'>, SessionFailure>> {
  const dg15 = await collectOptional(collector, 'DG15');
  return dg15.ok ? ok({ check, open: true }) : dg15;
}

/**
 * SECURITY: a refusal in plain is no answer under the new keys. A chip without DG15 may give one, so EF.COM and DG1,
 * which was there before, are asked for as well before the chip is taken for a copy.
 */
async function firstAnswer(
  session: ChipSession,
  collector: FileCollector,
): Promise<Result<void, SessionFailure>> {
  for (const name of ['DG15', 'EF.COM', 'DG1'] as const) {
    const file = await collector.collectOnce(name);
    if (!file.ok && file.error.reason === 'session') return err(file.error.failure);
    if (session.proven) return ok(undefined);
  }
  return err({ code: 'secure-channel-lost', detail: 'only answers in plain after chip authentication' });
}

async function collectOptional(
  collector: FileCollector,
  name: 'DG15',
): Promise<Result<void, SessionFailure>> {
  const file = await collector.collect(name);
  return !file.ok && file.error.reason === 'session' ? err(file.error.failure) : ok(undefined);
}

/** No DG14 is an older document; a DG14 that cannot be read is a chip that was not put to the test. */
function withoutSecurityInfos(dg14: Result<Uint8Array, FileFailure>): Check {
  const name = 'chip-authentication';
  if (!dg14.ok && dg14.error.reason === 'absent') return { name, outcome: 'not-offered' };
  return {
    name,
    outcome: 'not-possible',
    reason: 'chip-authentication-not-completed',
    note: 'DG14 unreadable',
  };
}

export interface ActiveProof {
  readonly check: Check;
  readonly exchange?: { readonly challenge: Uint8Array; readonly signature: Uint8Array };
}

/** Active authentication with the key of DG15, where there is one. */
export async function proveActively(
  session: ChipSession,
  collector: FileCollector,
  { infos, open }: Omit<ChipProof, 'check'>,
  deps: ProofDependencies,
): Promise<Result<ActiveProof, SessionFailure>> {
  if (!open) return ok({ check: { name: 'active-authentication', outcome: 'not-possible' } });
  const dg15 = collector.files.get('DG15');
  if (!dg15) return ok({ check: { name: 'active-authentication', outcome: 'not-offered' } });
  const answer = await authenticateActively(session, dg15, infos, deps);
  if (!answer.ok && isInterruption(answer.error)) {
    const recovered = await collector.recover(answer.error);
    return recovered.ok ? proveActively(session, collector, { infos, open }, deps) : recovered;
  }
  if (!answer.ok) {
    const costsTheCheck = isRecoverable(answer.error) || answer.error.code === 'chip-protocol-error';
    return costsTheCheck ? ok({ check: notCompleted('active-authentication', answer.error) }) : answer;
  }
  const { check, challenge, signature } = answer.value;
  return ok({ check, ...(challenge.length > 0 && { exchange: { challenge, signature } }) });
}

const notCompleted = (
  name: 'chip-authentication' | 'active-authentication',
  failure: SessionFailure,
): Check => ({ name, outcome: 'not-possible', reason: `${name}-not-completed`, note: failure.code });

/** Repeats offline what can be repeated from an evidence file. What it says it concluded then is not believed. */
import type { Check } from '../../../electron/core/identity/verdict.ts';
import { verifyActiveAuthentication } from '../active-authentication/active-authentication.ts';
import { parseDataGroup1 } from '../lds/dg1.ts';
import { authenticatePassively } from '../passive-authentication/passive-authentication.ts';
import type { FileName, TrustAnchors } from '../reading.ts';
import { parseSecurityInfos, type SecurityInfos } from '../security-info/security-infos.ts';
import { fromBase64 } from './base64.ts';
import { type Evidence, FILE_NAMES } from './evidence-schema.ts';

/** Checks whose result hangs on the files alone and is computed anew. */
const REPEATED: readonly Check['name'][] = [
  'sod-signature',
  'issuer-chain',
  'data-group-hashes',
  'sod-country',
  'chip-authentication',
  'active-authentication',
];

/**
 * Passive and active authentication are computed anew from the files and the recorded exchange. Chip
 * authentication leaves nothing that could be verified later: a recorded failure stays, a recorded pass becomes
 * `not-possible`. The other checks (access, consistency, validity) are taken over as recorded.
 * @param now for the validity of certificates: pass the time of reading to judge as of then
 */
export function reverifyEvidence(evidence: Evidence, trust: TrustAnchors, now: Date): readonly Check[] {
  const files = filesOf(evidence);
  const infos = securityInfosOf(files);
  return [
    ...evidence.checks.filter((check) => !REPEATED.includes(check.name)),
    ...authenticatePassively({
      sod: files.get('EF.SOD'),
      files,
      mrz: { issuingState: issuingStateOf(files.get('DG1')) },
      trust,
      now,
    }),
    chipAuthenticationAsRecorded(evidence, infos),
    activeAuthenticationAgain(evidence, files.get('DG15'), infos),
  ];
}

function filesOf(evidence: Evidence): ReadonlyMap<FileName, Uint8Array> {
  return new Map(
    FILE_NAMES.flatMap((name): [FileName, Uint8Array][] => {
      const text = evidence.files[name];
      return text === undefined ? [] : [[name, fromBase64(text)]];
    }),
  );
}

/** From the signed file, not from what the evidence says; empty when DG1 is missing or malformed. */
function issuingStateOf(dg1: Uint8Array | undefined): string {
  const mrz = dg1 && parseDataGroup1(dg1);
  return mrz?.ok ? mrz.value.fields.issuingState : '';
}

function securityInfosOf(files: ReadonlyMap<FileName, Uint8Array>): SecurityInfos | undefined {
  const dg14 = files.get('DG14');
  const infos = dg14 && parseSecurityInfos(dg14);
  return infos?.ok ? infos.value : undefined;
}

/** SECURITY: a recorded pass is the word of whoever wrote the file. */
function chipAuthenticationAsRecorded(evidence: Evidence, infos: SecurityInfos | undefined): Check {
  const name = 'chip-authentication';
  const recorded = evidence.checks.find((check) => check.name === name);
  if (recorded?.outcome === 'fail' || recorded?.outcome === 'not-possible') return recorded;
  if (!infos || infos.chipAuthenticationPublicKeys.length === 0) return { name, outcome: 'not-offered' };
  return recorded?.outcome === 'pass'
    ? { name, outcome: 'not-possible', note: 'passed when the card was read; cannot be repeated without it' }
    : { name, outcome: 'not-possible', reason: 'chip-authentication-not-completed' };
}

function activeAuthenticationAgain(
  evidence: Evidence,
  dg15: Uint8Array | undefined,
  dg14: SecurityInfos | undefined,
): Check {
  const name = 'active-authentication';
  if (!dg15) return { name, outcome: 'not-offered' };
  const { activeAuthentication: exchange } = evidence;
  if (!exchange) return { name, outcome: 'not-possible', reason: 'active-authentication-not-completed' };
  const challenge = fromBase64(exchange.challenge);
  const signature = fromBase64(exchange.signature);
  return verifyActiveAuthentication({ dg15, dg14, challenge, signature });
}

/**
 * Passive authentication (Doc 9303-11 §5.1): the data groups are what the state signed, and the state is who it
 * claims to be. Four checks, in the order in which each leans on the one before.
 */
import type { Check } from '../../../electron/core/identity/verdict.ts';
import { equalBytes } from '../../iso7816/bytes.ts';
import { listedNumbers, parseCommonData } from '../lds/ef-com.ts';
import type { FileName, MrzFields, TrustAnchors } from '../reading.ts';
import { computeDigest } from '../signature/digest.ts';
import { describeAlgorithm } from '../signature/signature-algorithm.ts';
import { type IssuerChain, judgeIssuerChain, type RevocationStatus } from '../trust/issuer-chain.ts';
import { parseTrustAnchors } from '../trust/trust-store.ts';
import {
  type DocumentSecurityObject,
  isSodSignatureValid,
  parseDocumentSecurityObject,
} from './document-security-object.ts';
import { issuingStatesOf } from './issuing-states.ts';

export interface PassiveAuthenticationInput {
  /** EF.SOD; undefined when the chip has none. */
  readonly sod: Uint8Array | undefined;
  /**
   * What was read, by the names of Doc 9303-10 ('DG1'). Of files that are no data groups only EF.COM is looked at, for what
   * it says is there.
   */
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly mrz: Pick<MrzFields, 'issuingState'>;
  readonly trust: TrustAnchors;
  readonly now: Date;
  /** What was asked for beside DG1, DG14 and DG15: of these, those that the state signed and that did not come are missed. */
  readonly asked?: readonly FileName[];
}

/**
 * Checks `sod-signature`, `issuer-chain`, `data-group-hashes` (one per kind of finding) and `sod-country`.
 * Never throws, whatever the chip sent: a SOD that cannot be read is a failed check.
 */
export function authenticatePassively(input: PassiveAuthenticationInput): readonly Check[] {
  const { sod, files, mrz, trust, now, asked = [] } = input;
  if (!sod)
    return [{ name: 'sod-signature', outcome: 'not-possible', reason: 'sod-missing' }, ...dependentChecks()];
  const parsed = parseDocumentSecurityObject(sod);
  if (!parsed.ok) {
    const { code, detail } = parsed.error;
    return [
      {
        name: 'sod-signature',
        outcome: code === 'sod-malformed' ? 'fail' : 'not-possible',
        reason: 'sod-unreadable',
        note: detail,
      },
      ...dependentChecks(),
    ];
  }
  const object = parsed.value;
  const chain = judgeIssuerChain(object.signer, parseTrustAnchors(trust), now, object.signedAt);
  return [
    sodSignatureCheck(object),
    issuerChainCheck(chain),
    ...dataGroupChecks(object, files, asked),
    sodCountryCheck(object, chain, mrz),
  ];
}

/** Without a SOD the rest has nothing to stand on. */
const dependentChecks = (): readonly Check[] => [
  { name: 'issuer-chain', outcome: 'not-possible' },
  { name: 'data-group-hashes', outcome: 'not-possible' },
  { name: 'sod-country', outcome: 'not-possible' },
];

function sodSignatureCheck(object: DocumentSecurityObject): Check {
  const note = `LDS ${object.version}, ${describeAlgorithm(object.algorithm)}`;
  return isSodSignatureValid(object)
    ? { name: 'sod-signature', outcome: 'pass', note }
    : { name: 'sod-signature', outcome: 'fail', reason: 'sod-signature-invalid', note };
}

const REVOCATION_NOTES: Readonly<Record<RevocationStatus, string>> = {
  'no-list': 'no revocation list imported',
  'not-revoked': 'not revoked',
  stale: 'not revoked by a list that is out of date',
};

function issuerChainCheck(chain: IssuerChain): Check {
  const name = 'issuer-chain';
  switch (chain.status) {
    case 'trusted': {
      const links = chain.links > 0 ? `, ${chain.links} link certificate(s) from the trusted root` : '';
      const note = `${chain.authority.subject.text}${links}; ${REVOCATION_NOTES[chain.revocation]}`;
      return { name, outcome: 'pass', note, ...(chain.expired && { reason: 'issuer-expired' }) };
    }
    case 'revoked':
      return { name, outcome: 'fail', reason: 'issuer-revoked', note: chain.detail };
    case 'out-of-period':
      return { name, outcome: 'fail', reason: 'issuer-expired', note: chain.detail };
    case 'unknown':
      return { name, outcome: 'not-possible', reason: 'issuer-unknown', note: chain.detail };
    case 'invalid':
      return { name, outcome: 'fail', reason: 'issuer-invalid', note: chain.detail };
  }
}

/** DG1 carries the identity; DG14 and DG15 carry the keys that tell the chip from a copy. */
const NEEDED_DATA_GROUPS: readonly number[] = [1, 14, 15];
/** Without DG2 the clerk has no face to compare: who holds back a photo that the state signed may have a reason. */
const PORTRAIT = 2;

function dataGroupChecks(
  object: DocumentSecurityObject,
  files: ReadonlyMap<string, Uint8Array>,
  asked: readonly FileName[],
): readonly Check[] {
  const name = 'data-group-hashes';
  const { dataGroupHashes: signed } = object;
  const read = [...files].flatMap(([file, bytes]) => {
    const number = dataGroupNumber(file);
    return number === undefined ? [] : [{ number, bytes }];
  });
  const isRead = (number: number) => read.some((file) => file.number === number);
  const changed = read.filter(({ number, bytes }) => {
    const hash = signed.get(number);
    return hash !== undefined && !equalBytes(hash, computeDigest(object.digest, bytes));
  });
  const unlisted = read.filter(({ number }) => !signed.has(number));
  const announced = announcedIn(files).filter((number) => !signed.has(number) && !isRead(number));
  const wanted = asked.flatMap((file) => dataGroupNumber(file) ?? []);
  const needed = wanted.includes(PORTRAIT) ? [...NEEDED_DATA_GROUPS, PORTRAIT] : NEEDED_DATA_GROUPS;
  // SECURITY: EF.COM is unsigned, so a copy can hide DG14 and DG15 there; the signed list in the SOD tells.
  const missing = needed.filter((number) => signed.has(number) && !isRead(number));
  const withheld = wanted.filter(
    (number) => signed.has(number) && !isRead(number) && !needed.includes(number),
  );
  const numbersOf = (entries: readonly { number: number }[]) => list(entries.map((entry) => entry.number));
  const entry = (
    found: string,
    outcome: Check['outcome'],
    reason: NonNullable<Check['reason']>,
  ): readonly Check[] => (found === '' ? [] : [{ name, outcome, reason, note: found }]);
  const defects: readonly Check[] = [
    ...entry(numbersOf(changed), 'fail', 'data-group-changed'),
    ...entry(numbersOf(unlisted), 'fail', 'data-group-not-in-sod'),
    ...entry(list(announced), 'not-possible', 'data-group-announced-unsigned'),
    ...entry(list(missing), 'not-possible', 'data-group-missing'),
  ];
  // What came is as it was signed; what else was signed is said.
  const incomplete = entry(list(withheld), 'pass', 'data-group-withheld');
  if (defects.length > 0) return [...defects, ...incomplete];
  if (read.length === 0) return [{ name, outcome: 'not-possible', reason: 'data-group-missing' }];
  return [{ name, outcome: 'pass', note: `${object.digest} ${numbersOf(read)}` }, ...incomplete];
}

const list = (numbers: readonly number[]): string => numbers.map((number) => `DG${number}`).join(' ');

/**
 * What EF.COM says the chip has. SECURITY: a group that the state did not sign is refused although nobody reads it, such as
 * DG3 and DG5, which other programs may believe (BSI TR-03105-5.1 LDS_A_10).
 */
function announcedIn(files: ReadonlyMap<string, Uint8Array>): readonly number[] {
  const file = files.get('EF.COM');
  const common = file && parseCommonData(file);
  return common?.ok ? [...new Set(listedNumbers(common.value))] : [];
}

function dataGroupNumber(file: string): number | undefined {
  const match = /^DG(\d+)$/.exec(file);
  return match ? Number(match[1]) : undefined;
}

/**
 * The country of the signer, and of the CSCA when there is one, against the issuing state of the MRZ.
 * SECURITY: without this any state in the trust store could sign documents of any other. With no trusted CSCA
 * it still catches a signer that names another country, and proves nothing when it passes.
 */
function sodCountryCheck(
  object: DocumentSecurityObject,
  chain: IssuerChain,
  mrz: Pick<MrzFields, 'issuingState'>,
): Check {
  const name = 'sod-country';
  const state = mrz.issuingState.replaceAll('<', '').toUpperCase();
  const authority = 'authority' in chain ? chain.authority.subject.country : undefined;
  const countries = [object.signer.subject.country ?? object.signer.issuer.country, authority].filter(
    (country) => country !== undefined,
  );
  if (state === '') return { name, outcome: 'not-possible', note: 'document names no issuing state' };
  if (countries.length === 0) return { name, outcome: 'not-possible', note: 'certificates name no country' };
  const note = `${countries.join(', ')} for ${state}`;
  const judged = countries.map((country) => issuingStatesOf(country)?.includes(state));
  if (judged.includes(false)) return { name, outcome: 'fail', reason: 'country-mismatch', note };
  return judged.includes(undefined)
    ? { name, outcome: 'not-possible', note }
    : { name, outcome: 'pass', note };
}

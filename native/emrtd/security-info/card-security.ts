/**
 * EF.CardSecurity (Doc 9303-10 §3.11.4, Doc 9303-11 §9.2.11): SecurityInfos under the signature of a document signer,
 * readable at the master file. It carries the static key of PACE with chip authentication mapping.
 */
import { err, ok, type Result } from '../../../electron/core/result.ts';
import { parseSignedData, type SignedContent } from '../trust/signed-data.ts';
import { parseSecurityInfos, type SecurityInfos } from './security-infos.ts';

export interface CardSecurity {
  readonly infos: SecurityInfos;
  readonly signed: SignedContent;
}

/** id-SecurityObject { bsi-de applications(3) eID(2) 1 }. */
const SECURITY_OBJECT = '0.4.0.127.0.7.3.2.1';

/** Parses the file without judging its signature. The error is a note without personal data. */
export function parseCardSecurity(file: Uint8Array): Result<CardSecurity, string> {
  const signed = parseSignedData(file, [SECURITY_OBJECT]);
  if (!signed.ok) return err(`EF.CardSecurity: ${signed.error.detail}`);
  const infos = parseSecurityInfos(signed.value.content);
  return infos.ok ? ok({ infos: infos.value, signed: signed.value }) : err(`EF.CardSecurity: ${infos.error}`);
}

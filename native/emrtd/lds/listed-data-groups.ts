/** Which data groups a chip has: the unsigned list of EF.COM and the signed one of EF.SOD together. */
import { parseDocumentSecurityObject } from '../passive-authentication/document-security-object.ts';
import type { FileName } from '../reading.ts';
import { type CommonData, listedNumbers } from './ef-com.ts';
import { ELEMENTARY_FILES } from './elementary-files.ts';

const fileOf = (number: number): readonly FileName[] => {
  const name = `DG${number}`;
  return isFileName(name) ? [name] : [];
};

const isFileName = (name: string): name is FileName => Object.hasOwn(ELEMENTARY_FILES, name);

const ALL = Object.keys(ELEMENTARY_FILES).filter(isFileName);

/**
 * Those that we can read. SECURITY: EF.COM is not signed, so that a copy can leave out what would give it away; a file
 * that only one of the two names is asked for all the same. Where neither can be had, nobody says what is there, and
 * every file is asked for.
 * @param common undefined when EF.COM is missing or malformed
 */
export function listedDataGroups(
  common: CommonData | undefined,
  sod: Uint8Array | undefined,
): ReadonlySet<FileName> {
  const object = sod && parseDocumentSecurityObject(sod);
  if (!common && !object?.ok) return new Set(ALL);
  const signed = object?.ok ? [...object.value.dataGroupHashes.keys()] : [];
  return new Set([...(common ? listedNumbers(common) : []), ...signed].flatMap(fileOf));
}

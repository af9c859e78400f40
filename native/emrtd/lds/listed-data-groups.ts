/** Which data groups a chip has: the unsigned list of EF.COM and the signed one of EF.SOD together. */
import { parseDocumentSecurityObject } from '../passive-authentication/document-security-object.ts';
import type { FileName } from '../reading.ts';
import type { CommonData } from './ef-com.ts';
import { ELEMENTARY_FILES, fileWithTag } from './elementary-files.ts';

/**
 * Those that we can read. SECURITY: EF.COM is not signed, so that a copy can leave out what would give it away; a file
 * that only one of the two names is asked for all the same.
 */
export function listedDataGroups(common: CommonData, sod: Uint8Array | undefined): ReadonlySet<FileName> {
  const object = sod && parseDocumentSecurityObject(sod);
  const signed = object?.ok ? [...object.value.dataGroupHashes.keys()] : [];
  return new Set([
    ...common.dataGroupTags.flatMap((tag) => fileWithTag(tag) ?? []),
    ...signed.flatMap((number) => {
      const name = `DG${number}`;
      return isFileName(name) ? name : [];
    }),
  ]);
}

const isFileName = (name: string): name is FileName => Object.hasOwn(ELEMENTARY_FILES, name);

/** Elementary files that other tools saved one by one: `EF_SOD.bin`, `EF_DG1.bin`, … or `sod.bin`, `dg1.bin`, `Datagroup1.bin`. */
import { err, ok, type Result } from '../../../electron/core/result.ts';

export interface NamedBytes {
  /** File name without its folder. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface RawFiles {
  /** By the names of Doc 9303-10: 'EF.SOD', 'DG1'. All sixteen data groups, also those that we do not read ourselves. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Names of files that are none of these. */
  readonly ignored: readonly string[];
}

const NAME =
  /^(?:ef[._ -]?)?(sod|com|card_?access|card_?security|(?:dg|data_?group)0?([1-9]|1[0-6]))(?:\.(?:bin|der|dat|raw))?$/i;
const EF_NAMES: Readonly<Record<string, string>> = {
  sod: 'EF.SOD',
  com: 'EF.COM',
  cardaccess: 'EF.CardAccess',
  card_access: 'EF.CardAccess',
  cardsecurity: 'EF.CardSecurity',
  card_security: 'EF.CardSecurity',
};

/** The elementary file that a file name stands for, whatever its case; undefined for others. */
export function elementaryFileNamed(fileName: string): string | undefined {
  const match = NAME.exec(fileName);
  if (!match) return undefined;
  return match[2] === undefined ? EF_NAMES[match[1]!.toLowerCase()] : `DG${Number(match[2])}`;
}

/** SECURITY: two files for one name are refused: which one would be verified, and which one shown? */
export function gatherRawFiles(
  entries: readonly NamedBytes[],
): Result<RawFiles, { readonly code: 'two-files-of-one-name'; readonly names: readonly string[] }> {
  const files = new Map<string, Uint8Array>();
  const sources = new Map<string, string>();
  const ignored: string[] = [];
  for (const { name, bytes } of entries) {
    const file = elementaryFileNamed(name);
    if (file === undefined) {
      ignored.push(name);
      continue;
    }
    const other = sources.get(file);
    if (other !== undefined) return err({ code: 'two-files-of-one-name', names: [other, name] });
    sources.set(file, name);
    files.set(file, bytes);
  }
  return ok({ files, ignored });
}

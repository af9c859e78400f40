/** Where each elementary file lives and when it may be read, Doc 9303-10 §3.9–3.11 and Doc 9303-11 §4. */
import type { AccessState, Directory } from '../chip-session.ts';
import type { ChipFileName, ChipProfile } from '../profiles/chip-profile.ts';

export interface FileEntry {
  readonly name: ChipFileName;
  readonly directory: Directory;
  readonly fileId: number;
  readonly shortId: number;
  readonly readable: 'always' | 'after-access-control';
}

const inApplication = (name: ChipFileName, fileId: number): FileEntry => ({
  name,
  directory: 'eMRTD',
  fileId,
  shortId: fileId & 0x1f,
  readable: 'after-access-control',
});

export const FILE_TABLE: readonly FileEntry[] = [
  { name: 'EF.ATR/INFO', directory: 'MF', fileId: 0x2f01, shortId: 0x01, readable: 'always' },
  { name: 'EF.CardAccess', directory: 'MF', fileId: 0x011c, shortId: 0x1c, readable: 'always' },
  {
    name: 'EF.CardSecurity',
    directory: 'MF',
    fileId: 0x011d,
    shortId: 0x1d,
    readable: 'after-access-control',
  },
  inApplication('EF.COM', 0x011e),
  inApplication('EF.SOD', 0x011d),
  inApplication('DG1', 0x0101),
  inApplication('DG2', 0x0102),
  inApplication('DG3', 0x0103),
  inApplication('DG7', 0x0107),
  inApplication('DG11', 0x010b),
  inApplication('DG12', 0x010c),
  inApplication('DG13', 0x010d),
  inApplication('DG14', 0x010e),
  inApplication('DG15', 0x010f),
];

export const EMRTD_AID = Uint8Array.of(0xa0, 0x00, 0x00, 0x02, 0x47, 0x10, 0x01);
export const MASTER_FILE_ID = 0x3f00;

export const findByFileId = (directory: Directory, fileId: number): FileEntry | undefined =>
  FILE_TABLE.find((file) => file.directory === directory && file.fileId === fileId);

export const findByShortId = (directory: Directory, shortId: number): FileEntry | undefined =>
  FILE_TABLE.find((file) => file.directory === directory && file.shortId === shortId);

/** Closed groups need terminal authentication, which this chip announces but never grants. */
export function isReadable(file: FileEntry, access: AccessState, profile: ChipProfile): boolean {
  if (file.readable === 'always') return true;
  return access !== 'closed' && !profile.closedDataGroups.some((name) => name === file.name);
}

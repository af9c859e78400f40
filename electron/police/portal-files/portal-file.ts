/** A file made for the portal, and the records that stand in it: what a typed number is compared with. */
import type { RecordId } from '../../core/declaration/record.ts';
import type { PortalFile, PortalFileKind } from '../../core/ports/stores.ts';
import { localDateOf, localTimeOf } from '../../core/time/vietnam-time.ts';
import { sha256Of } from './template.ts';

const NAME: Readonly<Record<PortalFileKind, readonly [start: string, extension: string]>> = {
  citizens: ['thong-bao-luu-tru', 'xlsx'],
  foreigners: ['khai-bao-tam-tru', 'xml'],
};

/** Says the kind, the time in Vietnam and the number of guests, and no name of a guest. */
export function portalFileName(kind: PortalFileKind, createdAt: number, count: number): string {
  const [start, extension] = NAME[kind];
  const time = localTimeOf(createdAt).replace(':', '');
  return `${start}-${localDateOf(createdAt)}-${time}-${count}-khach.${extension}`;
}

export const portalFile = (
  id: string,
  kind: PortalFileKind,
  createdAt: number,
  recordIds: readonly RecordId[],
  content: Uint8Array,
): PortalFile => ({
  id,
  kind,
  name: portalFileName(kind, createdAt, recordIds.length),
  createdAt,
  recordIds,
  sha256: sha256Of(content),
  content,
});

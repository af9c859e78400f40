/** `kiosk trust list | add | remove`: the CSCA certificates that this desk believes. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { failure } from '../../core/failure/failure.ts';
import { type DeskOptions, openDesk } from '../desk-options.ts';
import type { Output } from '../output.ts';

type Change =
  | { readonly kind: 'list' }
  | { readonly kind: 'add'; readonly file: string }
  | { readonly kind: 'remove'; readonly id: string };

export async function trust(change: Change, options: DeskOptions, output: Output): Promise<void> {
  const opened = await openDesk(options);
  if (!opened.ok) return output.failed(opened.error);
  const { desk, backend } = opened.value;
  try {
    if (change.kind === 'add') {
      const bytes = await readFile(change.file).catch(() => undefined);
      if (!bytes) return output.failed(failure('certificate-unreadable', { detail: change.file }));
      const added = await desk.settings.addTrust(basename(change.file), bytes);
      if (!added.ok) return output.failed(added.error);
    } else if (change.kind === 'remove') {
      const removed = await desk.settings.removeTrust(change.id);
      if (!removed.ok) return output.failed(removed.error);
    }
    const anchors = desk.settings.view().trustAnchors;
    output.result(
      { anchors },
      anchors.length === 0
        ? ['Chưa có chứng thư gốc. / No trust anchors.']
        : anchors.map(({ id, country, subject }) => `${id.slice(0, 16)}  ${country}  ${subject}`),
    );
  } finally {
    await backend.stop();
  }
}

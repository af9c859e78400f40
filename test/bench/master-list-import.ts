/** A real master list, imported as an operator would: unpacked, its signature and every certificate looked at. */
import { existsSync, readFileSync } from 'node:fs';
import { loadTrustStore } from '../../native/emrtd/trust/trust-store.ts';

/** The German list of 2026-05-28, shared beside the repository and never part of it. */
const MASTER_LIST = new URL('../../../shared/data/de-masterlist-2026-05-28.ml', import.meta.url);

export type ImportFigures =
  | { readonly skipped: string }
  | { readonly milliseconds: number; readonly certificates: number; readonly problems: number };

export function measureImport(): ImportFigures {
  if (!existsSync(MASTER_LIST)) return { skipped: 'the shared list is not there' };
  const bytes = new Uint8Array(readFileSync(MASTER_LIST));
  const started = performance.now();
  const { anchors, problems } = loadTrustStore([{ origin: 'de-masterlist.ml', bytes }]);
  return {
    milliseconds: performance.now() - started,
    certificates: anchors.length,
    problems: problems.length,
  };
}

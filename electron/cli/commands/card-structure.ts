/** `kiosk card structure`: how a card is built and how it answers, without a value of its holder, to send to the maintainers. */
import { writeFile } from 'node:fs/promises';
import { structureReportLines } from '../../../native/emrtd/structure-report/structure-report-text.ts';
import { failure } from '../../core/failure/failure.ts';
import { type ChipReadingOptions, readChip } from '../chip-reading.ts';
import type { Output } from '../output.ts';

export interface CardStructureOptions extends ChipReadingOptions {
  /** Writes the report there as well. */
  readonly out?: string;
}

/** A read that failed has a report too: it is what reports are for. */
export async function cardStructure(options: CardStructureOptions, output: Output): Promise<void> {
  const chip = await readChip(options, output);
  if (!chip.ok) return output.failed(chip.error);
  const { report, result } = chip.value;
  if (report === undefined) return output.failed(result.ok ? failure('nothing-read') : result.error);
  if (options.out !== undefined) await writeFile(options.out, `${JSON.stringify(report, undefined, 2)}\n`);
  output.result(report, structureReportLines(report));
}

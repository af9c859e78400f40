/** The structure report of a card as the page shows it and the clerk saves it. */
import type { StructureReport } from '../../../native/emrtd/structure-report/structure-report.ts';
import { structureReportLines } from '../../../native/emrtd/structure-report/structure-report-text.ts';

export interface StructureReportFile {
  /** What stands in it, to be read before it is sent. */
  readonly lines: readonly string[];
  readonly name: string;
  readonly mime: string;
  readonly base64: string;
}

/** Failures that say something about the card, and not about a finger, a cable or a reader. */
const ABOUT_THE_CARD: ReadonlySet<string> = new Set([
  'not-an-emrtd',
  'access-not-supported',
  'secure-channel-lost',
  'chip-protocol-error',
  'file-unreadable',
]);

/** Whether the maintainers would learn from it: a card that could not be read, or that is unlike those that are known. */
export const isWorthSending = ({ outcome, unlike }: StructureReport): boolean =>
  outcome.kind === 'failed' ? ABOUT_THE_CARD.has(outcome.code) : unlike.length > 0;

const NAME = 'card-structure.json';

export const structureReportFile = (report: StructureReport): StructureReportFile => ({
  lines: structureReportLines(report),
  name: NAME,
  mime: 'application/json',
  base64: Buffer.from(`${JSON.stringify(report, undefined, 2)}\n`, 'utf8').toString('base64'),
});

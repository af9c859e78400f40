/** A card that the program does not know: the offer to tell the maintainers, and the report itself. */
import { structureReportFile } from '../../../electron/backend/check-in/structure-report-file.ts';
import type { StructureReport } from '../../../native/emrtd/structure-report/structure-report.ts';
import { failure, read, waiting } from './people.ts';
import { granted, type Scene, scene } from './scene.ts';

const report: StructureReport = {
  format: 'declaration-desk/structure-report',
  version: 1,
  about: 'How a chip is built and how it answered. No personal data.',
  program: '0.1.0',
  reader: { name: 'ACS ACR1252 Dual Reader PICC 0', atr: '3B85800180738421C092' },
  outcome: { kind: 'failed', code: 'file-unreadable', step: 'DG1', sw: '6A82' },
  unlike: ['read-failed'],
  exchanges: [
    {
      command: 'READ BINARY by short identifier',
      parameters: '9C00',
      secured: false,
      extended: false,
      answer: '9000',
      data: true,
      times: '1',
    },
    { command: 'READ BINARY', secured: true, extended: false, answer: '6A82', data: false, times: '2-4' },
  ],
  files: [
    {
      name: 'DG13',
      size: '257-1k',
      tags: { tag: '6D', children: [{ tag: '30', children: [{ tag: '02', holds: 'number', number: 1 }] }] },
      objectIdentifiers: ['1.0.10646.1.0.8'],
    },
  ],
  securityInfos: [],
};

const answers = {
  'checkIn.structureReport': granted({
    ...structureReportFile(report),
    lines: [...structureReportFile(report).lines],
  }),
};
const failed = {
  ...waiting,
  stage: 'failed' as const,
  failure: failure('file-unreadable'),
  structureReport: true,
};

const at = (name: string, parts: Parameters<typeof scene>[2]): Scene =>
  scene(`structure-report-${name}`, 'check-in', { answers, ...parts });

export const STRUCTURE_SCENES: readonly Scene[] = [
  at('failed', { checkIn: failed }),
  at('read', { checkIn: { ...read, structureReport: true } }),
  at('open', {
    checkIn: failed,
    act: async (page) => {
      await page.getByRole('button', { name: /Xem và lưu báo cáo|See and save the report/ }).click();
      await page.locator('.structure-report__lines').waitFor();
    },
  }),
];

import { expect, test } from 'vitest';
import {
  isWorthSending,
  structureReportFile,
} from '../../../../electron/backend/check-in/structure-report-file.ts';
import type { ReadFailureCode } from '../../../../native/emrtd/reading.ts';
import {
  type StructureReport,
  structureReportSchema,
} from '../../../../native/emrtd/structure-report/structure-report-schema.ts';

const report = (change: Partial<StructureReport>): StructureReport => ({
  format: 'declaration-desk/structure-report',
  version: 1,
  about: 'about',
  program: '0.1.0',
  reader: { name: 'Reader', atr: '3B00' },
  outcome: { kind: 'read', access: 'PACE-CAN', level: 'genuine', checks: [] },
  unlike: [],
  exchanges: [],
  files: [],
  securityInfos: [],
  ...change,
});
const failed = (code: ReadFailureCode) =>
  report({ outcome: { kind: 'failed', code, step: 'DG1' }, unlike: ['read-failed'] });

test.each([
  ['a card like all others', report({}), false],
  ['a card that is unlike them', report({ unlike: ['dg13-fields-unknown'] }), true],
  ['a card that breaks the standard', failed('chip-protocol-error'), true],
  ['a card without the application', failed('not-an-emrtd'), true],
  ['a wrong number', failed('wrong-can'), false],
  ['a lifted card', failed('card-removed'), false],
  ['a read that was cancelled', failed('cancelled'), false],
])('%s', (_, one, worth) => {
  expect(isWorthSending(one)).toBe(worth);
});

test('the file is the report as JSON, and the lines are what is in it', () => {
  const one = report({ unlike: ['dg13-fields-unknown'] });
  const file = structureReportFile(one);
  expect(file).toMatchObject({ name: 'card-structure.json', mime: 'application/json' });
  const text = Buffer.from(file.base64, 'base64').toString('utf8');
  expect(structureReportSchema.parse(JSON.parse(text))).toEqual(one);
  expect(file.lines.join('\n')).toContain('dg13-fields-unknown');
});

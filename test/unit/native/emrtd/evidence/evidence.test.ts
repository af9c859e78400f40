import { describe, expect, test } from 'vitest';
import { REASON_ORDER } from '../../../../../electron/core/identity/conclude-verdict.ts';
import { buildEvidence, parseEvidence } from '../../../../../native/emrtd/evidence/evidence.ts';
import { sampleReading } from '../../../../support/pki/sample-reading.ts';

const context = { readAt: new Date('2026-11-22T08:15:00Z'), reader: 'Test Reader 00 00' };
const sample = sampleReading();

const file = (change: (document: Record<string, unknown>) => void = () => {}) => {
  const document = structuredClone(buildEvidence(sample.reading, context)) as Record<string, unknown>;
  change(document);
  return JSON.stringify(document);
};

test('what is written can be read', () => {
  const parsed = parseEvidence(file());
  if (!parsed.ok) throw new Error(parsed.error);
  expect(parsed.value).toEqual(buildEvidence(sample.reading, context));
  expect(parsed.value.readAt).toBe('2026-11-22T08:15:00.000Z');
  const dg2 = sample.reading.files.get('DG2')!;
  expect(Buffer.from(parsed.value.files.DG2 ?? '', 'base64').equals(dg2)).toBe(true);
});

test('a reading without active authentication has none in the file', () => {
  const { activeAuthentication: _, ...rest } = sample.reading;
  expect(buildEvidence(rest, context)).not.toHaveProperty('activeAuthentication');
});

test('no access key and no parsed text gets in: the files speak for themselves', () => {
  expect(Object.keys(JSON.parse(file()))).toEqual([
    'format',
    'version',
    'readAt',
    'reader',
    'access',
    'keyKind',
    'files',
    'activeAuthentication',
    'checks',
    'verdict',
  ]);
});

test('every reason there is can stand in a file', () => {
  const parsed = parseEvidence(
    file((document) => {
      document.verdict = { level: 'forged', reasons: REASON_ORDER };
    }),
  );
  expect(parsed.ok).toBe(true);
});

describe('what is not an evidence file is refused', () => {
  test.each<[string, string]>([
    ['no JSON', 'x'],
    ['another document', '{}'],
    ['a later version', file((document) => Object.assign(document, { version: 2 }))],
    ['a file that is not base64', file((document) => Object.assign(document, { files: { DG1: '%%' } }))],
    ['an unknown file', file((document) => Object.assign(document, { files: { DG99: 'AA==' } }))],
    [
      'an unknown check',
      file((document) => Object.assign(document, { checks: [{ name: 'x', outcome: 'pass' }] })),
    ],
    [
      'an unknown level',
      file((document) => Object.assign(document, { verdict: { level: 'fine', reasons: [] } })),
    ],
    ['a time without zone', file((document) => Object.assign(document, { readAt: '2026-11-22T08:15:00' }))],
  ])('%s', (_what, json) => {
    expect(parseEvidence(json)).toEqual({ ok: false, error: 'evidence-malformed' });
  });
});

import { describe, expect, test } from 'vitest';
import { conclude, readCounts } from '../../support/setup/closing-line.mjs';

const good = { passed: 3, failed: [], skipped: [] };

describe('the closing line', () => {
  test('all passed', () => {
    expect(conclude(good, 0)).toEqual({ lines: ['3 passed, 0 failed'], exitCode: 0 });
  });

  test('what failed and what was skipped is named before it', () => {
    expect(conclude({ passed: 1, failed: ['a'], skipped: ['b (no reader)'] }, 1)).toEqual({
      lines: ['skipped: b (no reader)', 'failed: a', '1 passed, 1 failed, 1 skipped'],
      exitCode: 1,
    });
  });

  test('a runner that fails without a failed test has failed all the same', () => {
    const { lines, exitCode } = conclude(good, 1);
    expect(lines.at(-1)).toBe('3 passed, 1 failed');
    expect(exitCode).toBe(1);
  });

  test('a failed test that the runner overlooks has failed all the same', () => {
    expect(conclude({ ...good, failed: ['a'] }, 0).exitCode).toBe(1);
  });

  test.each([
    ['no test at all', { passed: 0, failed: [], skipped: [] }, '0 passed, 1 failed'],
    ['nothing but skipped ones', { passed: 0, failed: [], skipped: ['b'] }, '0 passed, 1 failed, 1 skipped'],
  ])('%s is a failure', (_name, counts, line) => {
    const { lines, exitCode } = conclude(counts, 0);
    expect(lines.at(-1)).toBe(line);
    expect(exitCode).toBe(1);
  });
});

describe('the report', () => {
  test('is taken as it was written', () => {
    const counts = { passed: 2, failed: ['a'], skipped: [] };
    expect(readCounts(JSON.stringify(counts))).toEqual(counts);
  });

  test.each([undefined, '', 'null', '{"passed":5}', '{"passed":"5","failed":[],"skipped":[]}'])(
    'that is missing or no report is a failure: %s',
    (text) => {
      expect(readCounts(text)).toEqual({ passed: 0, failed: ['the runner left no report'], skipped: [] });
    },
  );
});

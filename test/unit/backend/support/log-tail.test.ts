import { describe, expect, test } from 'vitest';
import type { DebugLog } from '../../../../electron/backend/debug-log.ts';
import { keepTail } from '../../../../electron/backend/support/log-tail.ts';

const NOBODY = 'Nguyễn Thị Mẫu';
const silent: DebugLog = { info: () => {}, warn: () => {}, error: () => {} };

const tailOf = (log: DebugLog = silent) => keepTail(log, () => Date.UTC(2026, 10, 22));

describe('the tail of the debug log', () => {
  test('keeps codes, small numbers and paths of a protocol, and only the length of other texts', () => {
    const tail = tailOf();
    tail.info('gateway exchange', {
      path: '/v1/records',
      status: 200,
      ms: 12.4,
      note: NOBODY,
      id: 190012345,
    });
    expect(tail.lines()).toEqual([
      {
        at: '2026-11-22T00:00:00.000Z',
        level: 'info',
        what: 'gateway exchange',
        data: { path: '/v1/records', status: 200, ms: 12, note: '14 characters', id: 'large number' },
      },
    ]);
  });

  test('a code that is no code is not kept', () => {
    const tail = tailOf();
    tail.warn('x', { code: NOBODY, list: [NOBODY], inner: { name: NOBODY } });
    expect(tail.lines()[0]?.data).toEqual({ code: '14 characters', list: '1 items', inner: 'object' });
  });

  test('of an error: its kind, its code and its places, never its message', () => {
    const tail = tailOf();
    tail.error('unexpected', Object.assign(new TypeError(NOBODY), { code: 'SQLITE_BUSY' }));
    tail.error('unexpected', { code: 'record-refused', authorityText: NOBODY });
    tail.error('unexpected', NOBODY);
    const [error, failed, text] = tail.lines();
    expect(error?.data).toEqual({ kind: 'TypeError', code: 'SQLITE_BUSY' });
    expect(error?.where?.[0]).toMatch(/log-tail\.test\.ts:\d+$/);
    expect(failed?.data).toEqual({ kind: 'object', code: 'record-refused' });
    expect(text?.data).toEqual({ kind: 'string' });
    expect(JSON.stringify(tail.lines())).not.toMatch(/Nguyễn|Mẫu|\//);
  });

  test('a message that looks like a place is not taken for one', () => {
    const tail = tailOf();
    const error = new Error(`a\n    at ${'Lan'} (C:\\Users\\Lan\\lan.ts:1:2)`);
    tail.error('unexpected', error);
    error.message = 'changed since';
    tail.error('unexpected', error);
    expect(tail.lines()[1]?.where).toEqual([]);
    expect(JSON.stringify(tail.lines())).not.toContain('Lan');
  });

  test('everything still reaches the log, and the tail stays short', () => {
    const passed: string[] = [];
    const tail = tailOf({ ...silent, warn: (what) => passed.push(what) });
    for (let line = 0; line < 400; line++) tail.warn(`line ${line}`);
    expect(passed).toHaveLength(400);
    expect(tail.lines()).toHaveLength(300);
    expect(tail.lines().at(-1)?.what).toBe('line 399');
  });
});

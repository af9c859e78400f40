import { describe, expect, test } from 'vitest';
import {
  FAULT_KINDS,
  fault,
  operation,
  strikes,
} from '../../../../electron/training/gateway-endpoint/fault.ts';

describe('a fault is data', () => {
  test('each kind can be written by its name alone', () => {
    for (const kind of FAULT_KINDS) expect(fault.parse({ kind }).kind).toBe(kind);
    expect(new Set(FAULT_KINDS).size).toBe(FAULT_KINDS.length);
  });

  test.each([{ kind: 'meteor' }, { kind: 'slow', delayMs: -1 }, { kind: '500', times: 0 }, {}, 'slow'])(
    '%j is none',
    (input) => {
      expect(fault.safeParse(input).success).toBe(false);
    },
  );

  test('where it strikes can be said, and has a default', () => {
    expect(strikes(fault.parse({ kind: 'drop-after-commit' }), 'file')).toBe(true);
    expect(strikes(fault.parse({ kind: 'drop-after-commit' }), 'query')).toBe(false);
    expect(strikes(fault.parse({ kind: 'drop-after-commit', operations: ['query'] }), 'query')).toBe(true);
    for (const at of operation.options) {
      expect(strikes(fault.parse({ kind: '503' }), at)).toBe(true);
      expect(strikes(fault.parse({ kind: 'expired-certificate' }), at)).toBe(false);
    }
  });
});

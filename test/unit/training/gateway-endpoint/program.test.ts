import { describe, expect, test } from 'vitest';
import { readProgramOptions } from '../../../../electron/training/gateway-endpoint/program.ts';

describe('the options of the program', () => {
  test.each([
    [['--port', 'x']],
    [['--port', '70000']],
    [['--fault', '{"kind":"meteor"}']],
    [['--fault', '{']],
    [['--max-batch', '0']],
    [['--what']],
  ])('options %j are refused', (args) => {
    expect(() => readProgramOptions(args)).toThrow();
  });

  test('options are read', () => {
    expect(
      readProgramOptions([
        '--port',
        '8443',
        '--facility',
        'A',
        '--facility',
        'B',
        '--fault',
        '{"kind":"429"}',
      ]),
    ).toEqual({
      port: 8443,
      'require-signature': false,
      facility: ['A', 'B'],
      fault: { kind: '429', retryAfterSeconds: 2 },
      control: false,
    });
  });
});

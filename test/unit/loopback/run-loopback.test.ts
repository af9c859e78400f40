import { describe, expect, test } from 'vitest';
import { type Failure, failure } from '../../../electron/core/failure/failure.ts';
import { err, ok } from '../../../electron/core/result.ts';
import {
  type LoopbackParts,
  parseCommandLine,
  runLoopback,
  USUAL_PORT,
} from '../../../electron/loopback/run-loopback.ts';
import { fakeBackend } from '../../support/fake-backend.ts';

function parts(setting: { failure?: Failure; taken?: readonly (number | undefined)[] } = {}) {
  const backend = fakeBackend();
  const happened: string[] = [];
  let address = 0;
  let enter = () => {};
  const made: LoopbackParts = {
    startBackend: async () => (setting.failure === undefined ? ok(backend) : err(setting.failure)),
    serve: async (_backend, port) => {
      happened.push(`serve ${port}`);
      if (setting.taken?.includes(port)) throw Object.assign(new Error('taken'), { code: 'EADDRINUSE' });
      return {
        url: 'first',
        newUrl: () => {
          address += 1;
          return `new-${address}`;
        },
        stop: async () => void happened.push('server stopped'),
      };
    },
    openBrowser: async (url) => {
      happened.push(`browser ${url}`);
      return true;
    },
    onEnter: (listener) => {
      enter = listener;
    },
    untilAsked: async () => enter(),
    print: (line) => void happened.push(line),
  };
  return { made, backend, happened };
}

test('serves, prints its address, opens a browser with another one, and ends when asked', async () => {
  const { made, backend, happened } = parts();
  expect(await runLoopback([], made)).toBe(0);
  expect(happened).toEqual([
    `serve ${USUAL_PORT}`,
    'Quầy khai báo / Declaration desk: first',
    'Luyện tập: chọn một thẻ ở bàn luyện tập (cuối màn hình), rồi gõ sáu số ghi trên đó.',
    'Training: choose a card on the training table (bottom of the page), then type the six digits shown on it.',
    'Enter: địa chỉ mới / a new address · Ctrl+C: dừng / stop',
    'browser new-1',
    'Quầy khai báo / Declaration desk: new-2',
    'server stopped',
  ]);
  expect(backend.stopped()).toBe(true);
});

test('opens no browser when told not to', async () => {
  const { made, happened } = parts();
  await runLoopback(['--no-browser'], made);
  expect(happened.filter((line) => line.startsWith('browser'))).toEqual([]);
});

test('a second desk takes any free port, but a port that was asked for is kept to', async () => {
  const second = parts({ taken: [USUAL_PORT] });
  expect(await runLoopback([], second.made)).toBe(0);
  expect(second.happened.slice(0, 2)).toEqual([`serve ${USUAL_PORT}`, 'serve undefined']);

  const asked = parts({ taken: [5000] });
  expect(await runLoopback(['--port', '5000'], asked.made)).toBe(1);
  expect(asked.happened).toEqual(['serve 5000', expect.stringMatching(/5000.*\n.*5000/)]);
  expect(asked.backend.stopped()).toBe(true);
});

test('a failure is said in both languages, and nothing is served', async () => {
  const { made, happened } = parts({ failure: failure('database-locked') });
  expect(await runLoopback([], made)).toBe(1);
  expect(happened).toHaveLength(1);
  expect(happened[0]?.split('\n')).toHaveLength(2);
});

describe('command line', () => {
  test('options are parsed', () => {
    expect(
      parseCommandLine(['--mode', 'training', '--reader', 'pcsc', '--port', '4100', '--develop']),
    ).toEqual({
      mode: 'training',
      reader: 'pcsc',
      port: 4100,
      'no-browser': false,
      develop: true,
      help: false,
    });
  });

  test.each([
    ['an unknown option', ['--sql']],
    ['an unknown mode', ['--mode', 'demo']],
    ['a port out of range', ['--port', '70000']],
    ['a port that is no number', ['--port', 'x']],
    ['a stray word', ['live']],
  ])('%s is refused with the usage and exit code 2', async (_what, parameters) => {
    expect(parseCommandLine(parameters)).toBeUndefined();
    const { made, happened } = parts();
    expect(await runLoopback(parameters, made)).toBe(2);
    expect(happened).toEqual([expect.stringContaining('--no-browser')]);
  });
});

import { describe, expect, test } from 'vitest';
import type { DeskStatus } from '../../../../../renderer/bridge/view-types.ts';
import { sendingState, storeFailure } from '../../../../../renderer/screens/frame/sending-state.ts';
import { failure } from '../../../../support/renderer/people.ts';

const sending = (given: Partial<DeskStatus['sending']>): DeskStatus['sending'] => ({
  channel: 'up',
  endpoint: { vi: 'Nơi nhận', en: 'Endpoint' },
  waiting: 0,
  unknown: 0,
  rejected: 0,
  late: 0,
  alarm: { level: 'calm' },
  channels: [],
  ...given,
});

describe('sending health in one light: the worst speaks', () => {
  test.each([
    [{}, 'clear'],
    [{ waiting: 2 }, 'waiting'],
    [{ channel: 'checking' }, 'clear'],
    [{ channel: 'not-configured' }, 'not-configured'],
    [{ channel: 'not-configured', waiting: 3 }, 'not-configured'],
    [{ channel: 'down' }, 'down'],
    [{ channel: 'paused', waiting: 1 }, 'down'],
    [{ channel: 'down', rejected: 1 }, 'trouble'],
    [{ late: 1, waiting: 1 }, 'trouble'],
  ] as const)('%o → %s', (given, state) => expect(sendingState(sending(given))).toBe(state));
});

describe('a desk that can keep nothing is no lost connection', () => {
  test.each([
    ['disk-full', 'down'],
    ['database-locked', 'down'],
    ['database-damaged', 'paused'],
  ] as const)('%s is said by its own name, before all else', (code, channel) => {
    const broken = sending({ channel, failure: failure(code), rejected: 1, late: 2, waiting: 3 });
    expect(sendingState(broken)).toBe('store');
    expect(storeFailure(broken)).toEqual(failure(code));
  });

  test.each(['endpoint-unreachable', 'client-certificate-expired'] as const)('%s is the line', (code) => {
    const broken = sending({ channel: 'down', failure: failure(code) });
    expect(storeFailure(broken)).toBeUndefined();
    expect(sendingState(broken)).toBe('down');
  });

  test('what is over is not said any more', () =>
    expect(storeFailure(sending({ channel: 'up', failure: failure('disk-full') }))).toBeUndefined());
});

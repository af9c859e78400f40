import { describe, expect, test } from 'vitest';
import type { DeskStatus } from '../../../../../renderer/bridge/view-types.ts';
import { sendingState } from '../../../../../renderer/screens/frame/sending-state.ts';

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

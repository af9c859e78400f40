import { describe, expect, test } from 'vitest';
import type { DeskStatus } from '../../../../../renderer/bridge/view-types.ts';
import { certificateNotice } from '../../../../../renderer/screens/frame/certificate-notice.ts';

const NOW = 1_795_000_000_000;
const DAY = 86_400_000;

const channel = (
  id: 'gateway' | 'kbtt',
  credentialsEnd?: number,
): DeskStatus['sending']['channels'][number] => ({
  id,
  name: { vi: id, en: id },
  state: 'up',
  waiting: 0,
  late: 0,
  alarm: { level: 'calm' },
  ...(credentialsEnd !== undefined && { credentialsEnd }),
});

describe('a certificate that ends', () => {
  test.each([
    ['none is named', undefined, 'today', undefined],
    ['weeks ahead, in a quiet place', 29 * DAY, 'today', false],
    ['weeks ahead, among the settings', 29 * DAY, 'settings', false],
    ['weeks ahead, at the counter', 29 * DAY, 'check-in', undefined],
    ['a week ahead, at the counter', 7 * DAY, 'check-in', false],
    ['ended, at the counter', -1, 'check-in', true],
    ['ends this moment', 0, 'board', true],
  ] as const)('%s', (_, left, screen, ended) => {
    const channels = [channel('gateway', left === undefined ? undefined : NOW + left)];
    expect(certificateNotice(channels, NOW, screen)?.ended).toBe(ended);
  });

  test('of several the one that ends first', () => {
    const channels = [channel('gateway', NOW + 20 * DAY), channel('kbtt', NOW + 3 * DAY)];
    expect(certificateNotice(channels, NOW, 'today')).toMatchObject({ name: { vi: 'kbtt' } });
  });
});

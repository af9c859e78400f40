/** Every channel that is held to it. A new one adds its line. */
import type { ChannelUnderTest } from './channel-under-test.ts';
import { gatewayUnderTest } from './gateway.ts';
import { kbttUnderTest } from './kbtt.ts';
import { paperUnderTest } from './paper.ts';
import { portalFilesUnderTest } from './portal-files.ts';

export const CHANNELS_UNDER_TEST: readonly ChannelUnderTest[] = [
  gatewayUnderTest,
  kbttUnderTest,
  portalFilesUnderTest,
  paperUnderTest,
];

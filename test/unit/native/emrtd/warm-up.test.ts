import { expect, test } from 'vitest';
import { rankPaceInfos } from '../../../../native/emrtd/pace/pace-selection.ts';
import { VIETNAMESE_CARD_ACCESS } from '../../../../native/emrtd/pace/vietnamese-card-access.ts';
import { parseSecurityInfos } from '../../../../native/emrtd/security-info/security-infos.ts';
import { warmUp } from '../../../../native/emrtd/warm-up.ts';

test('the curve that is made ready is the very one that Vietnamese cards use', () => {
  const infos = parseSecurityInfos(VIETNAMESE_CARD_ACCESS);
  if (!infos.ok) throw new Error(infos.error);
  expect(rankPaceInfos(infos.value)[0]?.domain).toBe(warmUp());
});

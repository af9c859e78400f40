import { expect, test } from 'vitest';
import type { Settings } from '../../../../../renderer/bridge/view-types.ts';
import { findAnchors, inOrder } from '../../../../../renderer/screens/settings/find-anchors.ts';

type Anchor = Settings['trustAnchors'][number];

const anchor = (id: string, change: Partial<Anchor>): Anchor => ({
  id,
  subject: 'CN=CSCA',
  country: '',
  validFrom: 0,
  validUntil: 1000,
  sha256: 'ab12'.repeat(16),
  addedAt: 0,
  origin: 'tệp.ml',
  expiry: 'valid',
  needsSuccessor: false,
  ...change,
});

const vietnam = anchor('vn', { country: 'VN', subject: 'C=VN, O=Cơ quan Ví Dụ, CN=CSCA Vietnam' });
const laos = anchor('la', {
  country: 'LA',
  needsSuccessor: true,
  expiry: 'expired',
  sha256: 'cdef'.repeat(16),
});
const older = anchor('vn-old', { country: 'VN', validUntil: 500, subject: vietnam.subject });
const all = [older, vietnam, laos];
const idsOf = (found: readonly Anchor[]) => found.map(({ id }) => id);

test('what wants something done first, then by state, the newest first', () => {
  expect(idsOf(inOrder(all))).toEqual(['la', 'vn', 'vn-old']);
});

test.each([
  ['', ['vn-old', 'vn', 'la']],
  ['vn', ['vn-old', 'vn']],
  ['LA', ['la']],
  ['co quan', ['vn-old', 'vn']],
  ['VIETNAM', ['vn-old', 'vn']],
  ['tep', ['vn-old', 'vn', 'la']],
  ['CD:EF CD', ['la']],
  ['ab12', ['vn-old', 'vn']],
  ['zz', []],
])('"%s" finds', (typed, ids) => {
  expect(idsOf(findAnchors(all, typed))).toEqual(ids);
});

import { expect, test } from 'vitest';
import { dealRoom } from '../../../../electron/core/stay/deal-rooms.ts';

const ROOMS = [
  { room: '401', beds: 2 },
  { room: '402', beds: 1 },
];
const given = (...rooms: readonly string[]) => rooms.map((room) => ({ room }));

test.each([
  ['nobody yet', [], '401'],
  ['one bed left', ['401'], '401'],
  ['the first room full', ['401', '401'], '402'],
  ['a bed freed by an undo', ['401', '402'], '401'],
  ['a room beyond the list takes no bed of it', ['501', '401'], '401'],
  ['every bed taken', ['401', '402', '401'], undefined],
])('%s', (_title, rooms, next) => {
  expect(dealRoom(ROOMS, given(...rooms))).toBe(next);
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isProblem, parseRooms, writeRooms } from '../../../../../renderer/screens/board/rooms-text.ts';

describe('the list of rooms as text', () => {
  test('name, beds and floor; beds left out is one; empty lines are nothing', () => {
    expect(parseRooms('201, 2, 2\n\nNhà sau 1\n305;3\n')).toEqual([
      { room: '201', beds: 2, floor: '2' },
      { room: 'Nhà sau 1', beds: 1 },
      { room: '305', beds: 3 },
    ]);
  });

  test.each([
    ['201, hai', { kind: 'wrong', line: 1 }],
    ['201, 2\n, 3', { kind: 'wrong', line: 2 }],
    ['201, 0', { kind: 'wrong', line: 1 }],
    ['201, 201', { kind: 'wrong', line: 1 }],
    ['201, 1.5', { kind: 'wrong', line: 1 }],
    ['201\n202\n201', { kind: 'twice', room: '201' }],
  ])('%j is told by its line', (text, problem) => expect(parseRooms(text)).toEqual(problem));

  test('what is written is read back', () => {
    const name = fc.stringMatching(/^[A-Za-z0-9Ạạ. -]{1,20}$/).map((text) => text.trim());
    const room = fc.record({ room: name, beds: fc.integer({ min: 1, max: 200 }) });
    fc.assert(
      fc.property(fc.uniqueArray(room, { selector: (one) => one.room, maxLength: 30 }), (rooms) => {
        const named = rooms.filter((one) => one.room !== '');
        const parsed = parseRooms(writeRooms(named));
        expect(isProblem(parsed)).toBe(false);
        expect(parsed).toEqual(named.map((one) => ({ ...one })));
      }),
    );
  });
});

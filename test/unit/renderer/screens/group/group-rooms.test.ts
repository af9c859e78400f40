import { describe, expect, test } from 'vitest';
import {
  isRoomsProblem,
  parseGroupRooms,
  writeGroupRooms,
} from '../../../../../renderer/screens/group/group-rooms.ts';

describe('rooms in one line', () => {
  test('a room, an x, the beds; in the order in which they are dealt', () => {
    expect(parseGroupRooms('401x2, 402x2, 403x3')).toEqual([
      { room: '401', beds: 2 },
      { room: '402', beds: 2 },
      { room: '403', beds: 3 },
    ]);
  });

  test('as hands write it: blanks, ×, capitals, semicolons, a line for each; a room alone has one bed', () => {
    expect(parseGroupRooms('401 X 2; 402×2\n403,')).toEqual([
      { room: '401', beds: 2 },
      { room: '402', beds: 2 },
      { room: '403', beds: 1 },
    ]);
    expect(parseGroupRooms('Nhà A x4')).toEqual([{ room: 'Nhà A', beds: 4 }]);
    expect(parseGroupRooms('')).toEqual([]);
  });

  test('what is not clear is named, and a room twice', () => {
    expect(parseGroupRooms('401x0')).toEqual({ kind: 'wrong', part: '401x0' });
    expect(parseGroupRooms('401x2, 402x')).toEqual({ kind: 'wrong', part: '402x' });
    expect(parseGroupRooms('401x222')).toEqual({ kind: 'wrong', part: '401x222' });
    expect(parseGroupRooms('401x51')).toEqual({ kind: 'wrong', part: '401x51' });
    expect(parseGroupRooms('401x2, 401x1')).toEqual({ kind: 'twice', room: '401' });
  });

  test('written and read again it is the same', () => {
    const rooms = [
      { room: '401', beds: 2 },
      { room: 'Nhà A', beds: 10 },
    ];
    const again = parseGroupRooms(writeGroupRooms(rooms));
    expect(isRoomsProblem(again)).toBe(false);
    expect(again).toEqual(rooms);
  });
});

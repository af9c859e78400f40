/** The form of a group: what was typed, and all that is wrong with it at once. Pure. */
import type { StayDraft } from '../check-in/counter-state.ts';
import { isRoomsProblem, parseGroupRooms, writeGroupRooms } from './group-rooms.ts';
import type { GroupShared } from './group-types.ts';

export interface GroupForm {
  readonly name: string;
  readonly rooms: string;
  readonly expected: string;
  readonly arrival: number;
  readonly plannedDeparture: number;
  readonly reason: string;
  readonly reasonText: string;
  readonly permittedStayUntil?: string | undefined;
}

export type GroupProblem = 'name' | 'rooms' | 'expected' | 'plannedDeparture' | 'reason' | 'reasonText';

const MOST_EXPECTED = 1000;

export const emptyGroup = (stay: StayDraft): GroupForm => ({
  name: '',
  rooms: '',
  expected: '',
  arrival: stay.arrival,
  plannedDeparture: stay.plannedDeparture,
  reason: stay.reason,
  reasonText: '',
});

export const formOfGroup = (shared: GroupShared): GroupForm => ({
  name: shared.name,
  rooms: writeGroupRooms(shared.rooms),
  expected: shared.expected === undefined ? '' : String(shared.expected),
  arrival: shared.arrival,
  plannedDeparture: shared.plannedDeparture,
  reason: shared.reason,
  reasonText: shared.reasonText ?? '',
  permittedStayUntil: shared.permittedStayUntil,
});

/** @param needsText whether the chosen reason has to be said in words */
export function problemsOf(form: GroupForm, needsText: boolean): ReadonlySet<GroupProblem> {
  const expected = form.expected.trim();
  const wrong: readonly [GroupProblem, boolean][] = [
    ['name', form.name.trim() === ''],
    ['rooms', isRoomsProblem(parseGroupRooms(form.rooms))],
    [
      'expected',
      expected !== '' && !(/^\d{1,4}$/.test(expected) && +expected >= 1 && +expected <= MOST_EXPECTED),
    ],
    ['plannedDeparture', form.plannedDeparture <= form.arrival],
    ['reason', form.reason === ''],
    ['reasonText', needsText && form.reasonText.trim() === ''],
  ];
  return new Set(wrong.flatMap(([problem, isWrong]) => (isWrong ? [problem] : [])));
}

/** Of a form without problems. */
export function sharedOf(form: GroupForm): GroupShared {
  const rooms = parseGroupRooms(form.rooms);
  const expected = form.expected.trim();
  const reasonText = form.reasonText.trim();
  return {
    name: form.name.trim(),
    arrival: form.arrival,
    plannedDeparture: form.plannedDeparture,
    reason: form.reason,
    rooms: isRoomsProblem(rooms) ? [] : [...rooms],
    ...(reasonText !== '' && { reasonText }),
    ...(expected !== '' && { expected: Number(expected) }),
    ...(form.permittedStayUntil !== undefined && { permittedStayUntil: form.permittedStayUntil }),
  };
}

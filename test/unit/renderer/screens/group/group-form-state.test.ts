import { describe, expect, test } from 'vitest';
import {
  emptyGroup,
  formOfGroup,
  type GroupForm,
  problemsOf,
  sharedOf,
} from '../../../../../renderer/screens/group/group-form-state.ts';
import { DAY, NOW } from '../../../../support/renderer/people.ts';

const stay = { room: '', arrival: NOW, plannedDeparture: NOW + DAY, reason: '1' };
const form = (more: Partial<GroupForm> = {}): GroupForm => ({
  ...emptyGroup(stay),
  name: 'Đoàn Ví Dụ',
  rooms: '401x2',
  ...more,
});

describe('the form of a group', () => {
  test('all that is wrong, at once', () => {
    const wrong = form({
      name: ' ',
      rooms: '401x0',
      expected: '0',
      plannedDeparture: NOW,
      reason: '',
      reasonText: '',
    });
    expect([...problemsOf(wrong, true)]).toEqual([
      'name',
      'rooms',
      'expected',
      'plannedDeparture',
      'reason',
      'reasonText',
    ]);
    expect([...problemsOf(form(), false)]).toEqual([]);
  });

  test('what was left out is not sent, and what was sent comes back as it was typed', () => {
    expect(sharedOf(form())).toEqual({
      name: 'Đoàn Ví Dụ',
      arrival: NOW,
      plannedDeparture: NOW + DAY,
      reason: '1',
      rooms: [{ room: '401', beds: 2 }],
    });
    const full = form({ expected: '5', permittedStayUntil: '2026-04-01', reasonText: 'hội nghị' });
    expect(formOfGroup(sharedOf(full))).toEqual(full);
  });
});

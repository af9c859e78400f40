import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadCatalogues } from '../../../../electron/backend/catalogues.ts';
import { checkChange } from '../../../../electron/core/declaration/judge-change.ts';
import { checkJudgedStay, judgeStay, stayKindOf } from '../../../../electron/core/declaration/judge-stay.ts';
import type { StayChangeDetails } from '../../../../electron/core/declaration/stay-change.ts';
import {
  type GuestClass,
  roomOfWard,
  type StayDetails,
  type StayNotice,
} from '../../../../electron/core/declaration/stay-notice.ts';
import type { DocumentKind, Person } from '../../../../electron/core/identity/person.ts';
import { ruleInForce } from '../../../../electron/core/rules/dated-rule.ts';
import { purgeBefore, type RetentionClass } from '../../../../electron/core/rules/retention-rule.ts';
import { stayChangeDeadline } from '../../../../electron/core/rules/stay-change-rule.ts';
import { registrationState } from '../../../../electron/core/rules/temporary-residence-rule.ts';
import { foldStay } from '../../../../electron/core/stay/stay-picture.ts';
import {
  DAY_MS,
  type EpochMs,
  HOUR_MS,
  instantAt,
  localDateOf,
  localTimeOf,
} from '../../../../electron/core/time/vietnam-time.ts';
import { type Case, column, readCases } from '../../../support/case-table.ts';

const books = loadCatalogues();
const cases = (name: string) => readCases(path.join(import.meta.dirname, 'cases', `${name}.md`));
const titled = (name: string): readonly [string, Case][] =>
  cases(name).map((row) => [`${column(row, 'Số')} ${column(row, 'Case')}`, row]);

const instant = (text: string): EpochMs => {
  const [date, time] = text.split(' ');
  return instantAt(date ?? '', time ?? '');
};
const written = (at: EpochMs): string => `${localDateOf(at)} ${localTimeOf(at)}`;
const list = (text: string): readonly string[] => (text === '—' ? [] : text.split(' ').sort());

const PERSON: Person = {
  fullName: 'Nguyễn Thị Mẫu',
  birthDate: '1990-05-17',
  sex: 'female',
  nationality: 'VNM',
  document: { kind: 'can-cuoc', number: '000190012345', issuingState: 'VNM' },
};

test('a hundred dated cases and more, each with its number once and its legal source', () => {
  const all = [
    'deadlines',
    'required-fields',
    'routing',
    'temporary-residence',
    'retention',
    'changes',
  ].flatMap(cases);
  expect(all.length).toBeGreaterThanOrEqual(100);
  expect(new Set(all.map((row) => column(row, 'Số'))).size).toBe(all.length);
  for (const row of all) expect(column(row, 'Source')).not.toBe('');
});

describe('deadlines', () => {
  test.each(titled('deadlines'))('%s', (_title, row) => {
    const judged = judgeStay(
      { nationality: column(row, 'Nationality') },
      { arrival: instant(column(row, 'Arrives')) },
      books,
      column(row, 'Facility').endsWith('remote'),
    );
    expect(written(judged.deadline)).toBe(column(row, 'Due'));
    expect(judged.ruleVersion).toBe(column(row, 'Rule'));
    expect(judged.source).not.toBe('');
  });
});

describe('required fields', () => {
  test.each(titled('required-fields'))('%s', (_title, row) => {
    const [nationality = '', kind = '', number = ''] = column(row, 'Who').split(' ');
    const told = new Map(
      column(row, 'Other')
        .split(' ')
        .filter((word) => word !== '')
        .map((word) => {
          const [key = '', value = ''] = word.split('=');
          return [key, value.replaceAll('_', ' ')] as const;
        }),
    );
    const now = instantAt(column(row, 'Day'), '14:00');
    const arrival = now + Number(told.get('ahead') ?? 0) * HOUR_MS;
    const person: Person = {
      ...PERSON,
      fullName: told.get('name') ?? PERSON.fullName,
      birthDate: told.get('born') ?? PERSON.birthDate,
      nationality,
      document: {
        kind: kind as DocumentKind,
        number: number === '-' ? '' : number,
        issuingState: nationality,
      },
    };
    const guestClass = told.get('class') as GuestClass | undefined;
    const ward = { department: told.get('dept') ?? '', bed: told.get('bed') ?? '' };
    const note = told.get('note');
    const why = told.get('why');
    const stay: StayDetails = {
      room: guestClass === 'patient' ? roomOfWard(ward) : (told.get('room') ?? '204'),
      arrival,
      plannedDeparture:
        arrival +
        (told.has('hours') ? Number(told.get('hours')) * HOUR_MS : Number(told.get('days') ?? 1) * DAY_MS),
      reason: told.get('reason') ?? '1',
      ...(guestClass && { guestClass }),
      ...(guestClass === 'patient' && { ward }),
      ...(note !== undefined && { note }),
      ...(why !== undefined && { reasonText: why }),
      ...(told.get('papers') === 'none' && { withoutPapers: true }),
    };
    const judged = judgeStay(person, stay, books, false);
    const fields = checkJudgedStay(person, stay, told.get('until'), {
      now,
      judged,
      reasons: books.stayReasons,
    });
    expect(fields.map(({ path: at }) => at).sort()).toEqual(list(column(row, 'Wrong')));
    for (const { message } of fields) expect(message.vi !== '' && message.en !== '').toBe(true);
  });
});

describe('which declaration', () => {
  test.each(titled('routing'))('%s', (_title, row) => {
    expect(stayKindOf({ nationality: column(row, 'Nationality') })).toBe(column(row, 'Declaration'));
  });
});

describe('temporary residence', () => {
  test.each(titled('temporary-residence'))('%s', (_title, row) => {
    const today = column(row, 'Today');
    const registeredUntil = column(row, 'Registered until');
    const term = {
      begins: column(row, 'Begins'),
      ends: column(row, 'Ends'),
      ...(registeredUntil !== '' && { registeredUntil }),
    };
    const rule = ruleInForce(books.temporaryResidenceRules, today);
    expect(registrationState(term, today, rule)).toBe(column(row, 'State'));
  });
});

describe('retention', () => {
  test.each(titled('retention'))('%s', (_title, row) => {
    const now = instantAt(column(row, 'Today'), '09:00');
    const rule = ruleInForce(books.retentionRules, column(row, 'Today'));
    const before = purgeBefore(now, rule.classes[column(row, 'Class') as RetentionClass]);
    expect(instant(column(row, 'Ended')) < before ? 'go' : 'keep').toBe(column(row, 'Goes'));
  });
});

describe('changes', () => {
  const changeOf = (row: Case): StayChangeDetails => {
    const to = instant(column(row, 'To'));
    const type = column(row, 'Change');
    if (type === 'check-out') return { type, at: to };
    if (type === 'extension' || type === 'early-departure') return { type, plannedDeparture: to };
    throw new Error(`unknown change ${type}`);
  };

  test.each(titled('changes'))('%s', (_title, row) => {
    const arrival = instant(column(row, 'Arrived'));
    const plannedDeparture = instant(column(row, 'Declared until'));
    const now = instant(column(row, 'Now'));
    const stay: StayDetails = { room: '204', arrival, plannedDeparture, reason: '1' };
    const judged = judgeStay(PERSON, stay, books, false);
    const record: StayNotice = {
      kind: 'stay-notice',
      id: 'stay-1',
      facilityId: 'facility-000',
      operatorId: 'operator-1',
      person: PERSON,
      source: 'chip',
      verdict: { level: 'genuine', reasons: [] },
      stay,
      createdAt: arrival,
      deadline: judged.deadline,
      ruleVersion: judged.ruleVersion,
    };
    const picture = foldStay([{ record, withdrawn: false }]);
    if (!picture) throw new Error('no stay');
    const change = changeOf(row);
    const longest = judged.longestStayDays;
    const wrong = checkChange(picture, change, {
      now,
      ...(longest !== undefined && { longestStayDays: longest }),
    });
    expect(wrong.map(({ path: at }) => at)).toEqual(list(column(row, 'Wrong')));
    if (column(row, 'Due') === '—') return;
    const rule = ruleInForce(books.stayChangeRules, localDateOf(now));
    const at = 'at' in change ? change.at : now;
    expect(written(stayChangeDeadline(change.type, at, plannedDeparture, rule))).toBe(column(row, 'Due'));
  });
});

import { describe, expect, test } from 'vitest';
import { loadCatalogues } from '../../../../electron/backend/catalogues.ts';
import { checkStay, prefillStay } from '../../../../electron/core/declaration/stay-draft.ts';
import type { StayDetails } from '../../../../electron/core/declaration/stay-notice.ts';
import type { Person } from '../../../../electron/core/identity/person.ts';
import { ruleInForce } from '../../../../electron/core/rules/dated-rule.ts';
import { DAY_MS, instantAt, localDateOf, localTimeOf } from '../../../../electron/core/time/vietnam-time.ts';

const { stayRules, stayReasons } = loadCatalogues();
const NOW = instantAt('2026-11-22', '14:00');
const CONTEXT = { now: NOW, rule: ruleInForce(stayRules, '2026-11-22'), reasons: stayReasons };

const PERSON: Person = {
  fullName: 'Nguyễn Văn Mẫu',
  birthDate: '1990-01-15',
  sex: 'male',
  nationality: 'VNM',
  document: { kind: 'cccd', number: '000090000001', issuingState: 'VNM' },
};
const STAY: StayDetails = {
  room: '101',
  arrival: NOW,
  plannedDeparture: NOW + DAY_MS,
  reason: '1',
};

const paths = (person: Person, stay: StayDetails) => checkStay(person, stay, CONTEXT).map(({ path }) => path);

describe('prefillStay', () => {
  test('one night until the check-out time, and no room', () => {
    const stay = prefillStay(NOW, { reason: '1', nights: 1, checkoutTime: '12:00' });
    expect(stay).toMatchObject({ room: '', arrival: NOW, reason: '1' });
    expect(`${localDateOf(stay.plannedDeparture)} ${localTimeOf(stay.plannedDeparture)}`).toBe(
      '2026-11-23 12:00',
    );
  });

  test('an hourly stay after check-out time still ends after it begins', () => {
    const stay = prefillStay(NOW, { reason: '1', nights: 0, checkoutTime: '12:00' });
    expect(stay.plannedDeparture).toBeGreaterThan(NOW);
  });
});

describe('checkStay', () => {
  test('a complete form has no errors', () => {
    expect(checkStay(PERSON, STAY, CONTEXT)).toEqual([]);
  });

  test('all errors come at once, with a message in both languages', () => {
    const errors = checkStay(
      { ...PERSON, fullName: ' ', birthDate: '', document: { ...PERSON.document, number: '' } },
      { ...STAY, room: '', reason: '', plannedDeparture: NOW - 1 },
      CONTEXT,
    );
    expect(errors.map(({ path }) => path)).toEqual([
      'person.fullName',
      'person.birthDate',
      'person.document.number',
      'stay.reason',
      'stay.room',
      'stay.plannedDeparture',
    ]);
    for (const { message } of errors) {
      expect(message.vi).not.toBe('');
      expect(message.en).not.toBe('');
      expect(message.vi).not.toBe(message.en);
    }
  });

  test.each([
    ['00009000000', 'cccd', false],
    ['000090000001', 'cccd', true],
    ['00009000000A', 'can-cuoc', false],
    ['012345678', 'cmnd', true],
    ['0123456789', 'cmnd', false],
    ['X1234567', 'passport', true],
    ['x1234567', 'passport', false],
    ['ABCDEFGHIJK', 'passport', false],
    ['79/2020-GKS', 'birth-certificate', true],
    ['79 2020', 'birth-certificate', false],
  ] as const)('number %s of a %s: valid %s', (number, kind, valid) => {
    const person = { ...PERSON, document: { ...PERSON.document, kind, number } };
    expect(paths(person, STAY).includes('person.document.number')).toBe(!valid);
  });

  test.each(['1990', '1990-05', '1990-05-31'])(
    'a birth date may be as precise as it is known: %s',
    (birthDate) => {
      expect(paths({ ...PERSON, birthDate }, STAY)).toEqual([]);
    },
  );

  test.each(['1990-02-30', '90-01-01', '31/12/1990', '2027-01-01'])(
    'birth date %s is refused',
    (birthDate) => {
      expect(paths({ ...PERSON, birthDate }, STAY)).toEqual(['person.birthDate']);
    },
  );

  test('thirty days pass, more is sent to temporary residence', () => {
    expect(paths(PERSON, { ...STAY, plannedDeparture: NOW + 30 * DAY_MS })).toEqual([]);
    const [error] = checkStay(PERSON, { ...STAY, plannedDeparture: NOW + 30 * DAY_MS + 1 }, CONTEXT);
    expect(error?.path).toBe('stay.plannedDeparture');
    expect(error?.message.vi).toContain('CT01');
  });

  test('reason 20 needs words, an unknown code is refused', () => {
    expect(paths(PERSON, { ...STAY, reason: '20' })).toEqual(['stay.reasonText']);
    expect(paths(PERSON, { ...STAY, reason: '20', reasonText: 'Dự đám cưới' })).toEqual([]);
    expect(paths(PERSON, { ...STAY, reason: '99' })).toEqual(['stay.reason']);
  });

  test('unprintable or endless text is refused where it stands, not by the authority later', () => {
    expect(paths({ ...PERSON, fullName: 'Nguyễn\u0000Văn' }, STAY)).toEqual(['person.fullName']);
    expect(paths({ ...PERSON, residence: 'x'.repeat(501) }, STAY)).toEqual(['person.residence']);
    expect(paths(PERSON, { ...STAY, room: 'p'.repeat(61) })).toEqual(['stay.room']);
    expect(paths(PERSON, { ...STAY, note: 'hai\ndòng' })).toEqual([]);
  });

  test.each([
    ['VNM', true],
    ['D', true],
    ['VN', false],
    ['', false],
  ])('nationality %s: valid %s', (nationality, valid) => {
    expect(paths({ ...PERSON, nationality }, STAY).includes('person.nationality')).toBe(!valid);
  });

  test('a late arrival time is accepted, a far one ahead is a slip', () => {
    expect(paths(PERSON, { ...STAY, arrival: NOW - 3 * DAY_MS })).toEqual([]);
    expect(paths(PERSON, { ...STAY, arrival: NOW + 2 * DAY_MS, plannedDeparture: NOW + 3 * DAY_MS })).toEqual(
      ['stay.arrival'],
    );
  });
});

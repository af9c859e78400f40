import { describe, expect, test } from 'vitest';
import { loadCatalogues } from '../../../../electron/backend/catalogues.ts';
import { ruleInForce } from '../../../../electron/core/rules/dated-rule.ts';
import { stayNoticeDeadline } from '../../../../electron/core/rules/stay-rule.ts';
import {
  formatLocalDate,
  instantAt,
  localDateOf,
  localTimeOf,
} from '../../../../electron/core/time/vietnam-time.ts';

const { stayRules } = loadCatalogues();

/** Arrival (Vietnam time) → deadline (Vietnam time). Luật Cư trú đ.30; NĐ 96/2016 đ.44. */
const CASES: readonly (readonly [arrival: string, deadline: string, why: string])[] = [
  ['2026-11-22 14:00', '22/11/2026 23:00', 'afternoon: the same evening'],
  ['2026-11-22 22:59', '22/11/2026 23:00', 'the last minute before the mark'],
  ['2026-11-22 23:00', '23/11/2026 08:00', 'at the mark: the next morning'],
  ['2026-11-22 23:59', '23/11/2026 08:00', 'after the mark'],
  ['2026-11-23 00:00', '23/11/2026 23:00', 'after midnight a new day has begun'],
  ['2026-12-31 23:30', '01/01/2027 08:00', 'across the year'],
  ['2028-02-28 23:30', '29/02/2028 08:00', 'leap day'],
];

describe('deadline of a stay notice', () => {
  test.each(CASES)('%s → %s (%s)', (arrival, deadline) => {
    const [date, time] = arrival.split(' ') as [string, string];
    const due = stayNoticeDeadline(instantAt(date, time), ruleInForce(stayRules, date));
    expect(`${formatLocalDate(localDateOf(due))} ${localTimeOf(due)}`).toBe(deadline);
  });
});

describe('the rule in force', () => {
  test('changes on its first day, not before', () => {
    expect(ruleInForce(stayRules, '2026-06-30').version).toBe('stay-notice/2021-07-01');
    expect(ruleInForce(stayRules, '2026-07-01').version).toBe('stay-notice/2026-07-01');
  });

  test('only the law of 2026 asks for the date of birth', () => {
    expect(ruleInForce(stayRules, '2026-06-30').requiredFields).not.toContain('person.birthDate');
    expect(ruleInForce(stayRules, '2026-07-01').requiredFields).toContain('person.birthDate');
  });

  test('a day before the first rule is a mistake in the data and throws', () => {
    expect(() => ruleInForce(stayRules, '2000-01-01')).toThrow('no rule in force');
  });

  test('every rule names its source', () => {
    for (const rule of stayRules) expect(rule.source.length).toBeGreaterThan(10);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { StayNotice } from '../../../../electron/core/declaration/stay-notice.ts';
import { foldName } from '../../../../electron/core/identity/fold-name.ts';
import { supportCopyOf } from '../../../../electron/core/outbox/support-copy.ts';
import { recordText } from '../../../../electron/police/gateway/record.ts';
import { inventedNotice } from '../../../support/desk/invented-declarations.ts';
import { attempt, entryOf, proof, stayNotice } from '../../db/database-fixture.ts';

const OPTIONS = { now: Date.UTC(2026, 10, 22, 8), facilityId: 'facility-000' };

/** Every text and number in it, however deep; the names of its members are ours. */
function leaves(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(leaves);
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(leaves);
  return value === null ? [] : [String(value)];
}

const wordsOf = (text: string): readonly string[] => foldName(text).match(/[\p{L}\p{N}]+/gu) ?? [];

const personalTexts = ({ person, stay }: StayNotice): readonly string[] =>
  [
    person.fullName,
    person.birthDate,
    person.residence,
    person.phone,
    person.document.number,
    person.document.expiryDate,
    stay.room,
    stay.reasonText,
    stay.note,
  ].filter((text) => text !== undefined);

/** Replies that repeat what they were sent, as authorities do. */
const repliesAbout = (notice: StayNotice): readonly string[] => [
  JSON.stringify({
    id: notice.id,
    outcome: 'rejected',
    errors: [
      {
        path: 'person.fullName',
        code: notice.person.fullName,
        message: { vi: `Sai tên ${notice.person.fullName}` },
      },
    ],
  }),
  `<html><h1>Lỗi với ${notice.person.fullName}, ${notice.person.document.number}</h1></html>`,
  JSON.stringify({
    [notice.person.fullName]: notice.person.document.number,
    status: `x ${notice.person.residence}`,
  }),
  JSON.stringify([notice.person.document.number, Number(notice.person.document.number)]),
  '',
];

const copyOf = (notice: StayNotice) =>
  supportCopyOf(
    notice,
    entryOf(notice, {
      state: 'rejected',
      lastFailure: { code: 'record-refused', authorityText: `Sai: ${notice.person.fullName}` },
      proof: proof(),
    }),
    repliesAbout(notice).map((reply) => attempt(notice.id, { request: recordText(notice), reply })),
  );

describe('a copy for support', () => {
  test('holds no word of the person, the document or the stay, for any record', () => {
    const word = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
      .filter((text) => wordsOf(text).length > 0);
    fc.assert(
      fc.property(fc.nat(5_000), word, word, word, (n, name, note, room) => {
        const invented = inventedNotice(n, OPTIONS);
        const notice: StayNotice = {
          ...invented,
          person: { ...invented.person, fullName: `${invented.person.fullName} ${name}` },
          stay: { ...invented.stay, note, room },
        };
        const personal = new Set(personalTexts(notice).flatMap(wordsOf));
        const words = leaves(copyOf(notice)).flatMap(wordsOf);
        expect(words.filter((one) => personal.has(one))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('keeps what helps: codes, states, times, the shape of what was said', () => {
    const notice = stayNotice();
    const { record, attempts } = copyOf(notice);
    expect(record).toMatchObject({
      kind: 'stay-notice',
      state: 'rejected',
      failure: { code: 'record-refused' },
    });
    expect(attempts[0]).toMatchObject({
      action: 'send',
      request: { kind: 'stay-notice', person: expect.anything() },
    });
    expect(JSON.stringify(attempts[0])).toContain('person.fullName');
  });
});

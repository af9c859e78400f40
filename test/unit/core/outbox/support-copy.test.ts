import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Declaration } from '../../../../electron/core/declaration/declaration.ts';
import { foldName } from '../../../../electron/core/identity/fold-name.ts';
import { supportCopyOf } from '../../../../electron/core/outbox/support-copy.ts';
import type { DeclaredItem } from '../../../../electron/core/pawn/pawn-declaration.ts';
import { recordText } from '../../../../electron/police/gateway/record.ts';
import {
  inventedChange,
  inventedForeignStay,
  inventedNotice,
  inventedPawn,
  inventedSuspicion,
} from '../../../support/desk/invented-declarations.ts';
import { attempt, entryOf, proof, stayNotice } from '../../db/database-fixture.ts';

const OPTIONS = { now: Date.UTC(2026, 10, 22, 8), facilityId: 'facility-000' };

/** Every text and number in it, however deep; the names of its members are ours. */
function leaves(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(leaves);
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(leaves);
  return value === null ? [] : [String(value)];
}

const wordsOf = (text: string): readonly string[] => foldName(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** What is somebody's in a record, named member by member: not by the code that strikes it out. */
function personalTexts(declaration: Declaration): readonly string[] {
  const { person } = declaration;
  const texts = [
    ...[person.fullName, person.birthDate, person.residence, person.phone, person.nationality, person.sex],
    ...[person.document.number, person.document.issueDate, person.document.expiryDate],
    ...[person.residenceUnits?.province, person.residenceUnits?.ward],
  ];
  const ofItems = (items: readonly DeclaredItem[]) =>
    items.flatMap(({ description, identifiers }) => [description, ...Object.values(identifiers)]);
  switch (declaration.kind) {
    case 'stay-notice':
    case 'foreign-stay': {
      const { room, reasonText, note, ward } = declaration.stay;
      texts.push(room, reasonText, note, ward?.department, ward?.bed);
      if (declaration.kind === 'foreign-stay') texts.push(declaration.permittedStayUntil);
      break;
    }
    case 'stay-change': {
      const { change } = declaration;
      if (change.type === 'room-change') texts.push(change.room);
      if (change.type === 'cancellation') texts.push(change.text);
      break;
    }
    case 'pawn-contract': {
      const { number, principal, dueDate, items } = declaration.pawn;
      texts.push(number, String(principal), dueDate, ...ofItems(items));
      break;
    }
    case 'suspicion-report': {
      const { text, contractNumber, items } = declaration.report;
      texts.push(text, contractNumber, ...ofItems(items));
      break;
    }
  }
  return texts.filter((text) => text !== undefined);
}

/** Replies that repeat what they were sent, as authorities do. */
const repliesAbout = (notice: Declaration): readonly string[] => [
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
  // In members that are kept as a rule, word by word and with the blanks left out.
  JSON.stringify(personalTexts(notice).map((title) => ({ title }))),
  JSON.stringify(personalTexts(notice).map((text) => ({ code: text.replaceAll(' ', '') }))),
  '',
];

const copyOf = (notice: Declaration) =>
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
  const word = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
    .filter((text) => wordsOf(text).length > 0);

  /** A record with words in every place that a clerk can type into. */
  const typed = (declaration: Declaration, name: string, note: string, room: string): Declaration => {
    const person = { ...declaration.person, fullName: `${declaration.person.fullName} ${name}` };
    switch (declaration.kind) {
      case 'stay-notice':
      case 'foreign-stay':
        return { ...declaration, person, stay: { ...declaration.stay, note, room } };
      case 'stay-change':
        return {
          ...declaration,
          person,
          change: { type: 'cancellation', reason: 'filed-by-mistake', text: note },
        };
      case 'pawn-contract': {
        const items = [{ category: 'phone', description: note, identifiers: { imei: room } }];
        return { ...declaration, person, pawn: { ...declaration.pawn, number: room, items } };
      }
      case 'suspicion-report':
        return {
          ...declaration,
          person,
          report: { ...declaration.report, text: note, contractNumber: room },
        };
    }
  };

  const MAKERS: Readonly<Record<string, (n: number) => Declaration>> = {
    'stay-notice': (n) => inventedNotice(n, OPTIONS),
    'an in-patient': (n) => {
      const notice = inventedNotice(n, OPTIONS);
      const ward = { department: `Khoa Mẫu ${n}`, bed: `Giường ${n % 9}` };
      return { ...notice, stay: { ...notice.stay, guestClass: 'patient', reason: '18', ward } };
    },
    'an address with codes': (n) => {
      const notice = inventedNotice(n, OPTIONS);
      const residenceUnits = { province: '101', ward: '101900001', catalogue: 'test/2026' };
      return { ...notice, person: { ...notice.person, residenceUnits } };
    },
    'foreign-stay': (n) => inventedForeignStay(n, OPTIONS),
    'stay-change': (n) => inventedChange(n, inventedNotice(n + 1, OPTIONS), OPTIONS),
    'pawn-contract': (n) => inventedPawn(n, OPTIONS),
    'suspicion-report': (n) => inventedSuspicion(n, OPTIONS),
  };

  test.each(Object.entries(MAKERS))(
    '%s: holds no word of the person, the document or the matter, for any record',
    (_, make) => {
      fc.assert(
        fc.property(fc.nat(5_000), word, word, word, fc.boolean(), (n, name, note, room, types) => {
          const declaration = types ? typed(make(n), name, note, room) : make(n);
          const personal = new Set(personalTexts(declaration).flatMap(wordsOf));
          const words = leaves(copyOf(declaration)).flatMap(wordsOf);
          expect(words.filter((one) => personal.has(one))).toEqual([]);
          const glued = new Set(personalTexts(declaration).map((text) => wordsOf(text).join('')));
          expect(words.filter((one) => glued.has(one))).toEqual([]);
        }),
        { numRuns: 100 },
      );
    },
  );

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

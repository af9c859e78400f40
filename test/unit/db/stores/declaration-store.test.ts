import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { databaseFailureOf } from '../../../../db/sqlite-error.ts';
import type { Declaration } from '../../../../electron/core/declaration/declaration.ts';
import type { StayChangeDetails } from '../../../../electron/core/declaration/stay-change.ts';
import type { StayNotice } from '../../../../electron/core/declaration/stay-notice.ts';
import {
  file,
  NOW,
  named,
  newId,
  openForTest,
  rawConnection,
  stayNotice,
  temporaryFile,
} from '../database-fixture.ts';

const HOUR = 3_600_000;
const idsOf = (declarations: readonly { readonly id: string }[]) => declarations.map(({ id }) => id);

const withNumber = (number: string, more: Partial<StayNotice> = {}): StayNotice => {
  const notice = stayNotice(more);
  return { ...notice, person: { ...notice.person, document: { ...notice.person.document, number } } };
};

const staying = (from: number, until: number): StayNotice => {
  const notice = stayNotice();
  return {
    ...notice,
    stay: { ...notice.stay, arrival: NOW + from * HOUR, plannedDeparture: NOW + until * HOUR },
  };
};

const anyPerson = fc.record(
  {
    fullName: fc.string({ unit: 'grapheme', minLength: 1 }),
    birthDate: fc.constantFrom('1990', '1990-05', '1990-05-17'),
    sex: fc.constantFrom('male', 'female', 'unspecified'),
    nationality: fc.constantFrom('VNM', 'D', 'LAO'),
    document: fc.record(
      {
        kind: fc.constantFrom('cccd', 'can-cuoc', 'passport', 'birth-certificate', 'other'),
        number: fc.string({ minLength: 1 }),
        issuingState: fc.constantFrom('VNM', 'D'),
        issueDate: fc.constant('2024-08-01'),
        expiryDate: fc.constantFrom('none', '2034-05-17'),
      },
      { requiredKeys: ['kind', 'number', 'issuingState'], noNullPrototype: true },
    ),
    residence: fc.string({ unit: 'grapheme' }),
    phone: fc.string(),
  },
  { requiredKeys: ['fullName', 'birthDate', 'sex', 'nationality', 'document'], noNullPrototype: true },
);

const anyInstant = fc.integer({ min: 0, max: 4_102_444_800_000 });

const anyStayNotice: fc.Arbitrary<StayNotice> = fc.record(
  {
    kind: fc.constant('stay-notice'),
    id: fc.uuid({ version: 7 }),
    facilityId: fc.string({ minLength: 1 }),
    operatorId: fc.string({ minLength: 1 }),
    person: anyPerson,
    source: fc.constantFrom('chip', 'qr', 'mrz', 'typed'),
    verdict: fc.record(
      {
        level: fc.constantFrom('genuine', 'intact-untrusted', 'not-verified', 'forged'),
        reasons: fc.array(fc.constantFrom('issuer-unknown', 'pace-downgraded-to-bac', 'document-expired')),
      },
      { noNullPrototype: true },
    ),
    stay: fc.record(
      {
        room: fc.string({ unit: 'grapheme' }),
        arrival: anyInstant,
        plannedDeparture: anyInstant,
        reason: fc.constantFrom('1', '18', '20'),
        reasonText: fc.string(),
        note: fc.string({ unit: 'grapheme' }),
      },
      { requiredKeys: ['room', 'arrival', 'plannedDeparture', 'reason'], noNullPrototype: true },
    ),
    createdAt: anyInstant,
    deadline: anyInstant,
    ruleVersion: fc.string({ minLength: 1 }),
    corrects: fc.uuid({ version: 7 }),
  },
  {
    noNullPrototype: true,
    requiredKeys: [
      'kind',
      'id',
      'facilityId',
      'operatorId',
      'person',
      'source',
      'verdict',
      'stay',
      'createdAt',
      'deadline',
      'ruleVersion',
    ],
  },
);

const anyChange: fc.Arbitrary<StayChangeDetails> = fc.oneof(
  fc.record(
    { type: fc.constant('extension' as const), plannedDeparture: anyInstant },
    { noNullPrototype: true },
  ),
  fc.record(
    { type: fc.constant('early-departure' as const), plannedDeparture: anyInstant },
    { noNullPrototype: true },
  ),
  fc.record(
    { type: fc.constant('room-change' as const), room: fc.string(), at: anyInstant },
    { noNullPrototype: true },
  ),
  fc.record({ type: fc.constant('check-out' as const), at: anyInstant }, { noNullPrototype: true }),
  fc.record(
    {
      type: fc.constant('cancellation' as const),
      reason: fc.constantFrom('filed-by-mistake' as const, 'guest-did-not-stay' as const),
      text: fc.string(),
    },
    { noNullPrototype: true },
  ),
);

const anyDeclaration: fc.Arbitrary<Declaration> = fc.oneof(
  anyStayNotice,
  fc
    .tuple(anyStayNotice, fc.constantFrom('2026-12-31', '2027-02-28'))
    .map(([notice, permittedStayUntil]) => ({
      ...notice,
      kind: 'foreign-stay' as const,
      permittedStayUntil,
    })),
  fc
    .tuple(anyStayNotice, fc.uuid({ version: 7 }), anyChange)
    .map(([{ stay: _, ...notice }, concerns, change]) => ({
      ...notice,
      kind: 'stay-change' as const,
      concerns,
      change,
    })),
);

describe('filing and reading back', () => {
  test('any declaration comes back exactly as it was filed', async () => {
    const database = await openForTest();
    await fc.assert(
      fc.asyncProperty(anyDeclaration, async (any) => {
        const declaration = { ...any, id: newId() };
        await database.declarations.insert(declaration);
        expect(await database.declarations.byId(declaration.id)).toStrictEqual(declaration);
      }),
      { numRuns: 60 },
    );
  });

  test('several by id come in the order asked for, unknown ones left out', async () => {
    const database = await openForTest();
    const [a, b, c] = [stayNotice(), stayNotice(), stayNotice()];
    for (const one of [a, b, c]) await database.declarations.insert(one);
    expect(await database.declarations.byIds([c.id, newId(), a.id])).toEqual([c, a]);
    expect(await database.declarations.byIds([])).toEqual([]);
    expect(await database.declarations.byId(newId())).toBeUndefined();
  });

  test('more ids than fit into one statement', async () => {
    const database = await openForTest();
    const many = Array.from({ length: 450 }, () => stayNotice());
    await database.transaction(async (stores) => {
      for (const one of many) await stores.declarations.insert(one);
    });
    expect(idsOf(await database.declarations.byIds(idsOf(many)))).toEqual(idsOf(many));
  });

  test('an id is filed once', async () => {
    const database = await openForTest();
    const declaration = stayNotice();
    await database.declarations.insert(declaration);
    await expect(database.declarations.insert({ ...declaration, operatorId: 'operator-2' })).rejects.toThrow(
      'append-only',
    );
    expect(await database.declarations.byId(declaration.id)).toEqual(declaration);
  });

  test('what is filed can be neither changed nor removed', async () => {
    const path = temporaryFile();
    const database = await openForTest(path);
    const { id } = await file(database);
    const raw = rawConnection(path);
    expect(() => raw.exec(`update declaration set operator_id = 'x' where id = '${id}'`)).toThrow(
      'append-only',
    );
    expect(() => raw.exec('delete from declaration')).toThrow('append-only');
  });
});

describe('stays in a span of time', () => {
  test('those that overlap it, ends excluded, latest arrival first, up to the limit', async () => {
    const database = await openForTest();
    const before = staying(-48, 0); // leaves as the span begins
    const into = staying(-24, 1);
    const within = staying(2, 3);
    const across = staying(-1, 100);
    const after = staying(12, 24); // arrives as the span ends
    for (const one of [before, into, within, across, after]) await database.declarations.insert(one);
    const found = await database.declarations.staysBetween(NOW, NOW + 12 * HOUR, 10);
    expect(idsOf(found)).toEqual(idsOf([within, across, into]));
    expect(idsOf(await database.declarations.staysBetween(NOW, NOW + 12 * HOUR, 2))).toEqual(
      idsOf([within, across]),
    );
  });
});

describe('look-up by document number', () => {
  test('exact but for spaces, dots, dashes and letter case; latest first', async () => {
    const database = await openForTest();
    const older = withNumber('b1234567', { createdAt: NOW - 1 });
    const newer = withNumber('B 123-4567', { createdAt: NOW });
    const other = withNumber('B1234568');
    for (const one of [older, newer, other]) await database.declarations.insert(one);
    expect(idsOf(await database.declarations.byDocumentNumber('B1234567'))).toEqual(idsOf([newer, older]));
    expect(await database.declarations.byDocumentNumber('B123456')).toEqual([]);
  });

  test('a name is not found as a number, nor a number as a name', async () => {
    const database = await openForTest();
    await database.declarations.insert(named('Đan', {}));
    expect(await database.declarations.byDocumentNumber('dan')).toEqual([]);
    expect(await database.declarations.byName('000190012345', 10)).toEqual([]);
  });
});

describe('look-up by name', () => {
  test('all words, in any order, without diacritics; latest first, up to the limit', async () => {
    const database = await openForTest();
    const dan = named('Nguyễn Thị Đan', { createdAt: NOW + 1 });
    const danh = named('Nguyễn Thị Danh', { createdAt: NOW + 2 });
    const dann = named('NGUYEN DAN', { createdAt: NOW + 3 });
    const tran = named('Trần Văn Đan', { createdAt: NOW + 4 });
    for (const one of [tran, dan, dann, danh]) await database.declarations.insert(one);
    const find = async (name: string, limit = 10) => idsOf(await database.declarations.byName(name, limit));
    expect(await find('dan')).toEqual(idsOf([tran, dann, dan]));
    expect(await find('đan  NGUYỄN')).toEqual(idsOf([dann, dan]));
    expect(await find('thi dan nguyen')).toEqual(idsOf([dan]));
    expect(await find('dan nguyen thi van')).toEqual([]);
    expect(await find('nguyen', 2)).toEqual(idsOf([dann, danh]));
    expect(await find('ngu')).toEqual([]);
    expect(await find('  - ')).toEqual([]);
  });

  test('a word that stands twice in the name', async () => {
    const database = await openForTest();
    const twice = named('Lê Lê Hân');
    await database.declarations.insert(twice);
    expect(idsOf(await database.declarations.byName('lê hân', 10))).toEqual([twice.id]);
    expect(idsOf(await database.declarations.byName('lê lê', 10))).toEqual([twice.id]);
  });

  test('finds what a plain comparison of folded words finds', async () => {
    const words = ['Nguyễn', 'Trần', 'Văn', 'Thị', 'Đan', 'Hà'];
    const anyWords = (min: number) => fc.subarray(words, { minLength: min });
    const database = await openForTest();
    const filed: StayNotice[] = [];
    await fc.assert(
      fc.asyncProperty(anyWords(1), anyWords(1), async (nameWords, asked) => {
        const declaration = named(nameWords.join(' '), { createdAt: NOW + filed.length });
        filed.unshift(declaration);
        await database.declarations.insert(declaration);
        const expected = filed.filter(({ person }) =>
          asked.every((word) => person.fullName.split(' ').includes(word)),
        );
        const found = await database.declarations.byName(asked.join(' '), 1_000);
        expect(idsOf(found)).toEqual(idsOf(expected));
      }),
      { numRuns: 60 },
    );
  });
});

describe('sealed cells', () => {
  test('swapped between two declarations, neither opens', async () => {
    const path = temporaryFile();
    const database = await openForTest(path);
    const [a, b] = [await file(database, named('Người Một')), await file(database, named('Người Hai'))];
    const raw = rawConnection(path);
    raw.exec('drop trigger declaration_no_update');
    raw.exec('create temp table cells as select id, sealed_person from declaration');
    raw.exec(
      'update declaration set sealed_person = (select sealed_person from cells where id <> declaration.id)',
    );
    for (const { id } of [a, b]) {
      const error = await database.declarations.byId(id).catch((thrown: unknown) => thrown);
      expect(databaseFailureOf(error)).toEqual({
        code: 'database-damaged',
        detail: expect.stringContaining(`declaration.sealed_person of ${id}`),
      });
    }
  });

  test('moved to the other column of the same row, it does not open', async () => {
    const path = temporaryFile();
    const database = await openForTest(path);
    const { id } = await file(database);
    const raw = rawConnection(path);
    raw.exec('drop trigger declaration_no_update');
    raw.exec('update declaration set sealed_details = sealed_person');
    await expect(database.declarations.byId(id)).rejects.toThrow('declaration.sealed_details');
  });
});

/** Watch lists: read whole or not at all, and found exactly or not at all. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normaliseIdentifier, passesLuhn } from '../../../../electron/core/pawn/identifier.ts';
import { stopsOf } from '../../../../electron/core/pawn/stops.ts';
import { watchKeyOf } from '../../../../electron/core/pawn/watch-list.ts';
import { parseWatchList } from '../../../../electron/core/pawn/watch-list-file.ts';
import { DAY, DRAFT, PERSON, RULES } from './sample-pawn.ts';

const LABEL = { origin: 'Công an tỉnh Ví Dụ', dated: '2026-03-01' };
const csv = (...lines: readonly string[]) => ['matter,field,value,note', ...lines].join('\r\n');

describe('a file', () => {
  test('CSV with quotes, a semicolon or a byte order mark', () => {
    const expected = [
      { matter: 'stolen-item', field: 'imei', value: '49-015420-323751-8', note: 'iPhone, đen, "mất ở chợ"' },
    ];
    const comma = csv('stolen-item,imei,49-015420-323751-8,"iPhone, đen, ""mất ở chợ"""');
    const semicolon =
      '\uFEFFmatter;field;value;note\nstolen-item;imei;49-015420-323751-8;"iPhone, đen, ""mất ở chợ"""\n\n';
    for (const text of [comma, semicolon]) {
      const read = parseWatchList(text, LABEL);
      expect(read).toEqual({ ok: true, value: { ...LABEL, entries: expected } });
    }
  });

  test('JSON says its own origin and day', () => {
    const text = JSON.stringify({
      origin: 'Công an xã Mẫu',
      dated: '2026-02-28',
      entries: [{ matter: 'lost-document', field: 'document-number', value: '000190000002' }],
    });
    expect(parseWatchList(text, LABEL)).toMatchObject({
      ok: true,
      value: { origin: 'Công an xã Mẫu', dated: '2026-02-28' },
    });
  });

  test('every bad line is named, and nothing of such a file is taken', () => {
    const read = parseWatchList(
      csv(
        'stolen-item,imei,490154203237518,',
        'theft,imei,1234567,',
        'stolen-item,colour,blue,',
        'stolen-item,serial,x,',
      ),
      LABEL,
    );
    if (read.ok) throw new Error('was taken');
    expect(read.error.map(({ path }) => path)).toEqual(['line.3', 'line.4', 'line.5']);
    expect(read.error[0]?.message.vi).toContain('Dòng 3');
  });

  test.each([
    ['a page', '<html></html>'],
    ['nothing', ''],
    ['a header alone', 'matter,field,value,note'],
    ['other columns', 'imei,name\n1,2'],
    ['half a JSON file', '{"entries": ['],
    ['JSON with a member too many', '{"entries":[{}],"extra":1}'],
  ])('%s is not a list', (_what, text) => {
    const read = parseWatchList(text, LABEL);
    expect(read.ok).toBe(false);
  });

  test('without origin or day it is not taken: a hit must name its source', () => {
    const read = parseWatchList(csv('stolen-item,imei,490154203237518,'), {});
    if (read.ok) throw new Error('was taken');
    expect(read.error.map(({ path }) => path)).toEqual(['origin', 'dated']);
  });

  test('any text is answered, never thrown at', () => {
    fc.assert(fc.property(fc.string(), (text) => typeof parseWatchList(text, LABEL).ok === 'boolean'));
  });
});

describe('the key', () => {
  const key = (field: Parameters<typeof watchKeyOf>[0], value: string) =>
    watchKeyOf(field, value, RULES.items.identifiers).value;

  test('is one for all ways of writing a number', () => {
    expect(key('document-number', '000 190-000.002')).toBe(key('document-number', '000190000002'));
    expect(key('plate', '29-a1 123.45')).toBe(key('plate', '29A112345'));
    expect(key('imei', '49O154203237518')).toBe(key('imei', '490154203237518'));
  });

  test('reads no letter as a digit where the alphabet has it', () => {
    expect(key('document-number', 'BO123456')).not.toBe(key('document-number', 'B0123456'));
    expect(key('serial', 'C02XO0')).not.toBe(key('serial', 'C02X00'));
    expect(key('engine-number', 'JA39EO1')).not.toBe(key('engine-number', 'JA39E01'));
  });

  test('differs when one character differs: nothing is matched by likeness', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 14 }), fc.integer({ min: 1, max: 9 }), (place, shift) => {
        const imei = '490154203237518';
        const other = [...imei]
          .map((digit, at) => (at === place ? String((Number(digit) + shift) % 10) : digit))
          .join('');
        expect(key('imei', other)).not.toBe(key('imei', imei));
      }),
    );
  });

  test('is stable: normalising twice changes nothing', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('imei', 'plate', 'serial', 'frame-number'), (text, field) => {
        const once = normaliseIdentifier(field, text, RULES.items.identifiers);
        expect(normaliseIdentifier(field, once, RULES.items.identifiers)).toBe(once);
      }),
    );
  });

  test('the check digit catches every single wrong digit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 14 }), fc.integer({ min: 1, max: 9 }), (place, shift) => {
        const digits = [...'490154203237518'];
        digits[place] = String((Number(digits[place]) + shift) % 10);
        expect(passesLuhn(digits.join(''))).toBe(false);
      }),
    );
    expect(passesLuhn('490154203237518')).toBe(true);
  });
});

test('a hit stops the contract and names its source in both languages', () => {
  const [stop] = stopsOf({
    person: PERSON,
    verdict: { level: 'genuine', reasons: [] },
    draft: DRAFT,
    rules: RULES,
    today: DAY,
    hits: [
      {
        path: 'items.0.identifiers.imei',
        hit: {
          entry: { matter: 'stolen-item', field: 'imei', value: '49-015420-323751-8', note: 'hồ sơ 07' },
          source: { ...LABEL, id: 's', sha256: '00', via: 'file', importedAt: 0, count: 1 },
        },
      },
    ],
  });
  expect(stop).toMatchObject({ code: 'watch-list-hit', path: 'items.0.identifiers.imei' });
  expect(stop?.message.vi).toContain('Nguồn: Công an tỉnh Ví Dụ, ngày 01/03/2026');
  expect(stop?.message.en).toContain('Source: Công an tỉnh Ví Dụ');
});

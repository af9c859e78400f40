/** The run of `npm run conformance` with fewer people, and a proof that it would notice one wrong letter. */
import { unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { fillTemplate } from '../../../electron/police/portal-files/fill-template.ts';
import type { ChannelUnderTest } from '../../conformance/channel-under-test.ts';
import { CHANNELS_UNDER_TEST } from '../../conformance/channels.ts';
import { runConformance } from '../../conformance/conformance-run.ts';
import { harm } from '../../conformance/portal-files.ts';
import { inventedTemplate } from '../../support/portal/invented-template.ts';
import { templateWith } from '../../unit/police/portal-files/portal-guests.ts';

const PEOPLE = 30;

test.each(CHANNELS_UNDER_TEST.map((under) => [under.id, under] as const))(
  '%s: what arrives equals what was declared, field by field',
  async (_, under) => {
    const report = await runConformance(under, PEOPLE);
    expect(report.differences).toEqual([]);
    expect(report).toMatchObject({ sent: PEOPLE, arrived: PEOPLE });
    expect(report.fields).toBeGreaterThan(PEOPLE * 8);
  },
  120_000,
);

test.each([
  ['a changed letter', (fields: Map<string, string>) => fields.set('person.fullName', 'Nguyen')],
  ['a field that is missing', (fields: Map<string, string>) => fields.delete('document.number')],
  ['a field too many', (fields: Map<string, string>) => fields.set('person.religion', 'x')],
] as const)(
  '%s is noticed',
  async (_, spoil) => {
    const [gateway] = CHANNELS_UNDER_TEST;
    if (!gateway) throw new Error('no channel');
    const spoiling: ChannelUnderTest = {
      ...gateway,
      async open(...place) {
        const open = await gateway.open(...place);
        return {
          ...open,
          arrived() {
            const all = new Map([...open.arrived()].map(([key, fields]) => [key, new Map(fields)]));
            const [first] = all.values();
            if (first) spoil(first);
            return all;
          },
        };
      },
    };
    expect((await runConformance(spoiling, 3)).differences).toHaveLength(1);
  },
  60_000,
);

const ROW = Array.from({ length: 19 }, (_, index) => (index === 0 ? '2' : `ô ${index}`));
const written = () => unzipSync(fillTemplate(templateWith(), [ROW, ROW]));
const harmOf = (parts: Record<string, Uint8Array>) => harm('tệp', inventedTemplate(), zipSync(parts));

test('a written file harms nothing of its template', () => {
  expect(harmOf(written())).toEqual([]);
});

test.each([
  ['one byte of another part', 'xl/styles.xml', (text: string) => `${text} `],
  [
    'the example in row 4',
    'xl/worksheets/sheet1.xml',
    (text: string) => text.replace('<v>1</v>', '<v>2</v>'),
  ],
  [
    'what follows the rows',
    'xl/worksheets/sheet1.xml',
    (text: string) => text.replace('D4:D1000', 'D4:D999'),
  ],
])('%s: a change of it is noticed', (_, part, spoil) => {
  const parts = written();
  const before = Buffer.from(parts[part] ?? []).toString('utf8');
  parts[part] = new TextEncoder().encode(spoil(before));
  expect(spoil(before)).not.toBe(before);
  expect(harmOf(parts)).toHaveLength(1);
});

test.each([
  ['portal-files', 'H'],
  ['paper', 'list Phòng'],
] as const)(
  '%s: a field that is read back otherwise is noticed',
  async (id, field) => {
    const under = CHANNELS_UNDER_TEST.find((one) => one.id === id);
    if (!under) throw new Error(id);
    const spoiling: ChannelUnderTest = {
      ...under,
      declared: (one, all) => {
        const fields = new Map(under.declared(one, all));
        if (fields.has(field)) fields.set(field, 'khác');
        return fields;
      },
    };
    expect((await runConformance(spoiling, 3)).differences.length).toBeGreaterThan(0);
  },
  60_000,
);

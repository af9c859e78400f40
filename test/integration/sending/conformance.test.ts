/** The run of `npm run conformance` with fewer people, and a proof that it would notice one wrong letter. */
import { expect, test } from 'vitest';
import type { ChannelUnderTest } from '../../conformance/channel-under-test.ts';
import { CHANNELS_UNDER_TEST } from '../../conformance/channels.ts';
import { runConformance } from '../../conformance/conformance-run.ts';

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

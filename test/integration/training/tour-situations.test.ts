/**
 * Every situation of the tour on the real backend: played the right way it gives full points, and a wrong way loses them
 * for the reason that is said.
 */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { MethodInput } from '../../../electron/bridge/contract.ts';
import { SITUATION_IDS, type SituationId } from '../../../electron/training/tour/situation.ts';
import { STOLEN_IMEI } from '../../../electron/training/tour/situations/doubt.ts';
import { situationOn } from '../../../electron/training/tour/situations/index.ts';
import { openTourBench, phoneDraft, type TourBench, type TourResult } from '../../support/desk/tour-desk.ts';

let bench: TourBench;
beforeAll(async () => {
  bench = await openTourBench();
});
afterEach(() => bench.call('tour.leave', {}));
afterAll(() => bench?.stop());

type Play = () => Promise<void>;

interface Row {
  readonly short?: boolean;
  readonly right: Play;
  readonly wrong: {
    readonly play: Play;
    /** Text of the mistake, or of a goal that was missed. */
    readonly says: readonly string[];
    readonly points: number;
  };
}

const paper = async (label: string): Promise<string> => {
  const { papers } = await bench.running();
  const found = papers.flatMap(({ lines }) => lines).find((line) => line.label.en === label);
  if (!found) throw new Error(`no paper says ${label}`);
  return found.value;
};

const names = async () => (await bench.call('training.view', {})).people;

/** What stands on the first practice card, as somebody would type it. */
async function typeTheCard(number?: string): Promise<void> {
  const [person] = await names();
  const [, , fullName = '', birth = ''] = person!.qr.split('|');
  await bench.byHand({
    fullName,
    birthDate: `${birth.slice(0, 2)}/${birth.slice(2, 4)}/${birth.slice(4)}`,
    documentNumber: number ?? person!.number,
  });
}

const iso = (printed: string): string => printed.split('/').reverse().join('-');

async function child(more: Partial<MethodInput<'checkIn.byHand'>> = {}): Promise<void> {
  await bench.byHand({
    fullName: await paper('Name'),
    birthDate: await paper('Born'),
    sex: 'female',
    documentKind: 'birth-certificate',
    documentNumber: await paper('Number'),
    ...more,
  });
}

async function withoutPapers(fullName: string, birthDate: string): Promise<void> {
  await bench.byHand({ fullName, birthDate });
  const { draft } = await bench.call('checkIn.view', {});
  await bench.call('stay.withoutPapers', {
    fullName,
    birthDate,
    sex: 'unspecified',
    nationality: 'VNM',
    stay: { ...draft!, room: '105' },
  });
}

async function group(): Promise<void> {
  const people = await names();
  const now = (await bench.call('desk.status', {})).now;
  await bench.call('group.start', {
    name: 'Đoàn Ví Dụ',
    arrival: now,
    plannedDeparture: now + 14 * 3_600_000,
    reason: '1',
    rooms: Array.from({ length: Math.ceil(people.length / 3) }, (_, index) => ({
      room: String(101 + index),
      beds: 3,
    })),
  });
}

async function confirmInGroup(key: string): Promise<void> {
  const { id } = await bench.read(key);
  await bench.call('group.confirm', { checkInId: id });
}

const ROWS: Readonly<Record<SituationId, Row>> = {
  'ordinary-guest': {
    right: async () => {
      await bench.read('guest');
      await bench.file('201');
    },
    wrong: {
      play: async () => {
        await typeTheCard();
        await bench.file('201');
        await bench.settled();
      },
      says: ['Typed by hand although the chip could be read', 'Filed with the data read from the chip'],
      points: 0,
    },
  },
  'wrong-digits': {
    right: async () => {
      expect((await bench.read('guest', { kind: 'can', can: '123456' })).failure?.code).toBe('wrong-can');
      const number = await paper('Identification number');
      await bench.read('guest', { kind: 'can', can: number.slice(-6) });
      await bench.file('202');
    },
    wrong: {
      play: async () => {
        for (const can of ['123456', '654321', '111111']) await bench.read('guest', { kind: 'can', can });
        const [person] = await names();
        await bench.read('guest', { kind: 'qr', line: person!.qr });
        await bench.file('202');
        await bench.settled();
      },
      says: ['Tried wrong digits several times'],
      points: 85,
    },
  },
  'forged-card': {
    right: async () => {
      expect((await bench.read('guest')).verdict?.level).toBe('forged');
      await bench.call('policeTasks.open', { kind: 'doubtful-papers', note: 'chip' });
      await bench.tell();
    },
    wrong: {
      play: async () => {
        await bench.read('guest');
        await typeTheCard();
        await bench.file('101');
        await bench.settled();
      },
      says: ['Typed by hand, past what the chip had said', 'Opened the call to the police'],
      points: 0,
    },
  },
  'endpoint-down': {
    right: async () => {
      await bench.read('first');
      await bench.file('301');
      await bench.read('second');
      await bench.file('302');
      const { entries } = await bench.call('outbox.list', { show: 'open' });
      // Refused for the moment in which the desk tries once more to send it.
      await expect
        .poll(
          () =>
            bench
              .call('outbox.confirm', {
                ids: entries.map(({ id }) => id),
                statement: { kind: 'filed-by-hand', way: 'phone', reference: 'TB-017' },
              })
              .then((told) => told.entries.length),
          { timeout: 10_000 },
        )
        .toBe(2);
    },
    wrong: {
      play: async () => {
        await bench.read('first');
        await bench.file('301');
        await bench.read('second');
        await bench.file('302');
      },
      says: ['Told by phone before 23:00, and wrote it down'],
      points: 50,
    },
  },
  'bus-of-thirty': {
    short: true,
    right: async () => {
      await group();
      for (const { id } of await names()) await confirmInGroup(id);
    },
    wrong: {
      play: async () => {
        await group();
        const people = await names();
        for (const { id } of people.slice(1)) await confirmInGroup(id);
        await bench.settled();
      },
      says: ['Filed everybody, each from the chip'],
      points: 20,
    },
  },
  'foreign-passport': {
    right: async () => {
      const [person] = await names();
      const scan = await bench.call('checkIn.scanned', { text: person!.qr });
      await bench.read('guest', scan.access);
      await bench.file('207', { permittedStayUntil: iso(await paper('Permitted to stay until')) });
    },
    wrong: {
      play: async () => {
        const [person] = await names();
        const scan = await bench.call('checkIn.scanned', { text: person!.qr });
        const view = await bench.read('guest', scan.access);
        const tomorrow = new Date(view.draft!.plannedDeparture + 86_400_000).toISOString().slice(0, 10);
        await bench.file('207', { permittedStayUntil: tomorrow });
        await bench.settled();
      },
      says: ['Entered the day from the stamp'],
      points: 70,
    },
  },
  child: {
    right: async () => {
      const father = await bench.read('father');
      await bench.file('204');
      await child();
      await bench.file('204', {}, `Đi cùng cha: ${father.person!.fullName}`);
    },
    wrong: {
      play: async () => {
        await bench.read('father');
        await bench.file('204');
        await withoutPapers(await paper('Name'), await paper('Born'));
        await bench.tell();
        await bench.settled();
      },
      says: ['Admitted the child as one without papers', 'Filed the child with the birth certificate'],
      points: 0,
    },
  },
  'without-papers': {
    right: async () => {
      await withoutPapers(await paper('Name'), await paper('Born'));
      await bench.tell();
    },
    wrong: {
      play: async () => {
        await bench.byHand({
          fullName: await paper('Name'),
          birthDate: await paper('Born'),
          documentNumber: '000190000555',
        });
        await bench.file('105');
        await bench.settled();
      },
      says: ['Typed a document number that the guest does not have'],
      points: 0,
    },
  },
  'damaged-chip': {
    right: async () => {
      const [person] = await names();
      expect((await bench.read('guest', { kind: 'qr', line: person!.qr })).stage).toBe('failed');
      const scan = await bench.call('checkIn.scanned', { text: person!.qr });
      // A scanner on a keyboard spoils the letters of the name: it is read off the card.
      await bench.call('checkIn.byHand', { ...scan.person!, fullName: person!.fullName });
      await bench.file('206');
    },
    wrong: {
      play: async () => {
        await bench.read('guest');
        const [person] = await names();
        await withoutPapers(person!.fullName, '01/01/1990');
        await bench.tell();
        await bench.settled();
      },
      says: ['Admitted as a guest without papers'],
      points: 0,
    },
  },
  'expired-card': {
    right: async () => {
      expect((await bench.read('guest')).warnings.map(({ en }) => en).join()).toContain('expired');
      await bench.byHand({
        fullName: await paper('Name'),
        birthDate: await paper('Born'),
        documentKind: 'driving-licence',
        documentNumber: await paper('Number'),
      });
      await bench.file('208');
    },
    wrong: {
      play: async () => {
        await bench.read('guest');
        await bench.file('208');
        await bench.settled();
      },
      says: ['Filed with the card that has expired', 'Filed with a paper that is in force'],
      points: 30,
    },
  },
  'in-house-already': {
    right: async () => {
      expect((await bench.read('guest')).present?.room).toBe('203');
      await bench.file('305', { earlierStay: 'ends-now' });
    },
    wrong: {
      play: async () => {
        await typeTheCard('000199000777');
        await bench.file('305');
        await bench.settled();
      },
      says: [
        'Typed another number so that the desk would not know the guest',
        'Ended the earlier stay in room 203',
      ],
      points: 0,
    },
  },
  'one-refused': {
    right: async () => {
      const { entries } = await bench.call('outbox.list', { show: 'problems' });
      expect(entries).toHaveLength(1);
      const { stay } = await bench.call('outbox.show', { id: entries[0]!.id });
      await bench.call('stay.correct', { id: entries[0]!.id, stay: { ...stay!, reason: '1' } });
    },
    wrong: {
      play: async () => {
        const { entries } = await bench.call('outbox.list', { show: 'problems' });
        await bench.call('outbox.act', { id: entries[0]!.id, action: 'cancel' });
      },
      says: ['Corrected it, and the receipt is there'],
      points: 0,
    },
  },
  'stolen-phone': {
    right: async () => {
      const { id } = await bench.read('guest');
      const { today } = await bench.call('pawn.setup', {});
      const failed = await bench.refused('pawn.open', {
        checkInId: id,
        draft: phoneDraft(today, STOLEN_IMEI),
      });
      expect(failed.code).toBe('pawn-stopped');
      await bench.call('suspicion.report', { reason: 'watch-list-hit', checkInId: id });
      await bench.tell();
    },
    wrong: {
      play: async () => {
        const { id } = await bench.read('guest');
        const { today } = await bench.call('pawn.setup', {});
        await bench.call('pawn.open', { checkInId: id, draft: phoneDraft(today, '356938035643809') });
      },
      says: ['Lent on this phone', 'Reported the suspicion, with who brought it'],
      points: 0,
    },
  },
};

const said = (result: TourResult): readonly string[] => [
  ...result.mistakes.map(({ text }) => text.en),
  ...result.goals.filter(({ met }) => !met).map(({ text }) => text.en),
];

test('there are at least ten, each worth a hundred points', () => {
  expect(SITUATION_IDS.length).toBeGreaterThanOrEqual(10);
  for (const id of SITUATION_IDS) {
    const { goals } = situationOn(id, '2026-11-25');
    expect(
      goals.reduce((sum, { points }) => sum + points, 0),
      id,
    ).toBe(100);
  }
});

describe.each(SITUATION_IDS)('%s', (id) => {
  const { short, right, wrong } = ROWS[id];

  test('played the right way: a hundred points, and it ends by itself', async () => {
    await bench.start(id, short);
    await right();
    const result = await bench.completed();
    expect(said(result)).toEqual([]);
    expect(result.points).toBe(100);
  });

  test('played a wrong way: points are lost for the reason that is said', async () => {
    await bench.start(id, short);
    await wrong.play();
    const result = await bench.finish();
    expect(said(result)).toEqual(expect.arrayContaining([...wrong.says]));
    expect(result.points).toBe(wrong.points);
  });
});

import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { inventPerson } from '../../../../../electron/training/people/invented-person.ts';
import { createExchangeLog } from '../../../../../native/emrtd/structure-report/exchange-log.ts';
import {
  buildStructureReport,
  type StructureReport,
} from '../../../../../native/emrtd/structure-report/structure-report.ts';
import { structureReportSchema } from '../../../../../native/emrtd/structure-report/structure-report-schema.ts';
import { structureReportLines } from '../../../../../native/emrtd/structure-report/structure-report-text.ts';
import { bytesToHex, hexToBytes } from '../../../../../native/iso7816/bytes.ts';
import type { CardContents } from '../../../../../native/virtual-chip/card-contents.ts';
import type { CardHolder } from '../../../../../native/virtual-chip/card-holder.ts';
import { type ChipFault, findFault } from '../../../../../native/virtual-chip/faults/chip-fault.ts';
import { transliterate, zoneOf } from '../../../../../native/virtual-chip/machine-readable-zone.ts';
import { PROFILES, type ProfileName } from '../../../../../native/virtual-chip/profiles/profiles.ts';
import { createSimulatedCard } from '../../../../../native/virtual-chip/simulated-card.ts';
import {
  dependencies,
  HOLDER,
  insert,
  issuer,
  NOW,
  read,
  seededRandom,
  smallPortrait,
  smallPortraitOf,
} from '../virtual-card.ts';

const PROFILE_NAMES = Object.keys(PROFILES) as ProfileName[];

async function reportOf(holder: CardHolder, name: ProfileName, ...faults: readonly ChipFault[]) {
  const profile = smallPortraitOf(PROFILES[name]);
  const card = createSimulatedCard({
    issuer,
    holder,
    profile,
    random: seededRandom(13),
    now: NOW,
    faults,
    portrait: smallPortrait(),
  });
  const log = createExchangeLog();
  const transceiver = log.listenTo(insert(card.chip));
  const zone = zoneOf(holder, profile.documentType);
  const result = await read(transceiver, [{ kind: 'mrz', ...zone }], dependencies());
  const report = buildStructureReport({
    program: '0.1.0',
    reader: { name: transceiver.readerName, atr: transceiver.atr },
    exchanges: log.exchanges,
    result,
  });
  return { report, contents: card.contents };
}

/** Everything that could tell the person, in every form in which it could slip through. */
function personalStrings(holder: CardHolder, { files, mrzLines }: CardContents): readonly string[] {
  const texts = [
    holder.number,
    holder.fullName,
    holder.placeOfOrigin,
    holder.placeOfResidence,
    holder.personalMarks,
    holder.fatherName,
    holder.motherName,
    holder.spouseName,
    holder.oldNumber,
    ...mrzLines,
    ...mrzLines.flatMap((line) => line.split(/<+/)).filter((part) => part.length >= 6),
    holder.number.slice(-6),
    holder.number.slice(-9),
  ].filter((text) => text !== undefined);
  const names = transliterate(holder.fullName)
    .split('<')
    .filter((word) => word.length >= 4);
  const dates = [holder.birthDate, holder.issueDate, holder.expiryDate ?? '2099-12-31'].flatMap((date) => {
    const [year = '', month = '', day = ''] = date.split('-');
    return [
      date,
      `${day}/${month}/${year}`,
      year + month + day,
      day + month + year,
      year.slice(2) + month + day,
    ];
  });
  const octets = [...files.values()].flatMap((bytes) => [
    createHash('sha256').update(bytes).digest('hex'),
    createHash('sha512').update(bytes).digest('hex'),
  ]);
  const utf8 = [...texts, ...dates].map((text) => bytesToHex(new TextEncoder().encode(text)));
  return [...texts, ...names, ...dates, ...octets, ...utf8].filter((text) => text.length >= 4);
}

/** Runs of octets of the picture, of keys, hashes and signatures: none may stand in the report in hexadecimal or base64. */
function runsOf(bytes: Uint8Array, length: number): readonly string[] {
  const runs: string[] = [];
  for (let at = 0; at + length <= bytes.length; at += length) {
    const run = bytes.subarray(at, at + length);
    if (new Set(run).size > length / 2) runs.push(bytesToHex(run));
  }
  return runs;
}

/** Identifiers and parameters that every card of its kind has: not of one person. */
const ofThePerson = ({ files }: CardContents): readonly string[] =>
  (['DG1', 'DG2', 'DG7', 'DG11', 'DG12', 'DG13', 'DG15', 'EF.SOD'] as const).flatMap((name) => {
    const bytes = files.get(name);
    return bytes ? runsOf(bytes, 12) : [];
  });

function expectNothingOf(report: StructureReport, holder: CardHolder, contents: CardContents): void {
  const lines = structureReportLines(report).join('\n');
  const json = JSON.stringify(report);
  // Names, places and marks have letters that no word of ours has.
  expect(json).toMatch(/^[\x20-\x7e]*$/);
  expect(lines.replaceAll(/[→·\n]/g, '')).toMatch(/^[\x20-\x7e]*$/);
  const written = `${json}\n${lines}`.replace(report.reader.atr, '').toLowerCase();
  const words = new Set(written.split(/[^\p{L}\p{N}]+/u));
  for (const text of personalStrings(holder, contents)) {
    const sought = text.toLowerCase();
    const isWord = /^[a-z]+$/.test(sought);
    expect(isWord ? words.has(sought) : written.includes(sought), `${text} of ${holder.fullName}`).toBe(
      false,
    );
  }
  for (const run of ofThePerson(contents)) expect(written).not.toContain(run);
}

describe('no personal value, whoever it is', () => {
  test.each(PROFILE_NAMES)('%s', async (name) => {
    for (let seed = 1; seed <= 12; seed++) {
      const holder = inventPerson(seed * 37, { now: NOW });
      const { report, contents } = await reportOf(holder, name);
      expect(report.outcome.kind).toBe('read');
      expectNothingOf(report, holder, contents);
    }
  });

  test.each([
    { kind: 'tear-at-apdu', apdu: 14 },
    { kind: 'tampered-dg1' },
    { kind: 'random-bytes', fromApdu: 9 },
    { kind: 'truncated-sod', bytes: 500 },
    { kind: 'wrong-mac', securedResponse: 6 },
    { kind: 'oversized-length', dataGroup: 'DG13' },
    { kind: 'short-chunks', bytes: 32 },
    { kind: 'endless-6cxx' },
    { kind: 'cloned' },
  ] as const satisfies readonly ChipFault[])('with the fault $kind', async (fault) => {
    for (const [seed, name] of [
      [5, 'cccd-2021'],
      [6, 'passport-pace-cam'],
    ] as const) {
      const holder = inventPerson(seed * 101, { now: NOW });
      const { report, contents } = await reportOf(holder, name, fault);
      expectNothingOf(report, holder, contents);
    }
    expect(findFault([fault], fault.kind)).toBeDefined();
  });
});

test('two people whose texts differ in length alone have the same report', async () => {
  const longer: CardHolder = {
    ...HOLDER,
    number: '000090999999',
    fullName: 'Nguyễn Hoàng Mẫu Thử',
    birthDate: '1990-11-30',
    placeOfOrigin: 'Phường Ví Dụ Dài, Hà Nội',
    personalMarks: 'Nốt ruồi cách 2cm dưới mép trái',
    fatherName: 'Nguyễn Hoàng Văn Cha',
  };
  for (const name of ['cccd-2021', 'passport-rsa-pss'] as const) {
    const one = await reportOf(HOLDER, name);
    const other = await reportOf(longer, name);
    expect(other.report).toEqual(one.report);
  }
});

describe('what it does say', () => {
  test('of a card as it should be: structure, algorithms, and that nothing is unlike what is known', async () => {
    const { report } = await reportOf(HOLDER, 'cccd-2021');
    expect(structureReportSchema.parse(JSON.parse(JSON.stringify(report)))).toEqual(report);
    expect(report).toMatchObject({
      outcome: { kind: 'read', access: 'PACE-MRZ', level: 'genuine' },
      unlike: [],
      mrz: 'TD1',
      portrait: { kind: 'JPEG', size: '1k-4k' },
      signature: {
        ldsVersion: 0,
        digest: 'SHA-256',
        algorithm: 'ECDSA SHA-256',
        dataGroups: [1, 2, 3, 13, 14, 15],
      },
      activeAuthenticationKey: { algorithm: 'EC brainpoolP256r1', bits: 256 },
    });
    const dg13 = report.files.find(({ name }) => name === 'DG13');
    const set = dg13?.tags?.children?.[0]?.children?.[2];
    expect(set?.children?.[0]).toEqual({
      tag: '30',
      children: [
        { tag: '02', holds: 'number', number: 1 },
        { tag: '0C', holds: 'digits' },
      ],
    });
    expect(set?.children?.[2]?.children?.[1]).toEqual({ tag: '0C', holds: 'date dd/mm/yyyy' });
    expect(report.securityInfos[0]?.protocols).toContainEqual({
      objectIdentifier: '0.4.0.127.0.7.2.2.4.2.2',
      version: 2,
      parameterId: 13,
    });
    expect(report.exchanges[0]).toMatchObject({
      command: 'READ BINARY by short identifier',
      parameters: '9C00',
      secured: false,
    });
    expect(structureReportLines(report).join('\n')).toContain(
      '0.4.0.127.0.7.2.2.4.2.2 version 2 parameters 13',
    );
  });

  test('of a read that failed: the step, the status words, and what was read until then', async () => {
    const { report } = await reportOf(HOLDER, 'cccd-2021', { kind: 'tear-at-apdu', apdu: 14 });
    expect(report.outcome).toMatchObject({ kind: 'failed', code: 'card-removed' });
    expect(report.unlike).toEqual(['read-failed']);
    expect(report.exchanges.at(-1)).toMatchObject({ answer: 'card-removed', data: false });
    expect(report.files.map(({ name }) => name)).toContain('EF.CardAccess');
  });

  test('of a card with fields that nobody knows, in a form that is no text', async () => {
    const { contents } = await reportOf(HOLDER, 'cccd-2021');
    const dg13 = hexToBytes(
      '6D1B3019 020101 060628D316010008 310C 300A 020111 0405A1B2C3D4E5'.replaceAll(' ', ''),
    );
    const { report } = await reportWith(contents, 'DG13', dg13);
    expect(report.unlike).toEqual(['dg13-fields-unknown', 'dg13-fields-not-text']);
    expect(JSON.stringify(report)).not.toContain('A1B2C3');
  });

  test('of a DG13 that is plain text: that it is not understood, and not a letter of it', async () => {
    const { contents } = await reportOf(HOLDER, 'cccd-2021');
    const text = new TextEncoder().encode('o7Nguyen Van Mau|15011990|0900');
    const { report } = await reportWith(contents, 'DG13', Uint8Array.of(0x6d, text.length, ...text));
    expect(report.unlike).toContain('dg13-not-understood');
    expect(report.files.find(({ name }) => name === 'DG13')?.tags).toEqual({ tag: '6D', holds: 'text' });
  });
});

/** The card with one file replaced, as an issuer unknown to us might write it. */
async function reportWith(contents: CardContents, name: 'DG13', bytes: Uint8Array) {
  const card = { ...contents, files: new Map(contents.files).set(name, bytes) };
  const { chipWith } = await import('../virtual-card.ts');
  const log = createExchangeLog();
  const zone = zoneOf(HOLDER, 'TD1');
  const result = await read(log.listenTo(insert(chipWith(card))), [{ kind: 'mrz', ...zone }], dependencies());
  return {
    report: buildStructureReport({
      program: '0.1.0',
      reader: { name: 'Đầu đọc của cô Lan 12345678', atr: hexToBytes('3B00') },
      exchanges: log.exchanges,
      result,
    }),
  };
}

test('the name of a reader is kept without its serial number and without letters that somebody gave it', async () => {
  const { contents } = await reportOf(HOLDER, 'cccd-2021');
  const { report } = await reportWith(contents, 'DG13', contents.files.get('DG13')!);
  expect(report.reader.name).toBe('?u ?c c?a c? Lan #');
});

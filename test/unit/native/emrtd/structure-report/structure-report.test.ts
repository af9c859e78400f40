import { describe, expect, test } from 'vitest';
import { inventPerson } from '../../../../../electron/training/people/invented-person.ts';
import { createExchangeLog } from '../../../../../native/emrtd/structure-report/exchange-log.ts';
import { buildStructureReport } from '../../../../../native/emrtd/structure-report/structure-report.ts';
import { structureReportSchema } from '../../../../../native/emrtd/structure-report/structure-report-schema.ts';
import { structureReportLines } from '../../../../../native/emrtd/structure-report/structure-report-text.ts';
import { hexToBytes } from '../../../../../native/iso7816/bytes.ts';
import type { CardContents } from '../../../../../native/virtual-chip/card-contents.ts';
import type { CardHolder } from '../../../../../native/virtual-chip/card-holder.ts';
import { zoneOf } from '../../../../../native/virtual-chip/machine-readable-zone.ts';
import { chipWith, dependencies, HOLDER, insert, NOW, read } from '../virtual-card.ts';
import { expectNothingOf, reportOf } from './report-of.ts';

test('no personal value: one person on a card, another on a passport', async () => {
  for (const [seed, name] of [
    [37, 'cccd-2021'],
    [74, 'passport-pace-cam'],
    [75, 'passport-own-field'],
  ] as const) {
    const holder = inventPerson(seed, { now: NOW });
    const { report, contents } = await reportOf(holder, name);
    expect(report.outcome.kind).toBe('read');
    expectNothingOf(report, holder, contents);
  }
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
  test.each([
    ['passport-own-curve', 'ECDH explicit-256', 256],
    ['passport-own-field', 'DH explicit-2048', 2048],
  ] as const)('%s: that the domain parameters of PACE are its own', async (name, algorithm, bits) => {
    const { report } = await reportOf(HOLDER, name);
    const own = { domains: [{ algorithm, bits }] };
    expect(report.securityInfos).toMatchObject([
      { file: 'EF.CardAccess', ...own },
      { file: 'DG14', ...own },
    ]);
    expect(structureReportLines(report)).toContain(`  own domain parameters ${algorithm}, ${bits} bits`);
  });

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
    expect(report.exchanges).toContainEqual(
      expect.objectContaining({
        command: 'READ BINARY by short identifier',
        parameters: '9C00',
        secured: false,
        answer: '9000',
      }),
    );
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

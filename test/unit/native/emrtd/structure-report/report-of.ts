/** A structure report of an invented person's chip, and what must not stand in it. */
import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import { createExchangeLog } from '../../../../../native/emrtd/structure-report/exchange-log.ts';
import {
  buildStructureReport,
  type StructureReport,
} from '../../../../../native/emrtd/structure-report/structure-report.ts';
import { structureReportLines } from '../../../../../native/emrtd/structure-report/structure-report-text.ts';
import { bytesToHex } from '../../../../../native/iso7816/bytes.ts';
import type { CardContents } from '../../../../../native/virtual-chip/card-contents.ts';
import type { CardHolder } from '../../../../../native/virtual-chip/card-holder.ts';
import type { ChipFault } from '../../../../../native/virtual-chip/faults/chip-fault.ts';
import { transliterate, zoneOf } from '../../../../../native/virtual-chip/machine-readable-zone.ts';
import { PROFILES, type ProfileName } from '../../../../../native/virtual-chip/profiles/profiles.ts';
import { createSimulatedCard } from '../../../../../native/virtual-chip/simulated-card.ts';
import {
  dependencies,
  insert,
  issuer,
  NOW,
  read,
  seededRandom,
  smallPortrait,
  smallPortraitOf,
} from '../virtual-card.ts';

export async function reportOf(holder: CardHolder, name: ProfileName, ...faults: readonly ChipFault[]) {
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

export function expectNothingOf(report: StructureReport, holder: CardHolder, contents: CardContents): void {
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

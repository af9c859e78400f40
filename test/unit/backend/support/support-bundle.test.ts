import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DeskDatabase } from '../../../../db/open-database.ts';
import { queueDeclaration } from '../../../../electron/backend/filing.ts';
import { keepTail } from '../../../../electron/backend/support/log-tail.ts';
import type { MachineFacts } from '../../../../electron/backend/support/machine.ts';
import { supportBundle } from '../../../../electron/backend/support/support-bundle.ts';
import { systemEnvironment } from '../../../../electron/backend/system-environment.ts';
import type { Declaration } from '../../../../electron/core/declaration/declaration.ts';
import type { StayNotice } from '../../../../electron/core/declaration/stay-notice.ts';
import { foldName } from '../../../../electron/core/identity/fold-name.ts';
import { recordText } from '../../../../electron/police/gateway/record.ts';
import {
  inventedChange,
  inventedCitizen,
  inventedForeignStay,
  inventedNotice,
  inventedPawn,
  inventedSuspicion,
} from '../../../support/desk/invented-declarations.ts';
import { type MemoryDesk, openMemoryDesk } from '../../../support/desk/memory-desk.ts';
import { attempt, file, newId, proof } from '../../db/database-fixture.ts';

const NOW = Date.UTC(2026, 10, 22, 8);
const MACHINE: MachineFacts = {
  platform: 'win32',
  release: '10.0.19045',
  arch: 'x64',
  processors: 2,
  memoryMb: 4096,
  freeMemoryMb: 900,
  upHours: 5,
  node: '24.0.0',
};
/** Put together here, because no file of the project may hold the marker of a key. */
const PRIVATE_KEY = ['PRIVATE', 'KEY'].join(' ');
const KEY = `-----BEGIN ${PRIVATE_KEY}-----\nTUlJRXZRSUJBREFOQmdrcWhraUc5dzBCQVFFRkFBU0NC\n-----END ${PRIVATE_KEY}-----`;
const HOUSE = [
  'Nhà nghỉ Bông Lau Thử',
  'Ngõ Cỏ May 17',
  'Trực Quầy Thị Ví Dụ',
  'bi-mat-cua-quay',
  'noi-nhan.invalid',
];

const mrzOf = ({ person }: StayNotice): string =>
  `I<VNM${person.document.number}<<<<<<<<<<<<<<<\n${foldName(person.fullName).toUpperCase().replaceAll(' ', '<')}<<<<`;

/** What must not be in it, in any spelling; pieces that are long enough to mean nobody else. */
const secretsOf = (notice: StayNotice): readonly string[] => {
  const { person, stay } = notice;
  const [given] = foldName(person.fullName).split(' ').slice(-1);
  return [
    person.fullName,
    `${person.fullName.split(' ')[0]} ${given}`,
    person.document.number,
    person.document.number.slice(-9),
    person.residence,
    person.phone,
    person.birthDate,
    stay.note,
    stay.reasonText,
    ...mrzOf(notice).split('\n'),
  ].filter((text) => text !== undefined);
};

describe('the support bundle', () => {
  let running: MemoryDesk;
  beforeAll(async () => {
    running = await openMemoryDesk(NOW);
  });
  afterAll(() => running.stop());

  /** The desk with secrets in its settings, and a log that was given all that it should not be given. */
  async function bundleAfter(notices: readonly StayNotice[]): Promise<string> {
    const database = running.desk.database as DeskDatabase;
    const tail = keepTail({ info() {}, warn() {}, error() {} }, () => NOW);
    for (const notice of notices) {
      const name = notice.person.fullName;
      await file(database, notice, {
        state: 'rejected',
        lastFailure: { code: 'record-refused', authorityText: `Sai: ${name}`, detail: mrzOf(notice) },
      });
      await database.attempts.insert(
        attempt(notice.id, {
          request: recordText(notice),
          reply: JSON.stringify({ id: notice.id, code: name, [name]: mrzOf(notice), jws: proof().jws }),
        }),
      );
      tail.error('unexpected', new Error(`${name} ${notice.person.document.number}\n${mrzOf(notice)}`));
      tail.warn(`gateway broken`, { code: name, path: `/v1/${notice.person.document.number}`, line: KEY });
      tail.error('unexpected', { code: name, detail: notice.person.residence });
    }
    const { settings } = running.desk;
    const current = settings.current();
    const [name, address, operator, secret, host] = HOUSE as [string, string, string, string, string];
    const desk = {
      ...running.desk,
      recentLog: tail.lines,
      settings: {
        ...settings,
        current: () => ({
          ...current,
          facility: { ...current.facility, name, address },
          operator: { id: operator, name: operator },
          preferredReader: operator,
          endpoint: {
            facilityCode: secret,
            gateway: {
              baseUrl: `https://${host}`,
              ca: KEY,
              clientCertificate: KEY,
              clientKey: KEY,
              receiptKeys: {
                keys: [{ kty: 'EC' as const, crv: 'P-256' as const, x: 'x', y: 'y', kid: secret }],
              },
              oauth: { tokenPath: '/v1/token', clientId: secret, clientSecret: secret },
            },
          },
        }),
      },
    };
    const environment = { ...systemEnvironment, now: () => NOW };
    const { base64, name: fileName } = await supportBundle(desk, environment, MACHINE);
    expect(fileName).toBe('desk-support-2026-11-22.json');
    return Buffer.from(base64, 'base64').toString('utf8');
  }

  const noticeOf = (n: number, more: Partial<StayNotice> = {}): StayNotice => ({
    ...inventedNotice(n, { now: NOW, facilityId: 'facility-000' }),
    id: newId(),
    ...more,
  });

  test('names nobody, whoever was there and whatever the authority or an error repeated', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.integer({ min: 1, max: 900_000 }), { minLength: 1, maxLength: 3 }),
        async (seeds) => {
          const notices = seeds.map((n) => noticeOf(n));
          const text = await bundleAfter(notices);
          const folded = foldName(text);
          const found = [
            ...notices.flatMap(secretsOf),
            ...HOUSE,
            PRIVATE_KEY,
            KEY.split('\n')[1] as string,
          ].filter((secret) => text.includes(secret) || folded.includes(foldName(secret)));
          expect(found).toEqual([]);
          for (const { id } of notices) expect(text).toContain(id);
        },
      ),
      { numRuns: 25 },
    );
  });

  test('the check above finds a name when one is there', async () => {
    const notice = noticeOf(77);
    const leaked = JSON.stringify({ text: foldName(notice.person.fullName) });
    expect(secretsOf(notice).some((secret) => leaked.includes(foldName(secret)))).toBe(true);
  });

  test('tells what helps: machine, settings without secrets, doctor, sending, log, the shape of what was said', async () => {
    const bundle = JSON.parse(await bundleAfter([noticeOf(1)]));
    expect(bundle).toMatchObject({
      program: { mode: 'live', host: 'loopback' },
      machine: { platform: 'win32', memoryMb: 4096 },
      settings: { trade: 'lodging', gateway: { accessAccount: true, receiptKeys: 1 } },
      doctor: expect.arrayContaining([expect.objectContaining({ name: 'database', status: 'ok' })]),
      log: expect.arrayContaining([expect.objectContaining({ what: 'gateway broken' })]),
    });
    expect(bundle.outbox).toEqual([
      { channel: 'gateway', state: 'rejected', failureCode: 'record-refused', count: expect.any(Number) },
    ]);
    expect(bundle.audit[0]).toMatchObject({ type: 'declaration-filed', subject: expect.any(String) });
    expect(bundle.records[0].attempts[0]).toMatchObject({
      action: 'send',
      request: { person: expect.anything() },
    });
  });

  test('says nothing of foreigners, pledges, suspicions and visitors either', async () => {
    const { database } = running.desk;
    const visitor = { ...inventedCitizen(950_001, NOW), phone: '0900 950 001' };
    await database.visitors.insert({
      id: newId(),
      facilityId: 'facility-000',
      operatorId: 'operator-1',
      person: visitor,
      room: 'Phòng Khách Mẫu',
      enteredAt: NOW,
      documentReturned: false,
    });
    const options = { now: NOW, facilityId: 'facility-000' };
    const foreign = { ...inventedForeignStay(950_002, options), id: newId() };
    const records: readonly Declaration[] = [
      foreign,
      { ...inventedChange(950_003, foreign, options), id: newId() },
      { ...inventedPawn(950_004, options), id: newId() },
      { ...inventedSuspicion(950_005, options), id: newId() },
    ];
    for (const record of records) {
      await database.transaction((stores) => queueDeclaration(stores, record, () => 'gateway'));
      await database.attempts.insert(
        attempt(record.id, {
          request: recordText(record),
          reply: JSON.stringify({ title: recordText(record), code: record.person.document.number }),
        }),
      );
    }
    const text = await bundleAfter([]);
    const people = [visitor, ...records.map(({ person }) => person)];
    const personal = [
      ...people.flatMap(({ fullName, document, phone, residence }) => [
        fullName,
        document.number,
        ...(phone === undefined ? [] : [phone]),
        ...(residence === undefined ? [] : [residence]),
      ]),
      ...[
        'Phòng Khách Mẫu',
        'HD-950004',
        '1950004',
        '490154203237518',
        'Điện thoại mẫu',
        'Không nhớ mua ở đâu',
      ],
    ];
    const folded = foldName(text);
    expect(personal.filter((one) => text.includes(one) || folded.includes(foldName(one)))).toEqual([]);
    for (const { id } of records) expect(text).toContain(id);
  });
});

/** What the database tests share: a sealer with a known key, invented people, temporary folders, a raw connection. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { DeskDatabase } from '../../../db/open-database.ts';
import { openDatabase } from '../../../db/open-database.ts';
import { createSealer, type Sealer } from '../../../db/sealing/sealer.ts';
import { connectSqlite, type SqliteConnection } from '../../../db/sqlite.ts';
import type { AuditEvent } from '../../../electron/core/audit/event.ts';
import type { Declaration } from '../../../electron/core/declaration/declaration.ts';
import type { StayNotice } from '../../../electron/core/declaration/stay-notice.ts';
import type { Attempt, OutboxEntry, SignedReceipt } from '../../../electron/core/outbox/entry.ts';

export const NOW = Date.UTC(2026, 10, 22, 8, 0);
const HOUR = 3_600_000;

export const sealerWithKey = (fill: number): Sealer =>
  createSealer([{ version: 1, bytes: new Uint8Array(32).fill(fill) }], randomBytes);

export const SEALER = sealerWithKey(7);

let minted = 0;
/** Ids as the desk mints them: in the order of time. */
export const newId = (): string => `0190a000-0000-7000-8000-${String(++minted).padStart(12, '0')}`;

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'desk-db-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export const temporaryFile = (): string => join(temporaryFolder(), 'desk.sqlite');

/** An open database that is closed after the test. */
export async function openForTest(file = ':memory:', sealer = SEALER): Promise<DeskDatabase> {
  const opened = await openDatabase({ file, sealer, now: () => NOW, lockWaitMs: 2_000 });
  if (!opened.ok) throw new Error(`did not open: ${JSON.stringify(opened.error)}`);
  onTestFinished(() => opened.value.close());
  return opened.value;
}

/** A plain connection to a database file, as an intruder or another program would have it. */
export function rawConnection(file: string): SqliteConnection {
  const connection = connectSqlite(file, { busyTimeoutMs: 1_000 });
  onTestFinished(() => connection.close());
  return connection;
}

export const stayNotice = (more: Partial<StayNotice> = {}): StayNotice => ({
  kind: 'stay-notice',
  id: newId(),
  facilityId: 'facility-1',
  operatorId: 'operator-1',
  person: {
    fullName: 'Nguyễn Thị Đan Thử',
    birthDate: '1990-05-17',
    sex: 'female',
    nationality: 'VNM',
    document: { kind: 'can-cuoc', number: '000190012345', issuingState: 'VNM', expiryDate: '2034-05-17' },
    residence: 'Số 12, đường Hoa Mai, phường Mẫu',
  },
  source: 'chip',
  verdict: { level: 'genuine', reasons: [] },
  stay: { room: '305', arrival: NOW, plannedDeparture: NOW + 24 * HOUR, reason: '1' },
  createdAt: NOW,
  deadline: NOW + 8 * HOUR,
  ruleVersion: '2026-10-01',
  ...more,
});

export const named = (fullName: string, more: Partial<StayNotice> = {}): StayNotice => {
  const notice = stayNotice(more);
  return { ...notice, person: { ...notice.person, fullName } };
};

export const entryOf = (declaration: Declaration, more: Partial<OutboxEntry> = {}): OutboxEntry => ({
  id: declaration.id,
  channel: 'gateway',
  state: 'ready',
  deadline: declaration.deadline,
  createdAt: declaration.createdAt,
  updatedAt: declaration.createdAt,
  attempts: 0,
  nextAttemptAt: declaration.createdAt,
  orderKey: `person ${declaration.person.document.number}`,
  ...more,
});

export const proof = (more: Partial<SignedReceipt> = {}): SignedReceipt => ({
  kind: 'signed-receipt',
  receiptNumber: 'BN-000-1',
  registeredAt: NOW + 5_000,
  jws: 'eyJhbGciOiJFUzI1NiJ9.e30.c2lnbmF0dXJl',
  keyId: 'authority-1',
  storedAt: NOW + 6_000,
  ...more,
});

export const attempt = (entryId: string, more: Partial<Attempt> = {}): Attempt => ({
  entryId,
  at: NOW,
  action: 'send',
  outcome: 'registered',
  request: '{"name":"Nguyễn Thị Đan Thử"}',
  reply: '{"receipt":"BN-000-1"}',
  durationMs: 120,
  ...more,
});

export const auditEvent = (more: Partial<AuditEvent> = {}): AuditEvent => ({
  type: 'declaration-filed',
  at: NOW,
  operatorId: 'operator-1',
  data: { channel: 'gateway', late: false },
  ...more,
});

/** Files a declaration as the backend does, and returns it. */
export async function file(
  database: DeskDatabase,
  declaration = stayNotice(),
  entry: Partial<OutboxEntry> = {},
): Promise<StayNotice> {
  await database.transaction(async (stores) => {
    await stores.declarations.insert(declaration);
    await stores.outbox.insert(entryOf(declaration, entry));
    await stores.audit.append(auditEvent({ subject: declaration.id }));
  });
  return declaration;
}

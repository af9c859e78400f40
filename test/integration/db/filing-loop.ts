/**
 * Files declarations without end, each as the desk does: declaration, entry and audit event in one transaction. Prints
 * the id of each one after its commit has returned. Made to be killed.
 *
 * Usage: node filing-loop.ts DATABASE-FILE RUN
 */
import { randomBytes } from 'node:crypto';
import { writeSync } from 'node:fs';
import { v7 as uuidv7 } from 'uuid';
import { openDatabase } from '../../../db/open-database.ts';
import { createSealer } from '../../../db/sealing/sealer.ts';

const [file, run] = process.argv.slice(2);
if (file === undefined || run === undefined) throw new Error('usage: filing-loop DATABASE-FILE RUN');

const sealer = createSealer([{ version: 1, bytes: new Uint8Array(32).fill(7) }], randomBytes);
const opened = await openDatabase({ file, sealer, now: Date.now });
if (!opened.ok) throw new Error(JSON.stringify(opened.error));

const STDOUT = 1;
const DAY = 86_400_000;

for (let filed = 0; ; filed += 1) {
  const id = uuidv7();
  const at = Date.now();
  await opened.value.transaction(async (stores) => {
    await stores.declarations.insert({
      kind: 'stay-notice',
      id,
      facilityId: 'facility-1',
      operatorId: 'operator-1',
      person: {
        fullName: `Người Thử ${run} ${filed}`,
        birthDate: '1990',
        sex: 'unspecified',
        nationality: 'VNM',
        document: {
          kind: 'can-cuoc',
          number: `000190${String(filed).padStart(6, '0')}`,
          issuingState: 'VNM',
        },
      },
      source: 'typed',
      verdict: { level: 'not-verified', reasons: ['typed-by-hand'] },
      stay: { room: '1', arrival: at, plannedDeparture: at + DAY, reason: '1' },
      createdAt: at,
      deadline: at + DAY,
      ruleVersion: '2026-10-01',
    });
    await stores.outbox.insert({
      id,
      channel: 'gateway',
      state: 'ready',
      deadline: at + DAY,
      createdAt: at,
      updatedAt: at,
      attempts: 0,
      nextAttemptAt: at,
      orderKey: id,
    });
    await stores.audit.append({
      type: 'declaration-filed',
      at,
      operatorId: 'operator-1',
      subject: id,
      data: {},
    });
  });
  writeSync(STDOUT, `${id}\n`);
}

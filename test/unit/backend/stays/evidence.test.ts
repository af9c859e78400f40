import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DAY_MS, instantAt } from '../../../../electron/core/time/vietnam-time.ts';
import { inventPerson } from '../../../../electron/training/people/invented-person.ts';
import { parseEvidence } from '../../../../native/emrtd/evidence/evidence.ts';
import { cardAccessNumberOf } from '../../../../native/virtual-chip/card-holder.ts';
import { createIssuer } from '../../../../native/virtual-chip/issuer/issuer.ts';
import { CCCD_2021 } from '../../../../native/virtual-chip/profiles/cccd-2021.ts';
import { createSimulatedCard } from '../../../../native/virtual-chip/simulated-card.ts';
import { createSimulatedCardReader } from '../../../../native/virtual-chip/simulated-card-reader.ts';
import { type MemoryDesk, openMemoryDesk } from '../../../support/desk/memory-desk.ts';

const NOW = instantAt('2026-11-22', '14:00');
const now = () => new Date(NOW);
const random = (length: number) => new Uint8Array(randomBytes(length));

let house: MemoryDesk;
let can: string;
beforeEach(async () => {
  const issuer = createIssuer({ random, now });
  const holder = inventPerson(3, { now });
  can = cardAccessNumberOf(holder);
  const reader = createSimulatedCardReader({ latencyMs: 0 });
  reader.lay(createSimulatedCard({ issuer, holder, random, now, profile: CCCD_2021 }).chip);
  house = await openMemoryDesk(NOW, { driver: reader, trust: [issuer.csca] });
});
afterEach(() => house.stop());

async function readAndFile(): Promise<string> {
  const { id } = await house.call('checkIn.read', { kind: 'can', can });
  await house.desk.checkIn.settled();
  expect(await house.call('checkIn.view', {})).toMatchObject({ stage: 'read', declares: 'stay-notice' });
  const stay = { room: '204', arrival: NOW, plannedDeparture: NOW + DAY_MS, reason: '1' };
  return (await house.call('stay.file', { checkInId: id, stay })).id;
}

describe('the evidence of a read', () => {
  test('is not kept unless the facility has switched it on', async () => {
    expect(await house.desk.database.evidence.of(await readAndFile())).toBeUndefined();
  });

  test('is kept with the record when it is on, and a stay that follows by card is the same person', async () => {
    await house.call('retention.evidence', { keep: true });
    const id = await readAndFile();
    const kept = await house.desk.database.evidence.of(id);
    const parsed = parseEvidence(kept ?? '');
    expect(parsed.ok && parsed.value.verdict.level).toBe('genuine');
    await house.call('checkIn.next', {});
    await house.call('checkIn.read', { kind: 'can', can });
    await house.desk.checkIn.settled();
    expect((await house.call('checkIn.view', {})).present).toMatchObject({ stayId: id, room: '204' });
  });
});

import { expect, test } from 'vitest';
import { createCardDesk } from '../../../electron/backend/card-desk.ts';
import { createReaderMemory } from '../../../electron/backend/reader-memory.ts';
import type { AccessKey } from '../../../native/emrtd/reading.ts';
import type { ChipFault } from '../../../native/virtual-chip/faults/chip-fault.ts';
import { createSimulatedCardReader } from '../../../native/virtual-chip/simulated-card-reader.ts';
import { CAN, chipWithFaults, dependencies, SMALL_CARD, WRONG_CAN } from '../native/emrtd/virtual-card.ts';

async function deskWith(...faults: readonly ChipFault[]) {
  const reader = createSimulatedCardReader({ readerName: 'ACS Reader 00' });
  let clock = 0;
  const cards = createCardDesk({
    program: '9.8.7',
    driver: reader,
    preferred: () => undefined,
    onChange: () => {},
    memory: await createReaderMemory({ now: () => 0, onError: () => {} }),
    sleep: async (milliseconds) => {
      clock += milliseconds;
    },
  });
  const read = (key: AccessKey) => {
    reader.lay(chipWithFaults(SMALL_CARD, ...faults));
    return cards.read({ keys: [key] }, { ...dependencies(), monotonic: () => clock });
  };
  return { cards, read };
}

test('there is a report once a card was read, with program, reader and what was said', async () => {
  const { cards, read } = await deskWith();
  expect(cards.structureReport()).toBeUndefined();
  expect((await read(CAN)).ok).toBe(true);
  expect(cards.structureReport()).toMatchObject({
    program: '9.8.7',
    reader: { name: 'ACS Reader 00' },
    outcome: { kind: 'read', level: 'genuine' },
  });
  expect(cards.structureReport()?.exchanges.length).toBeGreaterThan(5);
});

test('a read that failed has one too, and the next card replaces it', async () => {
  const { cards, read } = await deskWith();
  expect((await read(WRONG_CAN)).ok).toBe(false);
  expect(cards.structureReport()).toMatchObject({
    outcome: { kind: 'failed', code: 'wrong-can' },
    unlike: ['read-failed'],
  });
  await read(CAN);
  expect(cards.structureReport()).toMatchObject({ outcome: { kind: 'read' } });
});

test('a card that left and did not come back: the last answer is that it was gone', async () => {
  const { cards, read } = await deskWith({ kind: 'tear-at-apdu', apdu: 12 });
  await read(CAN);
  expect(cards.structureReport()?.exchanges.at(-1)).toMatchObject({ answer: 'card-removed' });
});

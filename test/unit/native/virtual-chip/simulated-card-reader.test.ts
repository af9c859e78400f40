import { describe, expect, test } from 'vitest';
import { bytesToHex, hexToBytes } from '../../../../native/iso7816/bytes.ts';
import type { ReaderSnapshot } from '../../../../native/pcsc/card-reader-port.ts';
import { createSimulatedCardReader } from '../../../../native/virtual-chip/simulated-card-reader.ts';
import { createSimulatedTransceiver } from '../../../../native/virtual-chip/simulated-transceiver.ts';
import { sampleCard } from './sample-card.ts';

const READ_CARD_ACCESS = hexToBytes('00b09c0000');
const READER = 'Reader';

function watchedReader() {
  const reader = createSimulatedCardReader({ readerName: READER });
  const seen: ReaderSnapshot[] = [];
  reader.watch((snapshot) => seen.push(snapshot));
  return { reader, seen };
}

async function connected(reader: ReturnType<typeof createSimulatedCardReader>) {
  const connection = await reader.connect(READER);
  if (!connection.ok) throw new Error(connection.error.code);
  return connection.value;
}

describe('transceiver', () => {
  test('carries a command and adds the latency of reader and card', async () => {
    const slept: number[] = [];
    const { chip } = sampleCard({ faults: [{ kind: 'slow', milliseconds: 30 }] });
    const transceiver = createSimulatedTransceiver({
      chip,
      latencyMs: 12,
      sleep: async (milliseconds) => void slept.push(milliseconds),
    });
    const response = await transceiver.transmit(READ_CARD_ACCESS);
    expect(response.ok && response.value).toHaveLength(56);
    expect(slept).toEqual([42]);
    expect(transceiver.atr).toEqual(chip.atr);
  });

  test('removed while the answer is on its way: the answer is lost', async () => {
    const transceiver = createSimulatedTransceiver({
      chip: sampleCard().chip,
      latencyMs: 1,
      sleep: async () => transceiver.remove(),
    });
    expect(await transceiver.transmit(READ_CARD_ACCESS)).toMatchObject({
      ok: false,
      error: { code: 'card-removed' },
    });
  });
});

describe('reader', () => {
  test('tells the present state at once and then every change', () => {
    const { reader, seen } = watchedReader();
    const { chip } = sampleCard();
    reader.lay(chip);
    reader.lift();
    reader.lift();
    reader.lay(chip);
    expect(seen.map(({ slots }) => [slots[0]?.status, slots[0]?.insertion])).toEqual([
      ['empty', 0],
      ['present', 1],
      ['empty', 1],
      ['present', 2],
    ]);
    expect(seen[1]?.slots[0]?.atr).toBe(bytesToHex(chip.atr));
  });

  test('laying another card lifts the first', async () => {
    const { reader, seen } = watchedReader();
    reader.lay(sampleCard().chip);
    const connection = await connected(reader);
    reader.lay(sampleCard().chip);
    expect(seen.at(-2)?.slots[0]?.status).toBe('empty');
    expect(await connection.transmit(READ_CARD_ACCESS)).toMatchObject({
      ok: false,
      error: { code: 'card-removed' },
    });
    expect((await connected(reader)).atr).toBeDefined();
  });

  test('a lifted card fails the read under way and the next one works', async () => {
    const { reader } = watchedReader();
    const { chip } = sampleCard();
    reader.lay(chip);
    const first = await connected(reader);
    reader.lift();
    expect(await first.transmit(READ_CARD_ACCESS)).toMatchObject({
      ok: false,
      error: { code: 'card-removed' },
    });
    expect(await reader.connect(READER)).toMatchObject({ ok: false, error: { code: 'card-removed' } });
    reader.lay(chip);
    const second = await connected(reader);
    expect(await second.transmit(READ_CARD_ACCESS)).toMatchObject({ ok: true });
  });

  test('one read at a time; closing lets the next in, and it starts from reset', async () => {
    const { reader } = watchedReader();
    reader.lay(sampleCard().chip);
    const first = await connected(reader);
    await first.transmit(hexToBytes('00a4040c07a0000002471001'));
    expect(await reader.connect(READER)).toMatchObject({ ok: false, error: { code: 'card-in-use' } });
    await first.close();
    const second = await connected(reader);
    // EF.CardAccess is readable before the application is selected, so the selection was forgotten.
    const response = await second.transmit(READ_CARD_ACCESS);
    expect(response.ok && bytesToHex(response.value.subarray(-2))).toBe('9000');
    await first.close();
    expect(await second.transmit(READ_CARD_ACCESS)).toMatchObject({ ok: true });
  });

  test('a card that tears itself out is gone from the reader, once', async () => {
    const { reader, seen } = watchedReader();
    const { chip } = sampleCard({ faults: [{ kind: 'tear-at-apdu', apdu: 2 }] });
    reader.lay(chip);
    const first = await connected(reader);
    expect(await first.transmit(READ_CARD_ACCESS)).toMatchObject({ ok: true });
    expect(await first.transmit(READ_CARD_ACCESS)).toMatchObject({
      ok: false,
      error: { code: 'card-removed' },
    });
    expect(seen.at(-1)?.slots[0]?.status).toBe('empty');
    reader.lay(chip);
    const second = await connected(reader);
    for (let i = 0; i < 4; i++) expect(await second.transmit(READ_CARD_ACCESS)).toMatchObject({ ok: true });
  });

  test('an unplugged reader and a stopped service have their own codes', async () => {
    const { reader, seen } = watchedReader();
    reader.lay(sampleCard().chip);
    reader.unplug();
    expect(seen.at(-1)).toEqual({ service: 'running', slots: [] });
    expect(await reader.connect(READER)).toMatchObject({ ok: false, error: { code: 'reader-unplugged' } });
    reader.plugIn();
    expect(await reader.connect('Another reader')).toMatchObject({
      ok: false,
      error: { code: 'reader-unplugged' },
    });
    reader.stopService();
    expect(seen.at(-1)?.service).toBe('stopped');
    expect(await reader.connect(READER)).toMatchObject({
      ok: false,
      error: { code: 'reader-service-stopped' },
    });
    reader.startService();
    expect(await reader.connect(READER)).toMatchObject({ ok: true });
    await reader.stop();
    const before = seen.length;
    reader.lift();
    expect(seen).toHaveLength(before);
  });
});

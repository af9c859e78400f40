import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { mrzLinesOf } from '../../../../native/hid/mrz-frame.ts';
import { keepSerialReader } from '../../../../native/hid/serial-mrz-reader.ts';
import type { SerialPorts } from '../../../../native/hid/serial-ports.ts';

const ZONE = ['P_UTOMAU__VI_DU_____________________________', 'X0000001_4UTO9009051F3109041_______________6'];
const FRAME = `\x01\x60\x00OU\x020\r${ZONE.join('\r')}\r\x03\x55`;
const SETTING = { path: 'COM3', baudRate: 9_600 };

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function memoryPorts() {
  const log: string[] = [];
  let missing = false;
  let listeners: { bytes?: (bytes: Uint8Array) => void; lost?: (detail: string) => void } = {};
  const ports: SerialPorts = {
    async open({ path, baudRate }) {
      if (missing) throw new Error('not found');
      log.push(`open ${path} ${baudRate}`);
      listeners = {};
      return {
        onBytes(listener) {
          listeners.bytes = listener;
        },
        onLost(listener) {
          listeners.lost = listener;
        },
        async close() {
          log.push('close');
        },
      };
    },
  };
  return {
    ports,
    log,
    send: (text: string) => listeners.bytes?.(Uint8Array.from([...text].map((c) => c.charCodeAt(0)))),
    pull: () => {
      missing = true;
      listeners.lost?.('gone');
    },
    miss: (is: boolean) => {
      missing = is;
    },
  };
}

async function kept(memory = memoryPorts()) {
  const texts: string[] = [];
  const troubles: string[] = [];
  const reader = keepSerialReader(memory.ports, SETTING, {
    onText: (text) => texts.push(text),
    onTrouble: (detail) => troubles.push(detail),
  });
  await vi.advanceTimersByTimeAsync(1);
  return { ...memory, reader, texts, troubles };
}

test('a frame that arrives in pieces is one text, with its lines', async () => {
  const { reader, send, texts, log } = await kept();
  expect(reader.state()).toBe('open');
  for (const character of FRAME) {
    send(character);
    await vi.advanceTimersByTimeAsync(2);
  }
  expect(texts).toEqual([]);
  await vi.advanceTimersByTimeAsync(250);
  expect(texts).toEqual([FRAME]);
  expect(mrzLinesOf(texts[0]!)).toEqual(ZONE);
  await reader.stop();
  expect(log).toEqual(['open COM3 9600', 'close']);
});

test('two documents are two texts; silence alone is none', async () => {
  const { reader, send, texts } = await kept();
  send(FRAME);
  await vi.advanceTimersByTimeAsync(300);
  send('\r\n');
  await vi.advanceTimersByTimeAsync(300);
  send(FRAME);
  await vi.advanceTimersByTimeAsync(300);
  expect(texts).toEqual([FRAME, FRAME]);
  await reader.stop();
});

test('pulled in the middle and plugged in again', async () => {
  const memory = memoryPorts();
  const { reader, send, texts, troubles } = await kept(memory);
  send(FRAME.slice(0, 40));
  memory.pull();
  expect(reader.state()).toBe('unavailable');
  await vi.advanceTimersByTimeAsync(10_000);
  memory.miss(false);
  await vi.advanceTimersByTimeAsync(2_001);
  expect(reader.state()).toBe('open');
  memory.send(FRAME);
  await vi.advanceTimersByTimeAsync(300);
  expect(texts).toEqual([FRAME]);
  // Told once, not at every look.
  expect(troubles).toEqual(['COM3: gone']);
  await reader.stop();
});

test('a port that is not there yet is looked for; one that talks without end does not fill the memory', async () => {
  const memory = memoryPorts();
  memory.miss(true);
  const { reader, texts, troubles } = await kept(memory);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(troubles).toEqual(['COM3: not found']);
  memory.miss(false);
  await vi.advanceTimersByTimeAsync(2_001);
  for (let i = 0; i < 1_000; i++) memory.send('x'.repeat(100));
  await vi.advanceTimersByTimeAsync(300);
  expect(texts[0]?.length).toBeLessThanOrEqual(1_024);
  await reader.stop();
  memory.send(FRAME);
  await vi.advanceTimersByTimeAsync(300);
  expect(texts).toHaveLength(1);
});

import { describe, expect, test } from 'vitest';
import { createScannerDesk } from '../../../electron/backend/scanner-desk.ts';
import { type EventPayload, events } from '../../../electron/bridge/contract.ts';
import { memoryHidDevices, reportsOf, SCANNER } from '../../support/hid/memory-hid-devices.ts';

const LINE = '000190000002||Trần Thị Ví Dụ|03021990|Nữ|Thôn Mẫu, Xã Thử, Thái Bình|14082021||||';

async function deskWith(devices = memoryHidDevices(SCANNER)) {
  const scans: EventPayload<'scan'>[] = [];
  const troubles: string[] = [];
  const desk = createScannerDesk({
    sources: { hid: devices },
    environment: {
      now: () => Date.UTC(2026, 10, 25, 14),
      monotonic: () => performance.now(),
      random: (length) => new Uint8Array(length),
      newId: () => 'id',
    },
    onScan: (scan) => scans.push(events.scan.parse(scan)),
    onTrouble: (detail) => troubles.push(detail),
    lookEveryMs: 5,
  });
  await until(() => desk.slots().length > 0 || troubles.length > 0);
  return { desk, devices, scans, troubles };
}

async function until(condition: () => boolean): Promise<void> {
  for (let waited = 0; !condition() && waited < 2_000; waited += 5) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  expect(condition()).toBe(true);
}

describe('from reports to the counter', () => {
  test('a QR code, with every letter', async () => {
    const { desk, devices, scans } = await deskWith();
    devices.send('s', ...reportsOf(LINE));
    expect(scans).toMatchObject([
      {
        kind: 'read',
        access: { kind: 'qr', line: LINE },
        person: { fullName: 'Trần Thị Ví Dụ', scanned: 'qr' },
      },
    ]);
    await desk.stop();
  });

  test('an MRZ, framed as a serial reader would', async () => {
    const { desk, devices, scans } = await deskWith();
    const zone = [
      'P_UTOMAU__VI_DU_____________________________',
      'X0000001_4UTO9009051F3109041_______________6',
    ];
    devices.send('s', ...reportsOf(`\x01\x60\x00OU\x020\r${zone.join('\r')}\r\x03\x55`));
    expect(scans).toMatchObject([{ kind: 'read', access: { kind: 'mrz', documentNumber: 'X0000001' } }]);
    await desk.stop();
  });

  test('another code page: digits are used, letters are not', async () => {
    const { desk, devices, scans } = await deskWith();
    const report = reportsOf('000190000002||Tr?n|03021990|N|Th?n|14082021')[0]!.slice();
    report[report.indexOf(0x3f)] = 0xe3;
    devices.send('s', report);
    expect(scans).toMatchObject([{ kind: 'read', person: { fullName: '', documentNumber: '000190000002' } }]);
    await desk.stop();
  });

  test('a price tag, and a scan that breaks off, are said in words', async () => {
    const { desk, devices, scans } = await deskWith();
    devices.send('s', ...reportsOf('8934567890123'));
    devices.send('s', reportsOf(LINE)[0]!);
    devices.pull('s');
    expect(scans.map((scan) => scan.kind === 'failed' && scan.failure.code)).toEqual([
      'qr-unreadable',
      'scan-incomplete',
    ]);
    await desk.stop();
  });
});

test('pulled and plugged in again it goes on', async () => {
  const { desk, devices, scans } = await deskWith();
  devices.pull('s');
  expect(desk.slots()).toEqual([]);
  devices.plug(SCANNER);
  await until(() => desk.slots().length === 1);
  devices.send('s', ...reportsOf(LINE));
  expect(scans).toHaveLength(1);
  await desk.stop();
});

test('what goes wrong is logged without the content of a scan', async () => {
  const devices = memoryHidDevices(SCANNER);
  devices.refuse('s', true);
  const { desk, troubles } = await deskWith(devices);
  expect(troubles).toEqual(['cannot open s']);
  await desk.stop();
});

test('a desk without HID has no scanners and nothing to stop', async () => {
  const desk = createScannerDesk({
    sources: {},
    environment: { now: () => 0, monotonic: () => 0, random: (n) => new Uint8Array(n), newId: () => 'id' },
    onScan: () => {
      throw new Error('scanned');
    },
    onTrouble: () => {},
  });
  expect(desk.slots()).toEqual([]);
  await desk.stop();
});

describe('an MRZ reader on a serial port', () => {
  const ZONE = [
    'P_UTOMAU__VI_DU_____________________________',
    'X0000001_4UTO9009051F3109041_______________6',
  ];

  async function scansOf(...texts: readonly string[]) {
    let send: (bytes: Uint8Array) => void = () => {};
    const scans: EventPayload<'scan'>[] = [];
    const desk = createScannerDesk({
      sources: {
        serial: {
          setting: { path: 'COM3', baudRate: 9_600 },
          ports: {
            open: async () => ({
              onBytes(listener) {
                send = listener;
              },
              onLost() {},
              close: async () => {},
            }),
          },
        },
      },
      environment: {
        now: () => Date.UTC(2026, 10, 25, 14),
        monotonic: () => performance.now(),
        random: (length) => new Uint8Array(length),
        newId: () => 'id',
      },
      onScan: (scan) => scans.push(events.scan.parse(scan)),
      onTrouble: () => {},
    });
    await until(() => desk.slots()[0]?.state === 'open');
    expect(desk.slots()).toEqual([{ product: 'COM3', state: 'open' }]);
    for (const [i, text] of texts.entries()) {
      send(Uint8Array.from([...text].map((character) => character.charCodeAt(0))));
      await until(() => scans.length > i);
    }
    await desk.stop();
    return scans;
  }

  test('its frame reaches the counter as a key and a person', async () => {
    const scans = await scansOf(`\x01\x60\x00OU\x020\r${ZONE.join('\r')}\r\x03\x55`);
    expect(scans).toMatchObject([
      {
        kind: 'read',
        access: { kind: 'mrz', documentNumber: 'X0000001', birthDate: '900905', expiryDate: '310904' },
        person: { fullName: 'MAU VI DU', nationality: 'UTO', scanned: 'mrz' },
      },
    ]);
  });

  test('a wrong digit, and a frame with no line in it, are said in words', async () => {
    const scans = await scansOf(
      `\x01\x60\x00OU\x020\r${ZONE.join('\r').replace('X0000001', 'X0000002')}\r\x03\x55`,
      '\x01\x0a\x00OU\x020\r\r\r\x03\x55',
    );
    expect(scans.map((scan) => scan.kind === 'failed' && scan.failure.code)).toEqual([
      'mrz-unreadable',
      'mrz-unreadable',
    ]);
  });
});

import { describe, expect, test } from 'vitest';
import { handList } from '../../../../electron/police/paper/hand-list.ts';
import { createPaperChannel } from '../../../../electron/police/paper/paper-channel.ts';
import { phoneScript } from '../../../../electron/police/paper/phone-script.ts';
import { ARRIVAL, changeOf, citizen, days, foreigner, NOW, neverAborted } from '../kbtt/attached-kbtt.ts';

const frame = {
  facility: { name: 'Nhà nghỉ Mẫu', address: 'Số 1 Đường Mẫu' },
  operator: 'Lễ tân Một',
  madeAt: '22:55 21/11/2026',
};
const reasons = [{ code: '1', label: { vi: 'Du lịch', en: 'Tourism' }, needsText: false }];

describe('a list', () => {
  test('the most urgent first, with everything that was declared', () => {
    const late = citizen(1, { deadline: ARRIVAL + days(1) });
    const { items } = handList([late, foreigner(2)], frame, reasons);
    expect(items.map(({ ordinal, title }) => [ordinal, title])).toEqual([
      [1, 'Khai báo tạm trú người nước ngoài'],
      [2, 'Thông báo lưu trú'],
    ]);
    expect(items[1]?.lines).toEqual([
      { label: 'Họ và tên', text: 'Nguyễn Văn Mẫu 1' },
      { label: 'Ngày sinh', text: '12/04/1990' },
      { label: 'Giới tính', text: 'Nam' },
      { label: 'Quốc tịch', text: 'VNM' },
      { label: 'Giấy tờ', text: 'CCCD 000090000001' },
      { label: 'Nơi cư trú', text: 'Số 1 Đường Mẫu, Phường Mẫu, Tỉnh Mẫu' },
      { label: 'Phòng', text: '201' },
      { label: 'Đến lúc', text: '14:00 21/11/2026' },
      { label: 'Dự kiến đi', text: '14:00 22/11/2026' },
      { label: 'Lý do', text: 'Du lịch' },
    ]);
    expect(items[0]?.lines.at(-1)).toEqual({ label: 'Được phép tạm trú đến', text: '31/12/2026' });
  });

  test.each([
    [{ type: 'extension', plannedDeparture: ARRIVAL }, 'Ở thêm đến', '14:00 21/11/2026'],
    [{ type: 'early-departure', plannedDeparture: ARRIVAL }, 'Đi sớm, vào lúc', '14:00 21/11/2026'],
    [{ type: 'room-change', room: '305', at: ARRIVAL }, 'Đổi sang phòng', '305'],
    [{ type: 'check-out', at: ARRIVAL }, 'Đã trả phòng lúc', '14:00 21/11/2026'],
    [
      { type: 'cancellation', reason: 'guest-did-not-stay', text: 'x' },
      'Hủy khai báo vì',
      'khách không ở lại: x',
    ],
  ] as const)('%o', (change, label, text) => {
    const { items } = handList([changeOf(citizen(1), 2, change)], frame, reasons);
    expect(items[0]?.lines).toContainEqual({ label, text });
  });
});

describe('on the phone', () => {
  test('who calls, how many, numbers in threes, and who took it', () => {
    const script = phoneScript(handList([citizen(1)], frame, reasons));
    expect(script).toContain('Tôi là Lễ tân Một, gọi từ Nhà nghỉ Mẫu, Số 1 Đường Mẫu.');
    expect(script).toContain('báo qua điện thoại 1 việc');
    expect(script).toContain('Giấy tờ: CCCD 000 090 000 001');
    expect(script).toContain('Họ tên cán bộ nhận tin');
  });

  test('nothing to tell, nothing to say', () => {
    expect(phoneScript(handList([], frame, reasons))).toBe('');
  });
});

describe('the channel', () => {
  const channel = createPaperChannel({ now: () => NOW });
  test('carries everything, goes out on request alone, and is never done by itself', async () => {
    expect(channel.carries(citizen(1, { person: { birthDate: '1990', sex: 'unspecified' } }))).toBe(true);
    expect(channel.capabilities).toMatchObject({
      dryRun: false,
      query: false,
      cancel: false,
      sends: 'on-request',
    });
    // Told by mouth, a record is never too late.
    expect(channel.capabilities).not.toHaveProperty('lateWindow');
    expect(await channel.send([citizen(1), foreigner(2)], neverAborted())).toMatchObject({
      ok: true,
      value: [
        { outcome: 'unknown', failure: { code: 'hand-filing-not-confirmed' } },
        { outcome: 'unknown', failure: { code: 'hand-filing-not-confirmed' } },
      ],
    });
  });

  test('what is kept is what there was to tell', () => {
    expect(channel.describe(citizen(1))).toContain('CCCD 000 090 000 001');
  });
});

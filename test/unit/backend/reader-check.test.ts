import { describe, expect, test } from 'vitest';
import { checkReader, costOfShortCommands, readerInWords } from '../../../electron/backend/reader-check.ts';
import type { LastRead } from '../../../electron/backend/reader-memory.ts';

const ACR122U = 'ACS ACR122U PICC Interface 00 00';
const LAST: LastRead = {
  at: 1,
  apdus: 97,
  milliseconds: 1512,
  largestResponse: 256,
  quickestMs: 14,
  files: [
    { bytes: 16_100, apdus: 73 },
    { bytes: 1800, apdus: 9 },
    { bytes: 93, apdus: 1 },
  ],
};

test('what short commands cost: the commands saved by blocks of extended length, at the pace of the quickest', () => {
  // 73 + 9 + 1 short ones against three long ones.
  expect(costOfShortCommands(LAST)).toEqual({ apdus: 80, milliseconds: 1120 });
  expect(costOfShortCommands({ ...LAST, files: [] })).toEqual({ apdus: 0, milliseconds: 0 });
});

describe('what is known of a reader', () => {
  test('by its maker alone', () => {
    expect(checkReader(ACR122U, undefined)).toEqual({
      name: ACR122U,
      interface: 'contactless',
      lengths: 'short',
      model: 'ACS ACR122U',
      asOf: '2026-06',
    });
  });

  test('by a read, which goes before the descriptor', () => {
    expect(checkReader(ACR122U, { ...LAST, extended: 'carried' })).toMatchObject({ lengths: 'extended' });
    expect(checkReader(ACR122U, { ...LAST, extended: 'carried' }).cost).toBeUndefined();
    const refused = checkReader('HID OMNIKEY 5022 0', { ...LAST, extended: 'refused' });
    expect(refused).toMatchObject({ lengths: 'short', cost: { apdus: 80, milliseconds: 1120 } });
  });

  test('a chip that claims no extended length does not speak against its reader', () => {
    expect(checkReader('Reader 0', { ...LAST, extended: 'unclaimed' }).lengths).toBe('unknown');
    expect(checkReader('HID OMNIKEY 5022 0', { ...LAST, extended: 'unclaimed' }).lengths).toBe('extended');
  });
});

test('in words: name, interface, the longest answer, and the cost', () => {
  expect(readerInWords(checkReader(ACR122U, LAST))).toEqual({
    vi: `${ACR122U}: không tiếp xúc, trả lời dài nhất 256 byte, lần đọc gần nhất 97 lệnh trong 1,5 giây, chỉ nhận lệnh ngắn: mỗi thẻ thêm 80 lệnh, ít nhất 1,1 giây`,
    en: `${ACR122U}: contactless, longest answer 256 bytes, last read 97 commands in 1.5 s, short commands only: 80 more commands for each card, 1.1 s at least`,
  });
  expect(readerInWords(checkReader(ACR122U, undefined)).vi).toBe(
    `${ACR122U}: không tiếp xúc, chỉ nhận lệnh ngắn (theo hãng, 06/2026): mỗi thẻ thêm vài chục lệnh`,
  );
  expect(readerInWords(checkReader('Reader 0', undefined)).en).toBe('Reader 0: interface not known');
});

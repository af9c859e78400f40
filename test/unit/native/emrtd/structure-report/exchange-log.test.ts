import { expect, test } from 'vitest';
import { err, ok } from '../../../../../electron/core/result.ts';
import { createExchangeLog } from '../../../../../native/emrtd/structure-report/exchange-log.ts';
import { hexToBytes } from '../../../../../native/iso7816/bytes.ts';
import type { Transceiver } from '../../../../../native/pcsc/transceiver.ts';

const answering = (...answers: readonly (string | 'gone')[]): Transceiver => {
  const left = [...answers];
  return {
    readerName: 'r',
    atr: new Uint8Array(),
    transmit: async () => {
      const next = left.shift() ?? '9000';
      return next === 'gone' ? err({ code: 'card-removed', detail: '' }) : ok(hexToBytes(next));
    },
  };
};

test('headers and status words, equal ones together, and never the data or an offset', async () => {
  const log = createExchangeLog();
  const card = log.listenTo(answering('9000', '41429000', '43449000', '45469000', '6282', 'gone'));
  for (const command of [
    '00A4040C07A0000002471001',
    '0CB09E0008',
    '0CB0000808',
    '0CB0001008',
    '0CB000180000000100',
    '00B10000',
  ]) {
    await card.transmit(hexToBytes(command));
  }
  expect(log.exchanges).toEqual([
    {
      command: 'SELECT application',
      parameters: '040C',
      secured: false,
      extended: false,
      answer: '9000',
      data: false,
      times: '1',
    },
    {
      command: 'READ BINARY by short identifier',
      parameters: '9E00',
      secured: true,
      extended: false,
      answer: '9000',
      data: true,
      times: '1',
    },
    { command: 'READ BINARY', secured: true, extended: false, answer: '9000', data: true, times: '2-4' },
    { command: 'READ BINARY', secured: true, extended: true, answer: '6282', data: false, times: '1' },
    {
      command: 'READ BINARY (odd)',
      secured: false,
      extended: false,
      answer: 'card-removed',
      data: false,
      times: '1',
    },
  ]);
});

test('a conversation without end is cut in the middle', async () => {
  const log = createExchangeLog();
  const card = log.listenTo(answering());
  for (let i = 0; i < 5000; i++) await card.transmit(hexToBytes(i % 2 === 0 ? '00840000' : '0088000000'));
  expect(log.exchanges.length).toBe(200);
});

import { expect, test } from 'vitest';
import { methods } from '../../../../../electron/bridge/contract.ts';
import { queryOf } from '../../../../../renderer/screens/outbox/proof-query.ts';

test.each([
  ['receipt', ' 000-2026-1 ', undefined, { by: 'receipt', receiptNumber: '000-2026-1' }],
  ['document', '000 190 000 001', undefined, { by: 'document', number: '000190000001' }],
  ['name', ' Tran  Lan ', undefined, { by: 'name', name: 'Tran  Lan' }],
  ['day', '', '2026-11-25', { by: 'day', day: '2026-11-25' }],
  ['receipt', '   ', '2026-11-25', undefined],
  ['day', 'x', undefined, undefined],
] as const)('%s %j %j', (by, text, day, wanted) => {
  const query = queryOf(by, text, day);
  expect(query).toEqual(wanted);
  if (query) expect(methods['proof.find'].input.safeParse(query).success).toBe(true);
});

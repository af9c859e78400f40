import { expect, test } from 'vitest';
import { createRefusedKeys } from '../../../../electron/backend/check-in/refused-keys.ts';

const CAN = { kind: 'can', can: '000001' } as const;
const OTHER = { kind: 'can', can: '000002' } as const;
const MRZ = { kind: 'mrz', documentNumber: 'X0000001', birthDate: '900905', expiryDate: '310904' } as const;

test('a refused key is not worth sending again while the card lies there', () => {
  const refused = createRefusedKeys();
  expect(refused.untried(1, [CAN, MRZ])).toEqual([CAN, MRZ]);
  refused.refuse(1, [CAN]);
  expect(refused.untried(1, [CAN, MRZ, OTHER])).toEqual([MRZ, OTHER]);
  expect(refused.untried(1, [CAN])).toEqual([]);
});

test('any field of an MRZ key makes another key; small letters do not', () => {
  const refused = createRefusedKeys();
  refused.refuse(1, [MRZ]);
  const changed = [
    { ...MRZ, documentNumber: 'X0000002' },
    { ...MRZ, birthDate: '900906' },
    { ...MRZ, expiryDate: '310905' },
  ];
  expect(refused.untried(1, changed)).toEqual(changed);
  expect(refused.untried(1, [{ ...MRZ, documentNumber: 'x0000001' }])).toEqual([]);
});

test('lifted and put back, or opened: everything is worth a try', () => {
  const refused = createRefusedKeys();
  refused.refuse(1, [CAN]);
  expect(refused.untried(2, [CAN])).toEqual([CAN]);
  expect(refused.refuse(2, [CAN])).toBe(1);
  refused.forget();
  expect(refused.untried(2, [CAN])).toEqual([CAN]);
});

test('counts the tries of one card', () => {
  const refused = createRefusedKeys();
  expect([
    refused.refuse(1, [CAN]),
    refused.refuse(1, [OTHER]),
    refused.refuse(1, [MRZ]),
    refused.refuse(2, [CAN]),
  ]).toEqual([1, 2, 3, 1]);
});

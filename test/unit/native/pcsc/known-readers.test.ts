import { expect, test } from 'vitest';
import { interfaceOf, knownReader, withoutIndex } from '../../../../native/pcsc/known-readers.ts';

test.each([
  ['ACS ACR122U PICC Interface 00 00', 'ACS ACR122U', 'contactless', 'short'],
  ['ACS ACR122 0', 'ACS ACR122U', 'contactless', 'short'],
  ['ACS ACR1252 1S CL Reader PICC 0', 'ACS ACR1252U', 'contactless', 'extended'],
  ['ACS ACR1281 1S Dual Reader ICC 0', 'ACS ACR1281U', 'contact', 'extended'],
  ['ACS ACR39U ICC Reader 00 00', 'ACS ACR38U / ACR39U', 'contact', 'unknown'],
  ['HID Global OMNIKEY 5022 Smart Card Reader 0', 'HID OMNIKEY 5022', 'contactless', 'extended'],
  ['HID Global OMNIKEY 5422CL Smartcard Reader 01 00', 'HID OMNIKEY 5422', 'dual', 'extended'],
  ['OMNIKEY CardMan 3x21 0', 'HID OMNIKEY 3x21', 'contact', 'extended'],
  ['Identiv uTrust 3720 Contactless Reader 0', 'Identiv uTrust 3720', 'contactless', 'short'],
  ['Feitian R502 Contactless Reader 0', 'Feitian R502-CL', 'contactless', 'extended'],
])('%s', (name, model, kind, lengths) => {
  expect(knownReader(name)).toMatchObject({ model, lengths });
  expect(interfaceOf(name)).toBe(kind);
});

test('a reader that nobody has looked up is not guessed at', () => {
  expect(knownReader('Generic Smart Card Reader 0')).toBeUndefined();
  expect(interfaceOf('Generic Smart Card Reader 0')).toBe('unknown');
});

test('the index of the socket is no part of the name', () => {
  expect(withoutIndex('ACS ACR122U PICC Interface 00 00')).toBe('ACS ACR122U PICC Interface');
  expect(withoutIndex('OMNIKEY 5022 1')).toBe('OMNIKEY 5022');
});

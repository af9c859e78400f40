import { describe, expect, test } from 'vitest';
import { guestSlots } from '../../../../native/pcsc/slot-rules.ts';

describe('one box, several names', () => {
  test('contact and contactless stay, the SAM goes', () => {
    expect(
      guestSlots([
        'ACS ACR1281 1S Dual Reader ICC 0',
        'ACS ACR1281 1S Dual Reader PICC 0',
        'ACS ACR1281 1S Dual Reader SAM 0',
      ]),
    ).toEqual(['ACS ACR1281 1S Dual Reader ICC 0', 'ACS ACR1281 1S Dual Reader PICC 0']);
  });

  test('as pcscd writes them', () => {
    expect(
      guestSlots([
        'ACS ACR1252 Dual Reader [ACR1252 Dual Reader PICC] 00 00',
        'ACS ACR1252 Dual Reader [ACR1252 Dual Reader SAM] 01 00',
        'Identiv uTrust 4701 F Dual Interface Reader [uTrust 4701 F Contact Reader] 00 00',
        'Identiv uTrust 4701 F Dual Interface Reader [uTrust 4701 F Contactless Reader] 01 00',
      ]),
    ).toEqual([
      'ACS ACR1252 Dual Reader [ACR1252 Dual Reader PICC] 00 00',
      'Identiv uTrust 4701 F Dual Interface Reader [uTrust 4701 F Contact Reader] 00 00',
      'Identiv uTrust 4701 F Dual Interface Reader [uTrust 4701 F Contactless Reader] 01 00',
    ]);
  });

  test('a bare name is left out only where the same box has a name that says PICC or ICC', () => {
    expect(guestSlots(['ACS ACR1222 Reader 0', 'ACS ACR1222 Reader PICC 0'])).toEqual([
      'ACS ACR1222 Reader PICC 0',
    ]);
    expect(guestSlots(['ACS ACR122U 00 00', 'HID OMNIKEY 5022 0'])).toEqual([
      'ACS ACR122U 00 00',
      'HID OMNIKEY 5022 0',
    ]);
    expect(guestSlots(['ACS ACR122 0', 'ACS ACR1281 PICC 0'])).toEqual([
      'ACS ACR122 0',
      'ACS ACR1281 PICC 0',
    ]);
  });
});

test.each([
  'Windows Hello for Business 1',
  'Microsoft Virtual Smart Card 0',
  'Microsoft UICC ISO Reader 1d4df6ef 0',
  'Yubico YubiKey OTP+FIDO+CCID 00 00',
  'Identiv [uSAM Interface] 0',
])('%s never holds the card of a guest', (name) => {
  expect(guestSlots([name])).toEqual([]);
});

test('two slots of one virtual reader both count', () => {
  expect(guestSlots(['Virtual PCD 00 00', 'Virtual PCD 00 01'])).toHaveLength(2);
});

test('a name that only contains the letters is not a SAM', () => {
  expect(guestSlots(['Samsung Card Reader 0'])).toHaveLength(1);
});

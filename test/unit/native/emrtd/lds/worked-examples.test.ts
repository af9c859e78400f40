/** The examples of Doc 9303-10 Appendix A, as far as they give octets. The people in them are the standard's own. */
import { expect, test } from 'vitest';
import { parseDataGroup1 } from '../../../../../native/emrtd/lds/dg1.ts';
import { parseDataGroup11 } from '../../../../../native/emrtd/lds/dg11.ts';
import { parseDataGroup12 } from '../../../../../native/emrtd/lds/dg12.ts';
import { parseCommonData } from '../../../../../native/emrtd/lds/ef-com.ts';
import { asciiToBytes, concatBytes, hexToBytes } from '../../../../../native/iso7816/bytes.ts';

/** Octets in hexadecimal and texts as the appendix prints them, in turn. */
const octets = (...parts: readonly (readonly [hex: string, text?: string])[]) =>
  concatBytes(...parts.flatMap(([hex, text = '']) => [hexToBytes(hex), asciiToBytes(text)]));

test('EF.COM: LDS version, Unicode version and the list of data groups', () => {
  const file = octets(['60145F0104', '0106'], ['5F3606', '040000'], ['5C026175']);
  expect(parseCommonData(file)).toEqual({
    ok: true,
    value: { ldsVersion: '0106', dataGroupTags: [0x61, 0x75] },
  });
});

test('EF.DG1 in three sizes, with the zones of Doc 9303-4, -5 and -6', () => {
  const td3 = octets(
    ['615B5F1F58', 'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<'],
    ['', 'L898902C36UTO7408122F1204159ZE184226B<<<<<10'],
  );
  const td2 = octets(
    ['614B5F1F48', 'I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<'],
    ['', 'D231458907UTO7408122F1204159<<<<<<<6'],
  );
  const td1 = octets(
    ['615D5F1F5A', 'I<UTOD231458907<<<<<<<<<<<<<<<'],
    ['', '7408122F1204159UTO<<<<<<<<<<<6'],
    ['', 'ERIKSSON<<ANNA<MARIA<<<<<<<<<<'],
  );
  const person = { surname: 'ERIKSSON', givenNames: 'ANNA MARIA', birthDate: '740812', nationality: 'UTO' };
  for (const [file, fields] of [
    [td3, { format: 'TD3', documentNumber: 'L898902C3', optionalData: 'ZE184226B' }],
    [td2, { format: 'TD2', documentNumber: 'D23145890' }],
    [td1, { format: 'TD1', documentNumber: 'D23145890' }],
  ] as const) {
    const mrz = parseDataGroup1(file);
    expect(mrz).toMatchObject({
      ok: true,
      value: { wrongCheckDigits: [], fields: { ...person, ...fields } },
    });
  }
});

test('EF.DG11: name, place of birth, address, telephone and profession', () => {
  // The appendix prints two lengths that do not fit its own octets: 63 for the file (60) and 0E for the telephone (0B).
  const file = octets(
    ['6B605C0A5F0E5F115F425F125F13'],
    ['5F0E0D', 'SMITH<<JOHN<J'],
    ['5F110A', 'ANYTOWN<MN'],
    ['5F4217', '123 MAPLE RD<ANYTOWN<MN'],
    ['5F120B', '16125551212'],
    ['5F130C', 'TRAVEL<AGENT'],
  );
  expect(parseDataGroup11(file)).toEqual({
    fullName: 'SMITH JOHN J',
    otherNames: [],
    placeOfBirth: 'ANYTOWN, MN',
    permanentAddress: '123 MAPLE RD, ANYTOWN, MN',
    telephone: '16125551212',
    profession: 'TRAVEL AGENT',
  });
});

test.each([
  ['as first printed', '6C40', '5F1A0F'],
  ['as the supplement corrects it', '6C45', 'A0150201015F1A0F'],
])('EF.DG12 %s: authority, date of issue, other people', (_, header, otherPerson) => {
  const file = octets(
    [`${header}5C065F195F265F1A5F1918`, 'UNITED STATES OF AMERICA'],
    ['5F2608', '20020531'],
    [otherPerson, 'SMITH<<BRENDA<P'],
  );
  expect(parseDataGroup12(file)).toEqual({
    issuingAuthority: 'UNITED STATES OF AMERICA',
    issueDate: '2002-05-31',
  });
});

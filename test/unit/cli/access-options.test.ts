import { describe, expect, test } from 'vitest';
import { accessOf } from '../../../electron/cli/access-options.ts';

describe('how to open a chip, from the command line', () => {
  test.each([
    [{ can: '123456' }, { kind: 'can', can: '123456' }],
    [{ number: '000090000001' }, { kind: 'number', number: '000090000001' }],
    [{ qr: 'a|b' }, { kind: 'qr', line: 'a|b' }],
    [
      { mrzKey: '090000001/900115/300115' },
      { kind: 'mrz', documentNumber: '090000001', birthDate: '900115', expiryDate: '300115' },
    ],
    [
      { mrzKey: '000090000001/900115/300115' },
      { kind: 'mrz', documentNumber: '090000001', birthDate: '900115', expiryDate: '300115' },
    ],
  ])('%o', (options, access) => {
    expect(accessOf(options)).toEqual({ ok: true, value: access });
  });

  test.each([
    {},
    { can: '123456', number: '000090000001' },
    { can: '12345' },
    { can: 'abcdef' },
    { number: '123' },
    { mrzKey: '090000001/900115' },
    { mrzKey: '' },
  ])('%o is refused with a sentence for people', (options) => {
    const refused = accessOf(options);
    expect(refused).toMatchObject({ ok: false, error: { code: 'settings-invalid' } });
    const message = refused.ok ? undefined : refused.error.fields?.[0]?.message;
    expect(message?.vi).toMatch(/\.$/);
    // No words of the library that checks the form.
    expect(message?.en).toMatch(/^[^✖\n]*\.$/);
  });
});

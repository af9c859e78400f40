import { expect, test } from 'vitest';
import { elementaryFileNamed, gatherRawFiles } from '../../../../../native/emrtd/evidence/raw-files.ts';

test.each([
  ['EF_SOD.bin', 'EF.SOD'],
  ['sod.bin', 'EF.SOD'],
  ['EF.SOD', 'EF.SOD'],
  ['ef_dg1.BIN', 'DG1'],
  ['DG01.bin', 'DG1'],
  ['dg13.bin', 'DG13'],
  ['DG16.bin', 'DG16'],
  ['Datagroup14.bin', 'DG14'],
  ['EF_COM.bin', 'EF.COM'],
  ['EF_CardAccess.bin', 'EF.CardAccess'],
  ['card_security.bin', 'EF.CardSecurity'],
])('%s is %s', (fileName, file) => {
  expect(elementaryFileNamed(fileName)).toBe(file);
});

test.each(['DG17.bin', 'DG0.bin', 'photo.jpg', 'sod.bin.txt', 'my-dg1.bin', '', 'EF_.bin'])(
  '%s is no elementary file',
  (fileName) => {
    expect(elementaryFileNamed(fileName)).toBeUndefined();
  },
);

const entry = (name: string, ...octets: readonly number[]) => ({ name, bytes: Uint8Array.from(octets) });

test('gathered by name, the rest is told', () => {
  const gathered = gatherRawFiles([entry('sod.bin', 1), entry('readme.txt', 2), entry('EF_DG1.bin', 3)]);
  expect(gathered.ok && [...gathered.value.files]).toEqual([
    ['EF.SOD', Uint8Array.of(1)],
    ['DG1', Uint8Array.of(3)],
  ]);
  expect(gathered.ok && gathered.value.ignored).toEqual(['readme.txt']);
});

test('two files for one name are refused', () => {
  expect(gatherRawFiles([entry('EF_DG1.bin', 1), entry('dg1.bin', 2)])).toEqual({
    ok: false,
    error: { code: 'two-files-of-one-name', names: ['EF_DG1.bin', 'dg1.bin'] },
  });
});

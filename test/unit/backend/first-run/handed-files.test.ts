/** The files of a real test authority, under names that say nothing. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type HandedFile, sortHandedFiles } from '../../../../electron/backend/first-run/handed-files.ts';
import { endpointSettingsOf } from '../../../../electron/backend/settings-desk.ts';
import { openTestAuthority } from '../../../../electron/training/gateway-endpoint/authority.ts';
import { temporaryFolder } from '../../../support/desk/temporary-folder.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let files: Record<'ca' | 'certificate' | 'key' | 'receiptKeys', HandedFile>;
const typed = { url: 'https://tiepnhan.example', facilityCode: 'VD-0001' };

beforeAll(async () => {
  folder = await temporaryFolder();
  const { files: paths } = await openTestAuthority(join(folder.path, 'authority'), { now: Date.now });
  const read = async (name: string, path: string) => ({ name, text: await readFile(path, 'utf8') });
  files = {
    ca: await read('1.txt', paths.ca),
    certificate: await read('2.txt', paths.clientCertificate),
    key: await read('3.txt', paths.clientKey),
    receiptKeys: await read('4.txt', paths.receiptKeys),
  };
});
afterAll(() => folder.remove());

const fieldsOf = (given: readonly HandedFile[], also: Parameters<typeof sortHandedFiles>[1] = typed) => {
  const sorted = sortHandedFiles(given, also);
  if (sorted.ok) throw new Error('was taken');
  return (sorted.error.fields ?? []).map(({ path, message }) => `${path}: ${message.vi}`);
};

describe('a gateway', () => {
  test.each([[[0, 1, 2, 3]], [[3, 2, 1, 0]], [[2, 0, 3, 1]]])(
    'in the order %s: each is known by what is in it',
    (order) => {
      const all = Object.values(files);
      const sorted = sortHandedFiles(
        order.map((at) => all[at] as HandedFile),
        typed,
      );
      if (!sorted.ok || sorted.value.channel !== 'gateway') throw new Error('not sorted');
      expect(sorted.value.input.certificatePem.trim()).toBe(files.certificate.text.trim());
      expect(sorted.value.input.caPem.trim()).toBe(files.ca.text.trim());
      expect(endpointSettingsOf(sorted.value.input)).toMatchObject({
        ok: true,
        value: { facilityCode: 'VD-0001' },
      });
    },
  );

  test('all certificates and the key in one file', () => {
    const one = {
      name: 'tat-ca.pem',
      text: [files.key, files.ca, files.certificate].map(({ text }) => text).join('\n'),
    };
    expect(sortHandedFiles([one, files.receiptKeys], typed)).toMatchObject({
      ok: true,
      value: { channel: 'gateway' },
    });
  });

  test('address and code from a file; what was typed goes before it', () => {
    const config = {
      name: 'ket-noi.json',
      text: JSON.stringify({ baseUrl: 'https://a.example', facilityCode: 'A-1', issuedBy: 'CA' }),
    };
    const given = [...Object.values(files), config];
    expect(sortHandedFiles(given, {})).toMatchObject({
      value: { input: { url: 'https://a.example', facilityCode: 'A-1' } },
    });
    expect(sortHandedFiles(given, typed)).toMatchObject({ value: { input: { url: typed.url } } });
  });

  test('everything that is missing is said at once', () => {
    expect(fieldsOf([files.ca], {})).toEqual([
      expect.stringContaining('files: Còn thiếu tệp khóa riêng'),
      expect.stringContaining('files: Còn thiếu chứng thư của cơ sở'),
      expect.stringContaining('files: Còn thiếu khóa kiểm tra biên nhận'),
      expect.stringContaining('url: '),
      expect.stringContaining('facilityCode: '),
    ]);
  });

  test('a key of somebody else leaves the certificate missing', async () => {
    const other = await openTestAuthority(join(folder.path, 'other'), { now: Date.now });
    const key = { name: 'k.pem', text: await readFile(other.files.clientKey, 'utf8') };
    expect(fieldsOf([files.ca, files.certificate, key, files.receiptKeys])).toEqual([
      expect.stringContaining('files: Còn thiếu chứng thư của cơ sở, đi cùng tệp khóa'),
    ]);
  });

  test('a file that is none of these is named', () => {
    expect(fieldsOf([...Object.values(files), { name: 'thu-moi.txt', text: 'Kính gửi…' }])).toEqual([
      expect.stringContaining('Không nhận ra tệp thu-moi.txt'),
    ]);
  });
});

test('an account of the Ministry’s API', () => {
  const account = {
    baseUrl: 'https://kbtt.example',
    username: 'co-so-thu',
    password: 'x',
    loginClient: { id: 'a', secret: 'b' },
    sessionClient: { id: 'c', secret: 'd' },
  };
  expect(sortHandedFiles([{ name: 'kbtt.json', text: JSON.stringify(account) }], {})).toMatchObject({
    ok: true,
    value: { channel: 'kbtt', input: { username: 'co-so-thu' } },
  });
});

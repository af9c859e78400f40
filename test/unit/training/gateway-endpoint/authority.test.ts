import { X509Certificate } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  createTestAuthority,
  openTestAuthority,
} from '../../../../electron/training/gateway-endpoint/authority.ts';

const DAY = 86_400_000;
let directory: string;
beforeEach(async () => {
  directory = join(await mkdtemp(join(tmpdir(), 'authority-')), 'kept');
});
afterEach(() => rm(join(directory, '..'), { recursive: true, force: true }));

describe('an authority in memory', () => {
  test('is another one each time', async () => {
    const [a, b] = await Promise.all([
      createTestAuthority({ now: Date.now }),
      createTestAuthority({ now: Date.now }),
    ]);
    expect(a.ca).not.toBe(b.ca);
    expect(a.receiptKeys.keys[0]?.kid).not.toBe(b.receiptKeys.keys[0]?.kid);
  });

  test('makes each kind of wrong certificate really wrong', async () => {
    const authority = await createTestAuthority({ now: Date.now });
    const ca = new X509Certificate(authority.ca);
    const read = async (kind: Parameters<typeof authority.serverCertificate>[0]) =>
      new X509Certificate((await authority.serverCertificate(kind)).certificate);
    expect((await read('valid')).checkIssued(ca)).toBe(true);
    expect((await read('expired')).validToDate.getTime()).toBeLessThan(Date.now());
    expect((await read('not-yet-valid')).validFromDate.getTime()).toBeGreaterThan(Date.now());
    expect((await read('wrong-host')).checkIP('127.0.0.1')).toBeUndefined();
    const own = await read('self-signed');
    expect(own.verify(own.publicKey)).toBe(true);
    expect((await read('unknown-ca')).verify(ca.publicKey)).toBe(false);
    const client = new X509Certificate((await authority.clientCertificate('expired')).certificate);
    expect(client.verify(ca.publicKey)).toBe(true);
    expect(client.validToDate.getTime()).toBeLessThan(Date.now());
  });
});

describe('an authority in a folder', () => {
  test('is the same the next time', async () => {
    const first = await openTestAuthority(directory, { now: Date.now });
    const second = await openTestAuthority(directory, { now: Date.now });
    expect(second.ca).toBe(first.ca);
    expect(second.client).toEqual(first.client);
    expect(second.receiptKeys).toEqual(first.receiptKeys);
    expect(await readFile(first.files.ca, 'utf8')).toBe(first.ca);
    expect(JSON.parse(await readFile(first.files.receiptKeys, 'utf8'))).toEqual(first.receiptKeys);
    const [key] = first.receiptKeys.keys;
    expect(key).not.toHaveProperty('d');
  });

  test.skipIf(process.platform === 'win32')('is readable by its owner alone', async () => {
    await openTestAuthority(directory, { now: Date.now });
    expect((await stat(directory)).mode & 0o777).toBe(0o700);
    const files = await readdir(directory);
    expect(files.length).toBeGreaterThanOrEqual(5);
    for (const file of files) expect((await stat(join(directory, file))).mode & 0o777, file).toBe(0o600);
  });

  test('makes certificates anew before they end, under the same CA', async () => {
    const first = await openTestAuthority(directory, { now: Date.now });
    const later = await openTestAuthority(directory, { now: () => Date.now() + 350 * DAY });
    expect(later.ca).toBe(first.ca);
    expect(later.receiptKeys).toEqual(first.receiptKeys);
    expect(later.client.certificate).not.toBe(first.client.certificate);
    expect(new X509Certificate(later.server.certificate).checkIssued(new X509Certificate(first.ca))).toBe(
      true,
    );
  });

  test('begins anew when the file is damaged', async () => {
    const first = await openTestAuthority(directory, { now: Date.now });
    await writeFile(join(directory, 'authority.json'), '{"ca":');
    const second = await openTestAuthority(directory, { now: Date.now });
    expect(second.ca).not.toBe(first.ca);
  });
});

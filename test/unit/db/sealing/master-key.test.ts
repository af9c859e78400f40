import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
  newMasterKeys,
  readMasterKeys,
  rotateMasterKeys,
  writeMasterKeys,
} from '../../../../db/sealing/master-key.ts';

describe('master keys as a document', () => {
  test('are read as they were written, newest first', () => {
    const keys = rotateMasterKeys(rotateMasterKeys(newMasterKeys(randomBytes), randomBytes), randomBytes);
    expect(keys.map((key) => key.version)).toEqual([3, 2, 1]);
    const read = readMasterKeys(writeMasterKeys(keys));
    expect(read?.map((key) => [key.version, Buffer.from(key.bytes).toString('hex')])).toEqual(
      keys.map((key) => [key.version, Buffer.from(key.bytes).toString('hex')]),
    );
  });

  test('the newest key comes first, however the document lists them', () => {
    const [second, first] = rotateMasterKeys(newMasterKeys(randomBytes), randomBytes);
    if (first === undefined) expect.unreachable();
    expect(readMasterKeys(writeMasterKeys([first, second]))?.map((key) => key.version)).toEqual([2, 1]);
  });

  const key = (length: number) => Buffer.alloc(length).toString('base64');
  test.each([
    ['nothing', ''],
    ['another format', JSON.stringify({ format: 'other', keys: [{ version: 1, key: key(32) }] })],
    ['no key', JSON.stringify({ format: 'declaration-desk-master-keys', keys: [] })],
    [
      'a short key',
      JSON.stringify({ format: 'declaration-desk-master-keys', keys: [{ version: 1, key: key(31) }] }),
    ],
    [
      'version 0',
      JSON.stringify({ format: 'declaration-desk-master-keys', keys: [{ version: 0, key: key(32) }] }),
    ],
    [
      'one version twice',
      JSON.stringify({
        format: 'declaration-desk-master-keys',
        keys: [
          { version: 1, key: key(32) },
          { version: 1, key: key(32) },
        ],
      }),
    ],
  ])('%s is not a key', (_, document) => expect(readMasterKeys(document)).toBeUndefined());
});

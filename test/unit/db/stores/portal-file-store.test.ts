import { describe, expect, test } from 'vitest';
import type { PortalFile } from '../../../../electron/core/ports/stores.ts';
import { NOW, newId, openForTest, rawConnection, temporaryFile } from '../database-fixture.ts';

const file = (changes: Partial<PortalFile> = {}): PortalFile => ({
  id: newId(),
  kind: 'citizens',
  name: 'thong-bao-luu-tru-2.xlsx',
  createdAt: NOW,
  recordIds: [newId(), newId()],
  sha256: 'a'.repeat(64),
  content: Uint8Array.from({ length: 70_000 }, (_, index) => index % 251),
  ...changes,
});

describe('a file for the portal', () => {
  test('comes back as it was, with the records that stand in it', async () => {
    const { portalFiles } = await openForTest();
    const one = file();
    await portalFiles.insert(one);
    expect(await portalFiles.byId(one.id)).toEqual(one);
    expect(await portalFiles.byId(newId())).toBeUndefined();
    await expect(portalFiles.insert(one)).rejects.toThrow('UNIQUE');
  });

  test('is listed without its content, latest first', async () => {
    const { portalFiles } = await openForTest();
    const [old, young] = [file({ createdAt: NOW - 5 }), file({ kind: 'foreigners' })];
    await portalFiles.insert(old);
    await portalFiles.insert(young);
    const { content: _, ...facts } = young;
    const list = await portalFiles.list(10);
    expect(list[0]).toEqual(facts);
    expect(list.map(({ id }) => id)).toEqual([young.id, old.id]);
    expect(await portalFiles.list(1)).toHaveLength(1);
  });

  test('ends when it has served', async () => {
    const { portalFiles } = await openForTest();
    await portalFiles.insert(file({ createdAt: NOW - 1 }));
    await portalFiles.insert(file());
    expect(await portalFiles.deleteBefore(NOW)).toBe(1);
    expect(await portalFiles.list(10)).toHaveLength(1);
  });

  test('is sealed, and does not open as another', async () => {
    const path = temporaryFile();
    const { portalFiles } = await openForTest(path);
    await portalFiles.insert(
      file({ name: 'ten-de-tim', content: new TextEncoder().encode('Nguyễn Văn Mẫu') }),
    );
    const raw = JSON.stringify(rawConnection(path).prepare('select * from portal_file').all([]));
    expect(raw).not.toContain('ten-de-tim');
    const other = newId();
    rawConnection(path).exec(`update portal_file set id = '${other}'`);
    await expect(portalFiles.byId(other)).rejects.toThrow('database-damaged');
  });
});

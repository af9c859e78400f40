import { describe, expect, test } from 'vitest';
import { NOW, newId, openForTest, rawConnection, temporaryFile } from '../database-fixture.ts';

describe('evidence', () => {
  test('is kept once per record and comes back as it was', async () => {
    const { evidence } = await openForTest();
    const id = newId();
    const document = JSON.stringify({ files: { 'EF.SOD': 'd4'.repeat(20_000) }, name: 'Nguyễn Thị Đan Thử' });
    await evidence.insert(id, document, NOW);
    expect(await evidence.of(id)).toBe(document);
    expect(await evidence.of(newId())).toBeUndefined();
    await expect(evidence.insert(id, 'other', NOW)).rejects.toThrow('UNIQUE');
    expect(await evidence.of(id)).toBe(document);
  });

  test('of one record does not open as that of another', async () => {
    const path = temporaryFile();
    const { evidence } = await openForTest(path);
    await evidence.insert(newId(), '{"portrait":"of somebody"}', NOW);
    const other = newId();
    rawConnection(path).exec(`update evidence set record_id = '${other}'`);
    await expect(evidence.of(other)).rejects.toThrow('database-damaged');
  });
});

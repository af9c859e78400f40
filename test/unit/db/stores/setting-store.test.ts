import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openForTest, rawConnection, temporaryFile } from '../database-fixture.ts';

describe('settings', () => {
  test('any JSON comes back as it was set; the last one holds', async () => {
    const { settings } = await openForTest();
    await fc.assert(
      fc.asyncProperty(fc.string(), fc.jsonValue({ maxDepth: 2 }), async (key, value) => {
        await settings.set(key, 'something before');
        await settings.set(key, value);
        expect(JSON.stringify(await settings.get(key))).toBe(JSON.stringify(value));
      }),
      { numRuns: 30 },
    );
  });

  test('what was never set is undefined, what was set to null is null', async () => {
    const { settings } = await openForTest();
    await settings.set('facility', null);
    expect(await settings.get('facility')).toBeNull();
    expect(await settings.get('endpoint')).toBeUndefined();
    await expect(settings.set('facility', undefined)).rejects.toThrow('not JSON');
  });

  test('a value moved to another key does not open', async () => {
    const path = temporaryFile();
    const { settings } = await openForTest(path);
    await settings.set('endpoint', { url: 'https://police.example' });
    rawConnection(path).exec(`update setting set key = 'proxy'`);
    await expect(settings.get('proxy')).rejects.toThrow('setting.sealed_value of proxy');
  });
});

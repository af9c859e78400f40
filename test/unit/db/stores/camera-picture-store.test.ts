import { describe, expect, test } from 'vitest';
import { NOW, newId, openForTest, rawConnection, temporaryFile } from '../database-fixture.ts';

const picture = {
  takenAt: NOW,
  image: Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3, 0xff, 0xd9]),
  consent: { how: 'aloud', language: 'vi', textVersion: 'camera/test' },
} as const;

describe('a picture by the camera', () => {
  test('comes back as it was with its consent, is one for each record, and goes at once', async () => {
    const { cameraPictures } = await openForTest();
    const id = newId();
    await cameraPictures.insert(id, picture);
    const kept = await cameraPictures.of(id);
    expect(kept).toMatchObject({ takenAt: NOW, consent: picture.consent });
    expect([...(kept?.image ?? [])]).toEqual([...picture.image]);
    await expect(cameraPictures.insert(id, picture)).rejects.toThrow('UNIQUE');
    expect(await cameraPictures.remove(id)).toBe(true);
    expect(await cameraPictures.of(id)).toBeUndefined();
    expect(await cameraPictures.remove(id)).toBe(false);
  });

  test('of one record does not open as that of another', async () => {
    const path = temporaryFile();
    const { cameraPictures } = await openForTest(path);
    await cameraPictures.insert(newId(), picture);
    const other = newId();
    rawConnection(path).exec(`update camera_picture set record_id = '${other}'`);
    await expect(cameraPictures.of(other)).rejects.toThrow('does not open');
  });

  test('taken before the day goes by the purge, and one of that day stays', async () => {
    const { cameraPictures, purges } = await openForTest();
    const [old, young] = [newId(), newId()];
    await cameraPictures.insert(old, { ...picture, takenAt: NOW - 1 });
    await cameraPictures.insert(young, picture);
    const found = await purges.candidates('camera-pictures', NOW, 10);
    expect(found).toEqual([{ class: 'camera-pictures', id: old, endedAt: NOW - 1 }]);
    for (const one of found) await purges.purge(one, 'run-1', NOW);
    expect(await cameraPictures.of(old)).toBeUndefined();
    expect(await cameraPictures.of(young)).toBeDefined();
    expect(await purges.count('camera-pictures')).toBe(1);
  });
});

import { randomBytes, scryptSync } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { passphraseSource } from '../../../../db/sealing/passphrase.ts';
import { temporaryFolder } from '../database-fixture.ts';

const unavailable = { ok: false, error: expect.objectContaining({ code: 'database-key-unavailable' }) };
const PASSPHRASE = 'bốn con mèo ngủ trưa';
const COST = 10; // fast enough for a test; the product's default takes half a second

const load = (saltFile: string, passphrase = PASSPHRASE) =>
  passphraseSource({ passphrase, saltFile, random: randomBytes, cost: COST }).load();

async function keyOf(saltFile: string, passphrase = PASSPHRASE): Promise<string> {
  const loaded = await load(saltFile, passphrase);
  if (!loaded.ok) throw new Error(loaded.error.detail);
  return Buffer.from(loaded.value[0].bytes).toString('hex');
}

describe('passphrase', () => {
  test('gives scrypt of itself and the stored salt, the same every time', async () => {
    const saltFile = join(temporaryFolder(), 'salt.json');
    const key = await keyOf(saltFile);
    const { salt } = JSON.parse(readFileSync(saltFile, 'utf8'));
    const expected = scryptSync(PASSPHRASE, Buffer.from(salt, 'base64'), 32, { N: 2 ** COST, r: 8, p: 1 });
    expect(key).toBe(expected.toString('hex'));
    expect(await keyOf(saltFile)).toBe(key);
  });

  test('gives the same key in composed and decomposed letters', async () => {
    const saltFile = join(temporaryFolder(), 'salt.json');
    expect(await keyOf(saltFile, PASSPHRASE.normalize('NFD'))).toBe(await keyOf(saltFile));
  });

  test('gives another key for another passphrase and for another salt', async () => {
    const [one, two] = [join(temporaryFolder(), 'salt.json'), join(temporaryFolder(), 'salt.json')];
    const keys = [await keyOf(one), await keyOf(one, `${PASSPHRASE}!`), await keyOf(two)];
    expect(new Set(keys).size).toBe(3);
  });

  test('that is too short is refused', async () => {
    expect(await load(join(temporaryFolder(), 'salt.json'), 'ngắn')).toEqual(unavailable);
  });

  test('does not follow a salt file that asks for all memory, or is something else', async () => {
    const saltFile = join(temporaryFolder(), 'salt.json');
    const salt = { format: 'declaration-desk-passphrase-salt', salt: 'AAAA', cost: 30 };
    for (const text of [JSON.stringify(salt), 'not JSON', '{}']) {
      writeFileSync(saltFile, text);
      expect(await load(saltFile)).toEqual(unavailable);
    }
  });
});

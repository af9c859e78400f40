import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rotateMasterKeys } from '../../../../db/sealing/master-key.ts';
import { createSealer, SealBroken, type SealContext } from '../../../../db/sealing/sealer.ts';
import { SEALER, sealerWithKey } from '../database-fixture.ts';

const place: SealContext = { table: 'declaration', column: 'sealed_person', rowId: 'record-1' };
const text = (value: string) => Buffer.from(value, 'utf8');

describe('sealing', () => {
  test('any bytes come back as they went in', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (plaintext) => {
        expect(Buffer.from(SEALER.open(SEALER.seal(plaintext, place), place))).toEqual(
          Buffer.from(plaintext),
        );
      }),
    );
  });

  test('a cell is key version, nonce, ciphertext and tag', () => {
    const sealed = SEALER.seal(text('Đan'), place);
    expect(sealed[0]).toBe(1);
    expect(sealed.length).toBe(1 + 12 + text('Đan').length + 16);
  });

  test('the same text is sealed differently every time', () => {
    const sealed = Array.from({ length: 50 }, () =>
      Buffer.from(SEALER.seal(text('x'), place)).toString('hex'),
    );
    expect(new Set(sealed).size).toBe(50);
  });

  test.each([
    { ...place, table: 'evidence' },
    { ...place, column: 'sealed_details' },
    { ...place, rowId: 'record-2' },
    { table: 'declaration', column: 'sealed', rowId: 'person","record-1' },
  ])('a cell does not open elsewhere: %o', (elsewhere) => {
    const sealed = SEALER.seal(text('Đan'), place);
    expect(() => SEALER.open(sealed, elsewhere)).toThrow(SealBroken);
  });

  test('no byte can be changed and none cut off', () => {
    const sealed = SEALER.seal(text('Đan Thử'), place);
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Uint8Array.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(() => SEALER.open(changed, place), `byte ${at}`).toThrow(SealBroken);
      expect(() => SEALER.open(sealed.subarray(0, at), place), `length ${at}`).toThrow(SealBroken);
    }
  });

  test('another key opens nothing', () => {
    const sealed = SEALER.seal(text('Đan'), place);
    expect(() => sealerWithKey(8).open(sealed, place)).toThrow(SealBroken);
  });

  test('the error names the place and not the content', () => {
    const sealed = SEALER.seal(text('Đan Thử'), place);
    try {
      sealerWithKey(8).open(sealed, place);
      expect.unreachable();
    } catch (error) {
      expect(String(error)).toContain('declaration.sealed_person of record-1');
      expect(String(error)).not.toContain('Đan');
    }
  });

  test('a random source that runs dry is a bug, not a weak nonce', () => {
    const dry = createSealer([{ version: 1, bytes: new Uint8Array(32) }], () => new Uint8Array(3));
    expect(() => dry.seal(text('x'), place)).toThrow('random source');
  });
});

describe('rotation', () => {
  const before = [{ version: 1, bytes: new Uint8Array(32).fill(1) }] as const;
  const after = rotateMasterKeys(before, randomBytes);
  const [old, fresh] = [createSealer(before, randomBytes), createSealer(after, randomBytes)];

  test('new cells carry the new version, old cells still open', () => {
    expect(fresh.seal(text('x'), place)[0]).toBe(2);
    expect(Buffer.from(fresh.open(old.seal(text('Đan'), place), place)).toString()).toBe('Đan');
    expect(() => old.open(fresh.seal(text('Đan'), place), place)).toThrow(SealBroken);
  });

  test('the version is bound into the seal', () => {
    const sealed = Uint8Array.from(old.seal(text('Đan'), place));
    sealed[0] = 2;
    expect(() => fresh.open(sealed, place)).toThrow(SealBroken);
  });

  test('values filed before a rotation are still found', () => {
    expect(fresh.blindIndex('000190012345', 'document-number')).toEqual(
      old.blindIndex('000190012345', 'document-number'),
    );
  });
});

describe('blind index', () => {
  test('is the first half of HMAC-SHA-256 under a key for the purpose (RFC 5869)', () => {
    const master = new Uint8Array(32).fill(7);
    const key = hkdfSync('sha256', master, 'declaration-desk sealing v1', 'index name-word', 32);
    const expected = createHmac('sha256', Buffer.from(key)).update('dan').digest().subarray(0, 16);
    expect(Buffer.from(SEALER.blindIndex('dan', 'name-word'))).toEqual(expected);
  });

  test('differs by value, by purpose and by key', () => {
    const indexes = [
      SEALER.blindIndex('dan', 'name-word'),
      SEALER.blindIndex('dam', 'name-word'),
      SEALER.blindIndex('dan', 'name-pair'),
      SEALER.blindIndex('dan', 'document-number'),
      SEALER.blindIndex('dan', 'order-key'),
      sealerWithKey(8).blindIndex('dan', 'name-word'),
    ].map((index) => Buffer.from(index).toString('hex'));
    expect(new Set(indexes).size).toBe(indexes.length);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  canonicalJson,
  chainEvent,
  FIRST_SEQUENCE,
  fitsChain,
  GENESIS_HASH,
} from '../../../../electron/core/audit/chain.ts';
import type { AuditEvent } from '../../../../electron/core/audit/event.ts';

const event: AuditEvent = {
  type: 'entry-transition',
  at: 1_795_000_000_000,
  operatorId: 'operator-1',
  subject: '0190a000-0000-7000-8000-000000000001',
  data: { to: 'sending', from: 'ready', attempt: 2 },
};

describe('canonical JSON', () => {
  test('sorts keys by UTF-16 code units and has no white space (RFC 8785 §3.2.3)', () => {
    const keys = { '€': 'Euro', '\r': 'CR', '\u{fb33}': 'dagesh', '1': 'One', '😀': 'smile', ö: 'o' };
    expect(canonicalJson(keys)).toBe(
      '{"\\r":"CR","1":"One","ö":"o","€":"Euro","😀":"smile","\u{fb33}":"dagesh"}',
    );
  });

  test('writes numbers as ECMAScript does', () => {
    expect(canonicalJson([1e30, 4.5, 2e-3, 1e-27, -0, true, null])).toBe(
      '[1e+30,4.5,0.002,1e-27,0,true,null]',
    );
  });

  test('refuses what JSON cannot hold', () => {
    expect(() => canonicalJson({ at: Number.NaN })).toThrow('not a JSON number');
  });

  test('the order in which keys were set makes no difference', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.boolean())), (data) => {
        const turned = Object.fromEntries(Object.entries(data).reverse());
        expect(canonicalJson(turned)).toBe(canonicalJson(data));
        expect(JSON.parse(canonicalJson(data))).toEqual(JSON.parse(JSON.stringify(data)));
      }),
    );
  });
});

describe('chain', () => {
  test('the hash is SHA-256 over the canonical JSON of event, number and previous hash', () => {
    // Computed with another implementation: printf '%s' '{"at":…}' | sha256sum
    expect(chainEvent(GENESIS_HASH, FIRST_SEQUENCE, event)).toEqual({
      ...event,
      sequence: 1,
      previousHash: GENESIS_HASH,
      hash: '32d8788a94560de09a1df19c1f84dea68ce52a74fcefe4ec504111f003c2e78e',
    });
  });

  test('an event fits only its own place', () => {
    const first = chainEvent(GENESIS_HASH, 1, event);
    expect(fitsChain(GENESIS_HASH, 1, first)).toBe(true);
    expect(fitsChain(GENESIS_HASH, 2, first)).toBe(false);
    expect(fitsChain(first.hash, 1, first)).toBe(false);
    expect(fitsChain(GENESIS_HASH, 1, { ...first, operatorId: 'operator-2' })).toBe(false);
    expect(fitsChain(GENESIS_HASH, 1, { ...first, data: { ...first.data, attempt: 3 } })).toBe(false);
  });

  test('no subject and an empty subject are different events', () => {
    const { subject: _, ...without } = event;
    const hashes = [without, { ...without, subject: '' }].map((one) => chainEvent(GENESIS_HASH, 1, one).hash);
    expect(new Set(hashes).size).toBe(2);
  });
});

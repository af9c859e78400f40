import { describe, expect, test } from 'vitest';
import { largestBlock } from '../../../../../native/emrtd/files/block-size.ts';
import {
  createTransferPath,
  type PathRecord,
  type TransferPath,
} from '../../../../../native/emrtd/files/transfer-path.ts';

const SUITE = 'AES-128';
const SHORT = 223;
const block = (path: TransferPath) => path.blockSize(SUITE);
const inLength = (responseLimit: number) => largestBlock(SUITE, responseLimit);

/** A chip that claims extended length, and a command of it that came through. */
function proven(responseLimit?: number, known?: PathRecord): TransferPath {
  const path = createTransferPath(known);
  path.claim({ extended: 'yes', ...(responseLimit !== undefined && { responseLimit }) });
  path.probed(true);
  return path;
}

/** The block that is asked for next comes whole. */
const giveWhole = (path: TransferPath) => path.carried(block(path), block(path), SUITE);
const fail = (path: TransferPath, length = block(path)) =>
  path.broke(length, SUITE, { code: 'transmit-failed', detail: '' });

const CARRIED: PathRecord = {
  extended: 'carried',
  proven: 16_384,
  limit: 16_384,
  shortIds: 'accepted',
  readsBeyondEnd: true,
};

describe('extended length only after proof', () => {
  test('nothing claimed: short blocks, and no probe', () => {
    const path = createTransferPath();
    expect(path.asksForClaim).toBe(true);
    for (const extended of ['no', 'silent'] as const) {
      const other = createTransferPath();
      other.claim({ extended });
      expect([other.probes, block(other)]).toEqual([false, SHORT]);
    }
    expect(block(path)).toBe(SHORT);
  });

  test('claimed: a probe first; still short until it came through', () => {
    const path = createTransferPath();
    path.claim({ extended: 'yes', responseLimit: 4000 });
    expect([path.probes, block(path)]).toEqual([true, SHORT]);
    path.probed(false);
    expect([path.probes, block(path)]).toEqual([false, SHORT]);
    expect(path.record()).toMatchObject({ extended: 'refused' });
  });

  test('a size that the chip states is asked for at once, and never more', () => {
    const path = proven(4000);
    expect(block(path)).toBe(inLength(4000));
    giveWhole(path);
    expect(block(path)).toBe(inLength(4000));
  });

  test('a stated size of a short answer is no extended length', () => {
    const path = proven(256);
    expect(block(path)).toBe(SHORT);
    expect(path.record()).toMatchObject({ extended: 'unclaimed' });
  });

  test('without a stated size: from 2048 octets, twice as much after each whole block, to 32 768', () => {
    const path = proven();
    const asked: number[] = [];
    for (let i = 0; i < 6; i++) {
      asked.push(block(path));
      giveWhole(path);
    }
    expect(asked).toEqual([2048, 4096, 8192, 16_384, 32_768, 32_768].map(inLength));
  });

  test('a chip that gives less than it was asked for is asked for no more than that', () => {
    const path = proven(32_768);
    path.carried(block(path), 1000, SUITE);
    path.gaveLess(block(path), 1000, SUITE);
    expect(block(path)).toBe(1000);
  });

  test('the end of a file says nothing about the chip', () => {
    const path = proven(32_768);
    path.carried(block(path), 1000, SUITE);
    expect(block(path)).toBe(inLength(32_768));
  });
});

describe('down again', () => {
  test('an unproven size that breaks: back to what came through', () => {
    const path = proven();
    giveWhole(path);
    fail(path);
    expect(block(path)).toBe(inLength(2048));
    giveWhole(path);
    expect(block(path)).toBe(inLength(2048));
    expect(path.record()).toMatchObject({ extended: 'carried', limit: 2048, stated: 2048 });
  });

  test('a stated size that breaks, then the usual first size: short for good', () => {
    const path = proven(30_000);
    fail(path);
    expect(block(path)).toBe(inLength(2048));
    fail(path);
    expect(block(path)).toBe(SHORT);
    expect(path.record()).toMatchObject({ extended: 'refused', limit: 256 });
  });

  test.each(['card-mute', 'card-removed', 'secure-channel-lost', 'chip-protocol-error'] as const)(
    'a long block that ends in %s is doubted as well',
    (code) => {
      const path = proven();
      path.broke(block(path), SUITE, { code, detail: '' });
      expect(path.record()).toMatchObject({ extended: 'refused' });
    },
  );

  test.each(['card-removed', 'card-mute', 'cancelled', 'reader-unplugged'] as const)(
    'a short block that ends in %s says nothing',
    (code) => {
      const path = createTransferPath();
      path.broke(SHORT, SUITE, { code, detail: '' });
      expect(block(path)).toBe(SHORT);
    },
  );

  test('a size that has worked is forgiven once', () => {
    const path = createTransferPath();
    path.claim({ extended: 'no' });
    path.carried(SHORT, SHORT, SUITE);
    fail(path);
    expect(block(path)).toBe(SHORT);
    fail(path);
    expect(block(path)).toBe(192);
  });

  test('short sizes step down the ladder and stay there', () => {
    const path = createTransferPath();
    path.claim({ extended: 'no' });
    const sizes = [SHORT];
    for (let size: number | undefined = SHORT; size !== undefined; ) {
      size = path.refused(size, SUITE);
      if (size !== undefined) sizes.push(size);
    }
    expect(sizes).toEqual([223, 192, 160, 128, 96, 64, 32]);
    expect(path.record()).toMatchObject({ blockLimit: 32 });
  });
});

describe('remembered', () => {
  test('a path that is known asks nothing and starts where it stood', () => {
    const path = createTransferPath(CARRIED);
    expect([path.asksForClaim, path.probes, block(path)]).toEqual([false, false, inLength(16_384)]);
    expect(path.record()).toBe('unchanged');
  });

  test('refused stays refused', () => {
    const path = createTransferPath({ ...CARRIED, extended: 'refused', limit: 256, proven: 250 });
    expect([path.asksForClaim, block(path)]).toEqual([false, SHORT]);
  });

  test('what was remembered and fails is forgotten, unless it works again afterwards', () => {
    const path = createTransferPath(CARRIED);
    fail(path);
    expect([path.record(), block(path)]).toEqual(['forget', SHORT]);

    const moved = createTransferPath(CARRIED);
    giveWhole(moved);
    const before = block(moved);
    fail(moved, inLength(16_384));
    expect([moved.record(), block(moved)]).toEqual(['forget', before]);
    giveWhole(moved);
    expect(moved.record()).not.toBe('forget');
  });

  test('a read that learnt nothing leaves the memory alone', () => {
    expect(createTransferPath().record()).toBe('unchanged');
  });

  test('habits of the chip come back', () => {
    const path = createTransferPath({
      ...CARRIED,
      shortIds: 'refused',
      readsBeyondEnd: false,
      blockLimit: 160,
    });
    expect([path.shortIds, path.readsBeyondEnd, block(path)]).toEqual(['refused', false, 160]);
  });
});

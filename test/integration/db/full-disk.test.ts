/** Fills a real disk under a filing program: what was promised is there, the refusal has its name, and with room it goes on. */
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../../db/open-database.ts';
import { createSealer } from '../../../db/sealing/sealer.ts';

const SCRIPT = fileURLToPath(new URL('./filing-loop.ts', import.meta.url));
const DISK_MB = 3;
const EVERYTHING = 1_000_000;

/** A disk of its own needs a mount, and that needs Linux and the right to make one. */
const MOUNT = ['-m', 'sh', '-c'];
const mountable = () =>
  process.platform === 'linux' &&
  spawnSync('unshare', [...MOUNT, 'mount -t tmpfs -o size=1m none /mnt']).status === 0;

/**
 * Files on a small disk until it refuses, then files on with room made by removing a ballast, and copies what is on the disk
 * out of it. The disk is gone with the processes that see it.
 */
const STORY = `
set -e
mount -t tmpfs -o size=${DISK_MB}m none "$DISK"
dd if=/dev/zero of="$DISK/ballast" bs=1k count=1024 2>/dev/null
set +e
"$NODE" "$SCRIPT" "$DISK/desk.sqlite" 1 > "$OUT/promised-1" 2> "$OUT/refusal"
echo $? > "$OUT/code"
cp "$DISK"/desk.sqlite* "$OUT"/full/
rm "$DISK/ballast"
timeout -s KILL 5 "$NODE" "$SCRIPT" "$DISK/desk.sqlite" 2 > "$OUT/promised-2" 2> "$OUT/refusal-2"
cp "$DISK"/desk.sqlite* "$OUT"/room/
`;

async function heldIn(file: string) {
  const sealer = createSealer([{ version: 1, bytes: new Uint8Array(32).fill(7) }], randomBytes);
  const opened = await openDatabase({ file, sealer, now: Date.now });
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  const { outbox, audit, declarations, inspect, close } = opened.value;
  const ids = (await outbox.list({ limit: EVERYTHING })).map(({ id }) => id);
  const found = {
    ids: new Set(ids),
    declared: (await declarations.byIds(ids)).length,
    events: (await audit.latest(EVERYTHING)).filter(({ type }) => type === 'declaration-filed').length,
    chain: await audit.firstBroken(),
    integrity: (await inspect()).integrity,
  };
  await close();
  return found;
}

describe.skipIf(!mountable())('a disk without room (skipped where no small disk can be mounted)', () => {
  test('is said by its name, loses nothing that was promised, and takes on when there is room', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'desk-full-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const [DISK, OUT] = [join(folder, 'disk'), join(folder, 'out')];
    spawnSync('mkdir', ['-p', DISK, join(OUT, 'full'), join(OUT, 'room')]);
    const story = spawn('unshare', [...MOUNT, STORY], {
      env: { ...process.env, NODE: process.execPath, SCRIPT, DISK, OUT },
      stdio: 'ignore',
    });
    await once(story, 'close');
    const read = (name: string) => readFileSync(join(OUT, name), 'utf8');
    const promised = (run: number) =>
      read(`promised-${run}`)
        .split('\n')
        .filter((id) => id.length === 36);

    expect(read('code').trim()).not.toBe('0');
    expect(read('refusal')).toContain('disk-full');
    const before = promised(1);
    expect(before.length).toBeGreaterThan(10);
    const full = await heldIn(join(OUT, 'full', 'desk.sqlite'));
    expect(before.filter((id) => !full.ids.has(id))).toEqual([]);
    // The one that was refused left nothing behind: neither record nor entry nor event.
    expect(full).toMatchObject({ declared: before.length, events: before.length, integrity: 'ok' });
    expect(full.chain).toBeUndefined();

    const room = await heldIn(join(OUT, 'room', 'desk.sqlite'));
    const after = promised(2);
    expect(after.length).toBeGreaterThan(0);
    expect([...before, ...after].filter((id) => !room.ids.has(id))).toEqual([]);
    expect(room.integrity).toBe('ok');
  }, 90_000);
});

/**
 * `kiosk card simulate --profile P --fault F` on a real PC/SC stack: every kind of chip, and everything that can be
 * wrong with one, reads as the table of the unit tests says. (Every profile with every fault, without PC/SC:
 * test/unit/native/emrtd/profile-fault-table.exhaustive.test.ts.)
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PROFILES, type ProfileName } from '../../../native/virtual-chip/profiles/profiles.ts';
import { kiosk, kioskHolding } from '../../support/desk/kiosk.ts';
import { available, type Pcscd, startPcscd, withoutDelayedAck } from '../../support/vpcd/pcscd.ts';
import { expectedOf, HARMLESS, TABLE } from '../../unit/native/emrtd/profile-fault-table.ts';

const reader = available();

describe.skipIf(!reader.ok)(`card simulate${reader.ok ? '' : ` (skipped: ${reader.reason})`}`, () => {
  let pcscd: Pcscd;
  let restoreRoute: (() => void) | undefined;

  beforeAll(async () => {
    pcscd = await startPcscd();
    restoreRoute = withoutDelayedAck();
  });

  afterAll(async () => {
    restoreRoute?.();
    await pcscd?.stop();
  });

  /** The card held, read once by the MRZ, and let go. */
  async function readOnce(profile: ProfileName, ...faults: readonly string[]): Promise<string> {
    const card = await kioskHolding(
      ...['card', 'simulate', '--profile', profile, '--seed', '31'],
      ...faults.flatMap((fault) => ['--fault', fault]),
    );
    try {
      const { number, birth, expiry } = card.ready.mrz as Record<string, string>;
      const trust = card.ready.csca as string;
      const key = `${number}/${birth}/${expiry}`;
      const { json } = await kiosk('card', 'read', '--mrz-key', key, '--trust', trust);
      return outcomeOf(json);
    } finally {
      await card.stop();
    }
  }

  test.each(Object.values(PROFILES).map(({ name }) => name as ProfileName))('--profile %s', async (name) => {
    expect(await readOnce(name)).toBe(expectedOf(HARMLESS, name));
  });

  test.each(Object.entries(TABLE))('--fault %s', async (fault, row) => {
    expect(await readOnce('cccd-2021', fault)).toBe(expectedOf(row, 'cccd-2021'));
  });

  test('several faults at once, written as JSON and by name', async () => {
    const tampered = await readOnce('passport-pace-cam', '{"kind":"tampered-dg2"}', 'expired-ds');
    expect(tampered).toBe('forged: data-group-changed issuer-expired');
  });

  test('a structure report of it, with the file beside it', async () => {
    const card = await kioskHolding('card', 'simulate', '--profile', 'cccd-2021', '--seed', '31');
    try {
      const { code, json } = await kiosk('card', 'structure', '--can', card.ready.can as string);
      expect(code).toBe(0);
      expect(json).toMatchObject({
        format: 'declaration-desk/structure-report',
        outcome: { kind: 'read', access: 'PACE-CAN' },
        unlike: [],
      });
      expect(JSON.stringify(json)).not.toContain(card.ready.number);
    } finally {
      await card.stop();
    }
  });

  test('an unknown profile or fault is said with the names that there are', async () => {
    const profile = await kiosk('card', 'simulate', '--profile', 'passport-x');
    expect(profile).toMatchObject({ code: 1, json: { error: { code: 'settings-invalid' } } });
    expect(profile.stderr).toContain('passport-pace-im');
    const fault = await kiosk('card', 'simulate', '--fault', 'smoke');
    expect(fault).toMatchObject({ code: 1, json: { error: { code: 'settings-invalid' } } });
    expect(fault.stderr).toContain('endless-61xx');
  });
});

/** As the table writes it: the code of a failure, or the verdict with its reasons. */
function outcomeOf(json: Record<string, unknown>): string {
  const { error, verdict } = json as {
    readonly error?: { readonly code: string };
    readonly verdict?: { readonly level: string; readonly reasons: readonly string[] };
  };
  if (error) return error.code;
  if (!verdict) throw new Error(JSON.stringify(json));
  return verdict.reasons.length === 0 ? verdict.level : `${verdict.level}: ${verdict.reasons.join(' ')}`;
}

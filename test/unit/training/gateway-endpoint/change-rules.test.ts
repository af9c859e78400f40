import { describe, expect, test } from 'vitest';
import type { Declaration } from '../../../../electron/core/declaration/declaration.ts';
import type { StayChangeDetails } from '../../../../electron/core/declaration/stay-change.ts';
import { DAY_MS } from '../../../../electron/core/time/vietnam-time.ts';
import { toGatewayRecord } from '../../../../electron/police/gateway/record.ts';
import { openBook } from '../../../../electron/training/gateway-endpoint/book.ts';
import { CATALOGUE } from '../../../../electron/training/gateway-endpoint/catalogue.ts';
import { createRegistry } from '../../../../electron/training/gateway-endpoint/registry.ts';
import {
  inventedChange,
  inventedForeignStay,
  inventedId,
  inventedNotice,
  inventedPawn,
} from '../../../support/desk/invented-declarations.ts';

const NOW = Date.UTC(2026, 10, 22, 8);
const OPTIONS = { now: NOW, facilityId: 'facility-000' };
const STAY = inventedForeignStay(1, OPTIONS);

let count = 100;
const changeWith = (change: StayChangeDetails, more: object = {}): Declaration => ({
  ...inventedChange(++count, STAY, OPTIONS),
  change,
  ...more,
});

function registry() {
  const signer = {
    receipt: () => 'a.b.c',
    cancellation: () => 'a.b.c',
    withWrongSignature: (jws: string) => jws,
    withWrongContent: (jws: string) => jws,
  };
  const mood = {
    now: new Date(NOW).toISOString(),
    catalogue: CATALOGUE,
    acceptOnly: false,
    refuseEverySecond: false,
    halfOnly: false,
    refuseDuplicates: false,
  };
  const made = createRegistry(openBook(), signer, undefined);
  return {
    cancel: (id: string) => made.cancel([{ id, reason: 'other' }], mood),
    file: (...declarations: readonly Declaration[]) =>
      made
        .file(declarations.map(toGatewayRecord), mood)
        .map(({ outcome, errors }) =>
          errors ? errors.map(({ path, code }) => `${path} ${code}`).join() : outcome,
        ),
  };
}

const OUT: StayChangeDetails = { type: 'check-out', at: NOW };
const EXTENDED: StayChangeDetails = { type: 'extension', plannedDeparture: NOW + 5 * DAY_MS };

describe('a change of a stay', () => {
  test('is taken for a stay that is held, also when both come in one batch', () => {
    expect(registry().file(STAY, changeWith(EXTENDED))).toEqual(['registered', 'registered']);
  });

  test('is refused when the stay is not there, or of another facility', () => {
    const { file } = registry();
    expect(file(changeWith(EXTENDED))).toEqual(['concerns concerns-absent']);
    file(STAY);
    expect(file(changeWith(EXTENDED, { facilityId: 'facility-001' }))).toEqual(['concerns concerns-absent']);
  });

  test('is refused when it concerns itself, or what is no stay', () => {
    const { file } = registry();
    const pawn = inventedPawn(7, OPTIONS);
    file(pawn);
    const itself = changeWith(EXTENDED);
    expect(file({ ...itself, concerns: itself.id } as Declaration)).toEqual(['concerns concerns-itself']);
    expect(file(changeWith(EXTENDED, { concerns: pawn.id }))).toEqual(['concerns concerns-no-stay']);
  });

  test('nothing changes a stay that has ended', () => {
    const { file, cancel } = registry();
    expect(file(STAY, changeWith(OUT), changeWith(EXTENDED))).toEqual([
      'registered',
      'registered',
      'concerns stay-ended',
    ]);
    const other = inventedNotice(2, OPTIONS);
    file(other);
    cancel(other.id);
    expect(file(changeWith(EXTENDED, { concerns: other.id }))).toEqual(['concerns stay-ended']);
  });

  test('keeps to the thirty days of the stay, and to its arrival', () => {
    const { file } = registry();
    file(STAY);
    const at = STAY.stay.arrival;
    expect(file(changeWith({ type: 'extension', plannedDeparture: at + 31 * DAY_MS }))).toEqual([
      'change.plannedDeparture stay-too-long',
    ]);
    expect(file(changeWith({ type: 'early-departure', plannedDeparture: at }))).toEqual([
      'change.plannedDeparture departure-before-arrival',
    ]);
    expect(file(changeWith({ type: 'check-out', at: at - 1 }))).toEqual([
      'change.at departure-before-arrival',
    ]);
  });

  test('the same change again is known by its id, also after the stay has ended', () => {
    const { file } = registry();
    const out = changeWith(OUT);
    expect(file(STAY, out, out)).toEqual(['registered', 'registered', 'duplicate']);
  });
});

test('a permit that ends before the arrival is refused', () => {
  expect(registry().file({ ...STAY, id: inventedId(9), permittedStayUntil: '2026-11-21' })).toEqual([
    'permittedStayUntil permit-before-arrival',
  ]);
});

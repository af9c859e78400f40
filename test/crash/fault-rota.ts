/** Every way to fail that the reference endpoint knows, one after the other: a new kind is in the rota by itself. */
import {
  type Fault,
  type FaultInput,
  type FaultKind,
  fault,
} from '../../electron/training/gateway-endpoint/fault.ts';
import type { RandomSequence } from '../../native/virtual-chip/portrait/random-sequence.ts';

export interface RotaPlace {
  /** As it stands in the report. */
  readonly name: string;
  /** Absent: the endpoint is well. */
  readonly fault?: Fault;
}

/** A life lasts about a second, so waits are shortened to what falls into it. */
const SHORT_WAITS: Readonly<Partial<Record<FaultKind, FaultInput>>> = {
  slow: { kind: 'slow', delayMs: 250 },
  '429': { kind: '429', retryAfterSeconds: 0 },
  '503': { kind: '503', retryAfterSeconds: 1 },
};

/** Some come in two: the work was done and its answer spoiled, or nothing was done. */
function placesOf(kind: FaultKind): readonly RotaPlace[] {
  const whole = fault.parse(SHORT_WAITS[kind] ?? { kind });
  const place = { name: kind, fault: whole };
  return 'recorded' in whole
    ? [place, { name: `${kind}, nothing recorded`, fault: fault.parse({ ...whole, recorded: false }) }]
    : [place];
}

export const FAULT_ROTA: readonly RotaPlace[] = [
  { name: 'none' },
  ...fault.options.flatMap(({ shape }) => placesOf(shape.kind.value)),
];

/** Wherever it can and until the end; a few times; or not at every operation. Faults without a scope ignore it. */
const VARIATIONS = [
  {},
  {},
  { times: 1 },
  { times: 3 },
  { operations: ['file'] },
  { operations: ['file', 'query'] },
] as const;

/** The fault as it strikes during one life. */
export const varied = (whole: Fault | undefined, random: RandomSequence): Fault | undefined =>
  whole && fault.parse({ ...whole, ...random.pick<(typeof VARIATIONS)[number]>(VARIATIONS) });

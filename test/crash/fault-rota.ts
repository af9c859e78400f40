/** Every way to fail that a reference endpoint knows, one after the other: a new kind is in the rota by itself. */
import type { z } from 'zod';
import { fault as gatewayFault } from '../../electron/training/gateway-endpoint/fault.ts';
import { fault as kbttFault } from '../../electron/training/kbtt-endpoint/fault.ts';
import type { RandomSequence } from '../../native/virtual-chip/portrait/random-sequence.ts';

/** Of either endpoint, as it is told to it. */
export interface RotaFault {
  readonly kind: string;
}

export interface RotaPlace {
  /** As it stands in the report. */
  readonly name: string;
  /** Absent: the endpoint is well. */
  readonly fault?: RotaFault;
}

export interface FaultRota {
  readonly places: readonly RotaPlace[];
  /** The fault as it strikes during one life. */
  readonly varied: (whole: RotaFault | undefined, random: RandomSequence) => RotaFault | undefined;
}

/** A life lasts about a second, so waits are shortened to what falls into it. */
const SHORT_WAITS: Readonly<Record<string, RotaFault | undefined>> = {
  slow: { kind: 'slow', delayMs: 250 } as RotaFault,
  '429': { kind: '429', retryAfterSeconds: 0 } as RotaFault,
  '503': { kind: '503', retryAfterSeconds: 1 } as RotaFault,
};

type FaultSchema = z.ZodType<RotaFault> & {
  readonly options: readonly { readonly shape: { readonly kind: { readonly value: string } } }[];
};

/** @param operations scopes besides "wherever it can": what files, and what may be asked besides */
function rotaOf(fault: FaultSchema, operations: readonly (readonly string[])[]): FaultRota {
  /** Some come in two: the work was done and its answer spoiled, or nothing was done. */
  function placesOf(kind: string): readonly RotaPlace[] {
    const whole = fault.parse(SHORT_WAITS[kind] ?? { kind });
    const place = { name: kind, fault: whole };
    return 'recorded' in whole
      ? [place, { name: `${kind}, nothing recorded`, fault: fault.parse({ ...whole, recorded: false }) }]
      : [place];
  }
  /** Wherever it can and until the end; a few times; or not at every operation. Faults without a scope ignore it. */
  const variations: readonly [object, ...object[]] = [
    {},
    {},
    { times: 1 },
    { times: 3 },
    ...operations.map((some) => ({ operations: some })),
  ];
  return {
    places: [{ name: 'none' }, ...fault.options.flatMap(({ shape }) => placesOf(shape.kind.value))],
    varied: (whole, random) => whole && fault.parse({ ...whole, ...random.pick(variations) }),
  };
}

export const GATEWAY_ROTA: FaultRota = rotaOf(gatewayFault, [['file'], ['file', 'query']]);

// What a change of departure brings is in no list, so a fault that strikes arrivals alone is a case of its own.
export const KBTT_ROTA: FaultRota = rotaOf(kbttFault, [['citizens', 'foreigners'], ['citizens']]);

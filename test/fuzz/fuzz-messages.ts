/** What a run, its process and its report tell each other. */

/** One target and which of its inputs. */
export interface Assignment {
  readonly target: string;
  readonly from: number;
  readonly count: number;
}

export interface FuzzOrder {
  /** Module that exports `TARGETS`; a test gives its own. */
  readonly targets: string;
  readonly seed: number;
  readonly assignments: readonly Assignment[];
  /** Takes two numbers of four octets: place in the assignments, index of the input. */
  readonly progressFile: string;
}

export type DefectKind = 'threw' | 'too-slow' | 'too-much-memory' | 'kept-memory' | 'hung' | 'out-of-memory';

export interface Defect {
  readonly kind: DefectKind;
  readonly target: string;
  /** The input: `--target … --seed … --only …` makes it again. */
  readonly index: number;
  readonly detail: string;
}

export interface TargetFigures {
  readonly target: string;
  readonly inputs: number;
  /** Inputs that the code under test took as valid. */
  readonly accepted: number;
  readonly cpuMs: number;
  readonly slowestMs: number;
  readonly mostMegabytes: number;
  /** Heap after all inputs and a collection, above that before the first. */
  readonly keptMegabytes: number;
  /** Of which inputs were accepted: the same for the same seed. */
  readonly fingerprint: number;
}

export type FuzzMessage =
  | { readonly kind: 'defect'; readonly defect: Defect }
  | { readonly kind: 'figures'; readonly figures: TargetFigures };

/** The shape of what a person reads for a failure, and the two words that the tables are written with. */
import type { BilingualText } from './failure.ts';

export interface FailureText {
  readonly message: BilingualText;
  readonly remedy: BilingualText;
}

export const text = (vi: string, en: string): BilingualText => ({ vi, en });
export const entry = (message: BilingualText, remedy: BilingualText): FailureText => ({ message, remedy });

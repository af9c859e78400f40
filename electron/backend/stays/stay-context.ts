/** What the desks of stays, tenants, patients and visitors share. */

import type { z } from 'zod';
import type { bookName } from '../../bridge/contract.ts';
import type { StayDetails } from '../../core/declaration/stay-notice.ts';
import { type Failure, failure } from '../../core/failure/failure.ts';
import type { Environment } from '../../core/ports/environment.ts';
import type { Database } from '../../core/ports/stores.ts';
import { err, ok, type Result } from '../../core/result.ts';
import type { Catalogues } from '../catalogues.ts';
import type { By, ChannelFor, Filed, FilingDependencies, Identification, StayOptions } from '../filing.ts';
import type { PremisesDesk } from './premises.ts';

export type BookName = z.output<typeof bookName>;

export interface StayContext {
  readonly database: Database;
  readonly environment: Environment;
  readonly catalogues: Catalogues;
  readonly premises: PremisesDesk;
  readonly by: () => By;
  readonly channelFor: ChannelFor;
  readonly filing: () => FilingDependencies;
  /** Files, tells everybody, and wakes the sending. */
  readonly file: (
    who: Identification,
    stay: StayDetails,
    options?: StayOptions,
  ) => Promise<Result<Filed, Failure>>;
  /** Who is on the counter; `forged-not-confirmed` unless the clerk has said so. */
  readonly take: (checkInId: string, despiteForged: boolean | undefined) => Result<Identification, Failure>;
  /** The counter shows that it was filed. */
  readonly filed: (checkInId: string, filed: Filed) => void;
  /** Entries and books changed: the screens are told, and the sending looks. */
  readonly changed: (ids: readonly string[], books: readonly BookName[]) => void;
}

/** A clerk has looked at a forged document and goes on all the same, or nothing is filed on it. */
export const unlessForged = (
  who: Result<Identification, Failure>,
  despiteForged: boolean | undefined,
): Result<Identification, Failure> => {
  if (!who.ok) return who;
  return who.value.verdict.level === 'forged' && !despiteForged
    ? err(failure('forged-not-confirmed'))
    : ok(who.value);
};

export const withPhone = (who: Identification, phone: string | undefined): Identification =>
  phone?.trim() ? { ...who, person: { ...who.person, phone: phone.trim() } } : who;

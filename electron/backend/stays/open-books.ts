/** The books of stays in the hands of a desk: how they file, whom they tell, and who stands on the counter. */
import type { StayDetails } from '../../core/declaration/stay-notice.ts';
import { foldLedger } from '../../core/pawn/ledger.ts';
import type { Environment } from '../../core/ports/environment.ts';
import type { PurgeCandidate } from '../../core/ports/stay-stores.ts';
import type { Database } from '../../core/ports/stores.ts';
import type { Catalogues } from '../catalogues.ts';
import type { CheckInDesk } from '../check-in/check-in-desk.ts';
import type { FacilitySettings } from '../desk-settings.ts';
import {
  type By,
  type ChannelFor,
  type FilingDependencies,
  fileStay,
  type Identification,
  type StayOptions,
} from '../filing.ts';
import type { PremisesDesk } from './premises.ts';
import { type BookName, type StayContext, unlessForged } from './stay-context.ts';
import { createStayDesks, type StayDesks } from './stay-desks.ts';

export interface BookParts {
  readonly database: Database;
  readonly environment: Environment;
  readonly catalogues: Catalogues;
  readonly premises: PremisesDesk;
  readonly checkIn: CheckInDesk;
  readonly channelFor: ChannelFor;
  readonly by: () => By;
  readonly facility: () => FacilitySettings;
  /** Records wait to be sent. */
  readonly onQueued: (ids: readonly string[]) => void;
  readonly onBooks: (changed: readonly BookName[]) => void;
}

/** Holds and seizures are on pledged goods; of a pledge that has ended, the police may still have some. */
async function isHeldByPolice(database: Database, candidate: PurgeCandidate): Promise<boolean> {
  if (candidate.class !== 'pawns') return false;
  const pawn = await database.pawns.byId(candidate.id);
  if (pawn === undefined) return false;
  const { police, places } = foldLedger(pawn.contract, pawn.events);
  return police !== undefined || Object.values(places).includes('seized');
}

export function openBooks(parts: BookParts): StayDesks {
  const { database, environment, catalogues, premises, checkIn, channelFor, by } = parts;
  const filing = (): FilingDependencies => ({
    database,
    environment,
    rules: catalogues,
    reasons: catalogues.stayReasons,
    channelFor,
    remote: premises.current().remote,
    medical: parts.facility().kind === 'medical-facility',
  });
  const changed: StayContext['changed'] = (ids, books) => {
    if (ids.length > 0) parts.onQueued(ids);
    if (books.length > 0) parts.onBooks(books);
  };
  const file = async (who: Identification, stay: StayDetails, options?: StayOptions) => {
    const filed = await fileStay(filing(), who, stay, by(), options);
    if (filed.ok) changed([filed.value.notice.id], ['stays']);
    return filed;
  };
  return createStayDesks(
    {
      database,
      environment,
      catalogues,
      premises,
      by,
      channelFor,
      filing,
      file,
      take: (checkInId, despiteForged) => unlessForged(checkIn.take(checkInId), despiteForged),
      filed: (checkInId, { notice, late }) =>
        checkIn.filed(checkInId, {
          id: notice.id,
          room: notice.stay.room,
          deadline: notice.deadline,
          late,
        }),
      changed,
    },
    {
      facility: parts.facility,
      isHeld: (candidate) => isHeldByPolice(database, candidate),
      next: () => checkIn.next(),
    },
  );
}

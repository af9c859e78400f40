/** The lines of the books out of the database. */
import type { BookLine } from '../../core/documents/book.ts';
import { writtenDate, writtenSex } from '../../core/documents/stay-line.ts';
import type { OutboxEntry } from '../../core/outbox/entry.ts';
import { OPEN_STATES } from '../../core/outbox/transitions.ts';
import type { Tenancy } from '../../core/ports/stay-stores.ts';
import type { Database } from '../../core/ports/stores.ts';
import type { StayPicture } from '../../core/stay/stay-picture.ts';
import { type EpochMs, formatLocalDate } from '../../core/time/vietnam-time.ts';
import { staysBetween } from '../stays/stays-between.ts';
import type { BookedStay, DocumentSources } from './document-sources.ts';

/** A list to be read out over the phone; longer ones are of no use. */
const MOST_OWED = 2_000;

const tenancyLine = ({ person, room, begins, ends }: Tenancy): BookLine => ({
  fullName: person.fullName,
  birthDate: writtenDate(person.birthDate),
  sex: writtenSex(person.sex),
  document: person.document.number,
  arrival: formatLocalDate(begins),
  departure: formatLocalDate(ends),
  room,
});

export function storeSources(
  database: Database,
  more: {
    /** Tenancies that need the list of temporary residence. */
    readonly toRegister: () => Promise<readonly Tenancy[]>;
  } & Pick<DocumentSources, 'pawns' | 'pawnCounts' | 'paper'>,
): DocumentSources {
  async function booked(pictures: readonly StayPicture[]): Promise<readonly BookedStay[]> {
    const entries = await database.outbox.byIds(pictures.map(({ head }) => head.id));
    const byId = new Map(entries.map((entry) => [entry.id, entry]));
    return pictures.map((picture) => ({
      picture,
      proof: byId.get(picture.head.id)?.proof,
      deadline: picture.head.deadline,
    }));
  }

  async function between(from: EpochMs, until: EpochMs): Promise<readonly StayPicture[]> {
    const found: StayPicture[] = [];
    for await (const picture of staysBetween(database.stays, from, until)) found.push(picture);
    return found.reverse();
  }

  const isOwed = ({ state }: OutboxEntry) => OPEN_STATES.includes(state) || state === 'rejected';

  /** Everything without a proof, and the stays among it that are still to be. */
  async function owedRecords() {
    const entries = await database.outbox.list({ states: [...OPEN_STATES, 'rejected'], limit: MOST_OWED });
    const ids = entries.filter(isOwed).map(({ id }) => id);
    const stays = (await database.stays.byIds(ids)).filter(({ status }) => status !== 'cancelled');
    return { ids, stays };
  }

  return {
    stays: async (from, until) => booked(await between(from, until)),
    owed: async () => booked((await owedRecords()).stays),
    async owedBesides() {
      const { ids, stays } = await owedRecords();
      const lines = new Set(stays.map(({ stayId }) => stayId));
      return database.declarations.byIds(ids.filter((id) => !lines.has(id)));
    },
    tenancies: async () => (await more.toRegister()).map(tenancyLine),
    pawns: more.pawns,
    pawnCounts: more.pawnCounts,
    paper: more.paper,
    async stay(id) {
      const picture = await database.stays.byId(id);
      return picture && (await booked([picture]))[0];
    },
  };
}

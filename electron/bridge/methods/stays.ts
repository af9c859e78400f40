/** The life of a stay after it was filed, the rooms, the register, and the search over everything. */
import { z } from 'zod';
import {
  boardView,
  guestClassView,
  guestPageView,
  instant,
  localDate,
  overlapView,
  registerView,
  residenceUnitsView,
  roomView,
  searchHitView,
  wardView,
  withoutPapersView,
} from '../views/stays.ts';
import { fieldErrorView, stayDraftView } from '../views.ts';
import { byHandInput } from './check-in.ts';
import { byId, nothing } from './inputs.ts';

const stayId = z.string().max(64);
const person = byHandInput.omit({ scanned: true });

export const stayMethods = {
  /** A guest without papers: roomed, put in the book, and a task "inform the police now" opened. What is not known stays empty. */
  'stay.withoutPapers': {
    input: withoutPapersView.extend({ stay: stayDraftView }),
    output: guestPageView,
  },
  /** All field errors at once, with nothing filed; and the earlier stay of this person that the new one overlaps. */
  'stay.check': {
    input: z.strictObject({
      checkInId: z.string().max(64),
      stay: stayDraftView,
      permittedStayUntil: localDate.optional(),
      guestClass: guestClassView.optional(),
      /** A code that no catalogue here knows is a warning: a channel may know better, or refuse it. */
      residenceUnits: residenceUnitsView.optional(),
    }),
    output: z.strictObject({
      /** By the nationality read from the document. */
      kind: z.enum(['stay-notice', 'foreign-stay']),
      fields: z.array(fieldErrorView),
      warnings: z.array(fieldErrorView),
      overlaps: overlapView.optional(),
      deadline: instant,
      ruleVersion: z.string(),
      source: z.string(),
    }),
  },
  'stay.show': { input: byId, output: guestPageView },
  /** Later departure. Beyond the longest notice it is refused, and the error points to CT01. */
  'stay.extend': { input: z.strictObject({ id: stayId, plannedDeparture: instant }), output: guestPageView },
  'stay.leaveEarly': {
    input: z.strictObject({ id: stayId, plannedDeparture: instant }),
    output: guestPageView,
  },
  'stay.changeRoom': {
    input: z.strictObject({
      id: stayId,
      room: z.string().max(60),
      /** Of a patient; the room is made of it. */
      ward: wardView.optional(),
      at: instant.optional(),
    }),
    output: guestPageView,
  },
  'stay.checkOut': { input: z.strictObject({ id: stayId, at: instant.optional() }), output: guestPageView },
  /** A new record that names the old one. `person` is taken only for one who was typed in: what a chip says is not edited. */
  'stay.correct': {
    input: z.strictObject({
      id: stayId,
      person: person.optional(),
      /** The papers have turned up: who is on the counter takes the place of who was declared. */
      checkInId: z.string().max(64).optional(),
      stay: stayDraftView,
      ward: wardView.optional(),
      permittedStayUntil: localDate.optional(),
    }),
    output: guestPageView,
  },
  'stay.cancel': {
    input: z.strictObject({
      id: stayId,
      reason: z.enum(['filed-by-mistake', 'guest-did-not-stay']),
      text: z.string().max(200).optional(),
    }),
    output: guestPageView,
  },
  /** New units of the address, chosen by the clerk; the address as printed stays as it is. Files a correction. */
  'stay.residenceUnits': {
    input: z.strictObject({ id: stayId, units: residenceUnitsView }),
    output: guestPageView,
  },

  /** Who is in which room and bed now. */
  'board.view': { input: nothing, output: boardView },
  /** They left as declared and nobody pressed check-out: each is checked out at its planned departure. */
  'board.leftAsDeclared': {
    input: z.strictObject({ ids: z.array(stayId).min(1).max(500) }),
    output: boardView,
  },
  'board.rooms': { input: z.strictObject({ rooms: z.array(roomView).max(1000) }), output: boardView },

  /** Stays that touch the days from `from` to `until`, both included, latest arrival first. */
  'register.list': {
    input: z.strictObject({
      from: localDate,
      until: localDate,
      guestClass: guestClassView.optional(),
      limit: z.number().int().min(1).max(500),
      after: z.strictObject({ arrival: instant, id: stayId }).optional(),
    }),
    output: registerView,
  },

  /** By name without diacritics, document number, room, receipt number, or a day (`DD/MM/YYYY`, `DD/MM`), in any mixture. */
  'search.find': {
    input: z.strictObject({ text: z.string().max(200), limit: z.number().int().min(1).max(100) }),
    output: z.strictObject({ hits: z.array(searchHitView) }),
  },
} as const;

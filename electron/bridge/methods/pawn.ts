/** The pawn desk: contracts and their life, watch lists, reports of suspicion. */
import { z } from 'zod';
import {
  pawnActionInput,
  pawnContractView,
  pawnDraftInput,
  pawnListView,
  pawnQuoteView,
  pawnSetupView,
  suspicionReason,
  suspicionsView,
  suspicionView,
  watchHitsView,
  watchListsView,
} from '../views/pawn.ts';
import { byId, nothing } from './inputs.ts';

const mime = z.enum(['image/jpeg', 'image/png']);

export const pawnMethods = {
  'pawn.setup': { input: nothing, output: pawnSetupView },
  /** Weighs a draft: all field errors, all stops with their legal source, the schedule. Stores nothing. */
  'pawn.quote': {
    input: z.strictObject({ checkInId: z.string().max(64), draft: pawnDraftInput }),
    output: pawnQuoteView,
  },
  /** Makes the contract with the person on the counter, and clears the counter. */
  'pawn.open': {
    input: z.strictObject({ checkInId: z.string().max(64), draft: pawnDraftInput }),
    output: z.strictObject({ id: z.string(), number: z.string(), declared: z.boolean() }),
  },
  'pawn.list': {
    input: z.strictObject({ show: z.enum(['open', 'late', 'held', 'ended']) }),
    output: pawnListView,
  },
  /** Exact: contract or document number, IMEI, plate, serial, frame or engine number; or the words of a name. */
  'pawn.find': { input: z.strictObject({ text: z.string().trim().max(100) }), output: pawnListView },
  'pawn.show': { input: byId, output: pawnContractView },
  'pawn.act': {
    input: z.strictObject({
      id: z.string().max(64),
      sequence: z.number().int(),
      action: pawnActionInput,
    }),
    output: pawnContractView,
  },
  'pawn.addPhoto': {
    input: z.strictObject({
      id: z.string().max(64),
      itemId: z.string().max(10).optional(),
      mime,
      base64: z.string().max(5_000_000),
    }),
    output: pawnContractView,
  },
  'pawn.photo': { input: byId, output: z.strictObject({ mime, base64: z.string() }) },
  /** Whether contracts are declared to the police, and within how many hours: a local arrangement. */
  'pawn.declarations': {
    input: z.strictObject({ on: z.boolean(), dueHours: z.number().int().min(1).max(720) }),
    output: pawnSetupView,
  },

  'watchList.view': { input: nothing, output: watchListsView },
  /** JSON or CSV. A file that does not say who gave it out and when takes both from here. */
  'watchList.import': {
    input: z.strictObject({
      base64: z.string().max(5_000_000),
      origin: z.string().trim().max(200).optional(),
      dated: z.string().max(10).optional(),
    }),
    output: watchListsView,
  },
  'watchList.refresh': { input: nothing, output: watchListsView },
  'watchList.remove': { input: byId, output: watchListsView },
  /** Looks one number up in all fields. */
  'watchList.check': { input: z.strictObject({ text: z.string().trim().max(60) }), output: watchHitsView },

  /** From any screen. What is on the counter, or in the contract that is open, goes along. */
  'suspicion.report': {
    input: z.strictObject({
      reason: suspicionReason,
      text: z.string().max(1000).optional(),
      contractId: z.string().max(64).optional(),
      /** Names the person on the counter. */
      checkInId: z.string().max(64).optional(),
    }),
    output: suspicionView,
  },
  'suspicion.list': { input: nothing, output: suspicionsView },
} as const;

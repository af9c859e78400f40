/** The first set-up of a desk, and who works at it. Everything else of it goes through the methods of its matter. */
import { z } from 'zod';
import {
  dryRunView,
  firstRunStep,
  firstRunView,
  operatorsView,
  policeUnitView,
  seatView,
} from '../views/first-run.ts';
import { facilityKind } from '../views.ts';
import { byId, nothing } from './inputs.ts';

const FILES_AT_MOST = 12;

export const firstRunMethods = {
  'firstRun.view': { input: nothing, output: firstRunView },
  'firstRun.facility': {
    input: z.strictObject({
      name: z.string().trim().min(1).max(200),
      kind: facilityKind,
      moreTrades: z.array(facilityKind).max(3),
      seat: seatView,
    }),
    output: firstRunView,
  },
  'firstRun.unit': { input: policeUnitView, output: firstRunView },
  /**
   * The files that the police handed out, as they are: the desk says what each is and sets up the way that they are for. PEM
   * texts and accounts go in; they never come out again.
   */
  'firstRun.attach': {
    input: z.strictObject({
      files: z
        .array(z.strictObject({ name: z.string().max(200), text: z.string().max(100_000) }))
        .min(1)
        .max(FILES_AT_MOST),
      /** Where no file says it. */
      url: z.string().trim().max(300).optional(),
      facilityCode: z.string().trim().max(64).optional(),
    }),
    output: z.strictObject({ channel: z.enum(['gateway', 'kbtt']), view: firstRunView }),
  },
  /** Tries a way. Nothing that counts is sent. */
  'firstRun.dryRun': { input: z.strictObject({ channel: dryRunView.shape.channel }), output: firstRunView },
  /** The chip that was just read on the counter is the proof; the counter is cleared of its holder. */
  'firstRun.readerSeen': { input: nothing, output: firstRunView },
  'firstRun.testPage': {
    input: nothing,
    output: z.strictObject({ name: z.string(), mime: z.string(), base64: z.string() }),
  },
  'firstRun.printed': { input: z.strictObject({ came: z.boolean() }), output: firstRunView },
  'firstRun.later': { input: z.strictObject({ step: firstRunStep }), output: firstRunView },
  /** The set-up opens by itself no more, whatever of it is still to do. */
  'firstRun.finish': { input: nothing, output: firstRunView },

  'operators.view': { input: nothing, output: operatorsView },
  /** The whole list anew. Who has no id yet gets one; an id is never given to somebody else. */
  'operators.save': {
    input: z.strictObject({
      operators: z
        .array(z.strictObject({ id: z.string().max(64).optional(), name: z.string().trim().min(1).max(100) }))
        .min(1)
        .max(50),
      /** Its place in the list. */
      atDesk: z.number().int().min(0),
    }),
    output: operatorsView,
  },
  /** The shift changes. */
  'operators.atDesk': { input: byId, output: operatorsView },
} as const;

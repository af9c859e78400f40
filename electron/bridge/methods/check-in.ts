/** The one check-in on the counter, and filing it. */
import { z } from 'zod';
import { checkInView, stayDraftView } from '../views.ts';
import { byId, nothing } from './inputs.ts';

/** The key a clerk can give: six digits, the whole number, a scanned QR line, or what the MRZ says. */
export const accessInput = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('can'), can: z.string().regex(/^\d{6}$/) }),
  z.strictObject({ kind: z.literal('number'), number: z.string().regex(/^\d{12}$/) }),
  z.strictObject({ kind: z.literal('qr'), line: z.string().max(2000) }),
  z.strictObject({
    kind: z.literal('mrz'),
    documentNumber: z.string().max(20),
    /** YYMMDD as printed; `<` where the document does not say. */
    birthDate: z.string().regex(/^[\d<]{6}$/),
    expiryDate: z.string().regex(/^[\d<]{6}$/),
    /** The twelve digits of a Vietnamese card, which stand in its MRZ too. */
    number: z
      .string()
      .regex(/^\d{12}$/)
      .optional(),
  }),
]);

/** Typed from a paper when the chip cannot be read; always `not-verified`. */
export const byHandInput = z.strictObject({
  fullName: z.string().max(100),
  birthDate: z.string().max(10),
  sex: z.enum(['male', 'female', 'unspecified']),
  nationality: z.string().max(3),
  documentKind: z.string().max(40),
  documentNumber: z.string().max(20),
  residence: z.string().max(300).optional(),
  /** Nothing was changed since a scanner read it. */
  scanned: z.enum(['qr', 'mrz']).optional(),
});

/** What a scanner read: the key of a chip and, for want of one, the person as printed. */
export const scanView = z.strictObject({ access: accessInput, person: byHandInput.optional() });

/** The key of a passport as the clerk types it: the lines at the foot of the page, or the three fields. */
export const passportKeyInput = z.strictObject({
  zone: z.string().max(300),
  documentNumber: z.string().max(40),
  birthDate: z.string().max(20),
  expiryDate: z.string().max(20),
});

export const checkInMethods = {
  'checkIn.view': { input: nothing, output: checkInView },
  /** Starts reading the card that lies there; returns at once, progress comes by the `checkIn` event. */
  'checkIn.read': { input: accessInput, output: checkInView },
  'checkIn.byHand': { input: byHandInput, output: checkInView },
  /** A text that a scanner typed as a keyboard; scanners on HID report by the `scan` event. */
  'checkIn.scanned': { input: z.strictObject({ text: z.string().max(2000) }), output: scanView },
  /** All field errors come at once as `fields-invalid`. */
  'checkIn.passportKey': { input: passportKeyInput, output: scanView },
  'checkIn.cancel': { input: nothing, output: checkInView },
  /** Clears the counter for the next guest. */
  'checkIn.next': { input: nothing, output: checkInView },
  'checkIn.portrait': {
    input: byId,
    output: z.strictObject({ mime: z.enum(['image/jpeg', 'image/jp2']), base64: z.string() }),
  },
  /** How the card is built and how it answered, without a value of its holder: to read, and as a file. */
  'checkIn.structureReport': {
    input: byId,
    output: z.strictObject({
      lines: z.array(z.string()).readonly(),
      name: z.string(),
      mime: z.string(),
      base64: z.string(),
    }),
  },

  /** Files the declaration of the check-in on the counter. All field errors come at once as `fields-invalid`. */
  'stay.file': {
    input: z.strictObject({
      checkInId: z.string().max(64),
      stay: stayDraftView,
      /** The clerk has seen the `forged` verdict and files all the same; without it such a filing is refused. */
      despiteForged: z.boolean().optional(),
      /** Of a foreign guest: the last day of the permitted stay. In no chip and no MRZ, so it is asked, never guessed. */
      permittedStayUntil: z.iso.date().optional(),
      /** New units of the printed address, by the codes of `addresses.provinces` and `addresses.wards`. */
      residenceUnits: z
        .strictObject({ province: z.string().max(9), ward: z.string().max(9).optional() })
        .optional(),
      /** The same person has an earlier stay that this one overlaps (`stay-overlaps`): it ends when this one begins. */
      earlierStay: z.enum(['ends-now']).optional(),
    }),
    output: z.strictObject({ id: z.string(), deadline: z.number().int(), late: z.boolean() }),
  },
} as const;

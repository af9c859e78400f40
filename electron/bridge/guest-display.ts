/**
 * The contract of the guest display: what the second window may ask and hear. It is a contract of its own, not a part of
 * the desk's, so that nothing of the desk can be reached by it.
 * SECURITY: strict schemas; of the one guest at the counter and of nobody else.
 */
import { z } from 'zod';
import { textView } from './views.ts';

/** The languages the display speaks, by their BCP 47 names. */
export const DISPLAY_LANGUAGES = ['vi', 'en', 'zh', 'ko', 'ja', 'ru'] as const;
export const displayLanguage = z.enum(DISPLAY_LANGUAGES);
export type DisplayLanguage = z.output<typeof displayLanguage>;

/** What a stay declaration says of a guest. The order is that of the display. */
export const DECLARED_FIELDS = [
  'fullName',
  'birthDate',
  'sex',
  'nationality',
  'documentKind',
  'documentNumber',
  'issuingState',
  'issueDate',
  'expiryDate',
  'residence',
  'phone',
  'room',
  'arrival',
  'plannedDeparture',
  'reason',
  'reasonText',
  'note',
  'permittedStayUntil',
] as const;
export type DeclaredField = (typeof DECLARED_FIELDS)[number];

/** Days as `YYYY-MM-DD`, instants as ISO 8601 in UTC, the rest as it is declared. */
const declaredValue = z.strictObject({ name: z.enum(DECLARED_FIELDS), value: z.string() });

export const consentAnswer = z.enum(['given', 'refused']);
export type ConsentAnswer = z.output<typeof consentAnswer>;

export const guestDisplayView = z.strictObject({
  facility: z.strictObject({ name: z.string(), address: z.string() }),
  language: displayLanguage,
  training: z.boolean(),
  /** `filed`: a word of thanks, with nothing of the guest. */
  stage: z.enum(['idle', 'reading', 'guest', 'filed']),
  /** Only in stage `guest`. */
  guest: z
    .strictObject({
      id: z.string(),
      declares: z.enum(['stay-notice', 'foreign-stay']),
      fields: z.array(declaredValue),
      reason: textView.optional(),
      /** The unit that this facility declares to, where the desk knows it. */
      policeUnit: z.string().optional(),
      /** The rule in force: its texts, as the desk cites them. */
      legalBasis: z.string(),
      /** How long the facility keeps this declaration; `desk` where no text gives the figure. */
      kept: z.strictObject({ months: z.number().int(), basis: z.enum(['law', 'desk']) }),
      /** Asked only where the facility wants to keep the picture and data of the chip. */
      consent: z
        .strictObject({ days: z.number().int(), textVersion: z.string(), answer: consentAnswer.optional() })
        .optional(),
    })
    .optional(),
});
export type GuestDisplayView = z.output<typeof guestDisplayView>;

export const displayMethods = {
  view: { input: z.strictObject({}) },
  language: { input: z.strictObject({ language: displayLanguage }) },
  /** Of the guest that is shown; for one who has gone since, nothing is noted. */
  consent: { input: z.strictObject({ guest: z.string().max(64), answer: consentAnswer }) },
} as const;
export type DisplayMethod = keyof typeof displayMethods;

export const isDisplayMethod = (name: unknown): name is DisplayMethod =>
  typeof name === 'string' && Object.hasOwn(displayMethods, name);
export type DisplayInput<M extends DisplayMethod> = z.input<(typeof displayMethods)[M]['input']>;

/** What the second window sees of its host. Every call answers with the display as it is then. */
export interface GuestDisplayBridge {
  call<M extends DisplayMethod>(method: M, input: DisplayInput<M>): Promise<GuestDisplayView>;
  /** Every change, from the present state on. Returns the function that ends it. */
  onView(listener: (view: GuestDisplayView) => void): () => void;
}

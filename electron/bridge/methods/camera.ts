/** The guest's picture by the camera: off unless the facility wants it, and none without the guest's word. */
import { z } from 'zod';
import { consentAnswer, displayLanguage } from '../guest-display.ts';
import { instant } from '../views/stays.ts';
import { byId } from './inputs.ts';

/** The page makes pictures of at most 640 pixels; a larger file is none of its own. */
export const MOST_PICTURE_BYTES = 300_000;
const base64 = z.base64().max(4 * Math.ceil(MOST_PICTURE_BYTES / 3));
const checkInId = z.string().max(64);

/** What the counter knows of the guest who stands there. */
export const cameraView = z.strictObject({
  /** The facility wants pictures. */
  on: z.boolean(),
  /** How long one is kept, by the rule in force. */
  days: z.number().int(),
  /** Silence is no consent: absent until the guest has said something. */
  answer: consentAnswer.optional(),
  /** JPEG; kept with the declaration when it is filed, and gone with the guest when it is not. */
  picture: z.strictObject({ takenAt: instant, base64 }).optional(),
});

export const cameraMethods = {
  /** Of the check-in on the counter. */
  'camera.view': { input: byId, output: cameraView },
  /** The guest has answered the clerk, who read or showed the text in `language`. "No" drops a picture taken before. */
  'camera.consent': {
    input: z.strictObject({ checkInId, answer: consentAnswer, language: displayLanguage }),
    output: cameraView,
  },
  /** A JPEG, in place of one taken before. Fails with `camera-not-agreed` unless the guest has said yes. */
  'camera.keep': { input: z.strictObject({ checkInId, base64 }), output: cameraView },
  /** Drops the picture of the guest on the counter; the consent stays, for another try. */
  'camera.discard': { input: z.strictObject({ checkInId }), output: cameraView },
  /** Whether a picture is kept of a stay, and by which consent; the picture itself is `camera.show`. */
  'camera.of': {
    input: byId,
    output: z.strictObject({
      kept: z
        .strictObject({
          takenAt: instant,
          /** The purge takes it from this instant on. */
          until: instant,
          how: z.enum(['aloud', 'display']),
          language: z.string(),
        })
        .optional(),
    }),
  },
  /** Noted in the log: somebody looked. */
  'camera.show': { input: byId, output: z.strictObject({ takenAt: instant, base64: z.base64() }) },
  /** At once, and noted in the log. */
  'camera.remove': { input: byId, output: z.strictObject({}) },
} as const;

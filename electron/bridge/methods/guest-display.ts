/** The desk's side of the guest display: whether there is one, opening it, and what it may show. */
import { z } from 'zod';
import { stayDraftView } from '../views.ts';
import { nothing } from './inputs.ts';

/** `open`: whether its window is open, where the host holds that window. */
export const guestDisplaySetting = z.strictObject({ on: z.boolean(), open: z.boolean().optional() });

export const guestDisplayMethods = {
  'guestDisplay.setting': { input: nothing, output: guestDisplaySetting },
  'guestDisplay.switch': { input: z.strictObject({ on: z.boolean() }), output: guestDisplaySetting },
  /** Electron opens its second window itself; a browser is told an address that works once. */
  'guestDisplay.open': { input: nothing, output: z.strictObject({ address: z.string().optional() }) },
  /** Of a window that the host holds; in a browser the window has a button of its own. */
  'guestDisplay.close': { input: nothing, output: guestDisplaySetting },
  /** The stay as it stands in the clerk's form, of the guest on the counter. */
  'guestDisplay.follow': {
    input: z.strictObject({
      checkInId: z.string().max(64),
      stay: stayDraftView,
      permittedStayUntil: z.string().max(10).optional(),
    }),
    output: z.strictObject({}),
  },
} as const;

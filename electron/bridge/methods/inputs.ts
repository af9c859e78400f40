/** Inputs that many methods take. */
import { z } from 'zod';

export const nothing = z.strictObject({});
export const byId = z.strictObject({ id: z.string().max(64) });

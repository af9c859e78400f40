import { z } from 'zod';

/** `HH:MM` in rule data. */
export const dayTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

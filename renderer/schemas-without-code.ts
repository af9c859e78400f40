/**
 * SECURITY: the page's policy allows no code made from text; zod then must not try. Imported before anything else,
 * because a schema decides this when it is made.
 */
import { z } from 'zod';

z.config({ jitless: true });

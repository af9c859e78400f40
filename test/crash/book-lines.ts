/** The endpoint's book as it was written, line by line: what a summary of it could hide. */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';

const bookLine = z.discriminatedUnion('event', [
  z.object({ event: z.literal('accepted'), id: z.string(), contentSha256: z.string() }),
  z.object({ event: z.literal('registered'), id: z.string(), receiptNumber: z.string() }),
  z.object({ event: z.literal('refused'), id: z.string() }),
  z.object({ event: z.literal('repeated'), id: z.string() }),
  z.object({ event: z.literal('conflicting'), id: z.string() }),
  z.object({ event: z.literal('cancelled'), id: z.string() }),
]);
export type BookLine = z.infer<typeof bookLine>;

/** Whole lines; one that was cut by a kill was never answered and does not count. */
export async function readBookLines(file: string): Promise<readonly BookLine[]> {
  const text = await readFile(file, 'utf8');
  return text
    .split('\n')
    .slice(0, -1)
    .map((line) => bookLine.parse(JSON.parse(line)));
}

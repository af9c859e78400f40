/**
 * The Ministry's API under the crash test: no receipt, and nobody to ask. When the faults are over, a clerk looks into the
 * portal's list, which here is the endpoint's book: who stands there is confirmed, who does not is sent again.
 */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { confirmByHand, disownByHand } from '../../electron/backend/sending/settle-by-hand.ts';
import type { Declaration } from '../../electron/core/declaration/declaration.ts';
import { contentSha256 } from '../../electron/police/gateway/canonical-json.ts';
import { toKbttRecord } from '../../electron/police/kbtt/record.ts';
import type { FaultInput } from '../../electron/training/kbtt-endpoint/fault.ts';
import { startKbttProcess } from '../support/desk/endpoint-process.ts';
import { attachKbtt } from '../support/desk/live-desk.ts';
import type { BookLine } from './book-lines.ts';
import type { CrashedWay } from './crashed-way.ts';
import { KBTT_ROTA } from './fault-rota.ts';
import type { Guest } from './life-plan.ts';

/** Several records in a request, so that one may be taken and its mate refused. */
const MOST_IN_REQUEST = 5;
/** `4` is what the fault `changed-catalogue` does not know. */
const REASONS = ['1', '1', '4'] as const;
const LONGEST_PAUSE_MS = 40;

const KINDS = [
  ...(['stay-notice', 'stay-notice', 'stay-notice', 'stay-notice'] as const),
  ...(['stay-change', 'stay-change', 'foreign-stay', 'foreign-stay'] as const),
] as const;

const bookLine = z.object({
  event: z.enum(['stay', 'departure']),
  record: z.record(z.string(), z.unknown()),
});
type Line = z.infer<typeof bookLine>;

/** Whole lines; one that was cut by a kill was never answered and does not count. */
const linesOf = async (book: string): Promise<readonly Line[]> =>
  (await readFile(book, 'utf8'))
    .split('\n')
    .slice(0, -1)
    .map((line) => bookLine.parse(JSON.parse(line)));

/** A paper has one stay and one change of it in a run: each guest is another person. */
const keyOfLine = ({ event, record }: Line): string => `${event} ${record.soGiayTo ?? record.soHoChieu}`;
const keyOf = ({ kind, person }: Declaration): string =>
  `${kind === 'stay-change' ? 'departure' : 'stay'} ${person.document.number}`;

export const kbttWay: CrashedWay = {
  id: 'kbtt',
  rota: KBTT_ROTA,
  green: 'seen-in-list',
  takesGuestsAgain: false,
  async startEndpoint(folder, port) {
    const { announcement, setFault, kill } = await startKbttProcess(folder, port);
    return {
      port: announcement.port,
      book: announcement.book,
      attach: (desk) => attachKbtt(desk, announcement, MOST_IN_REQUEST),
      setFault: (fault) => setFault(fault as FaultInput | undefined),
      kill,
    };
  },
  drawGuest: (random, ordinal) => ({
    kind: random.pick<Guest['kind']>(KINDS),
    // The API has no place for an unspecified sex, which every third of the invented foreigners has.
    seed: 1 + 3 * ordinal,
    room: '101',
    reason: random.pick<string>(REASONS),
    pauseMs: random.chance(0.5) ? 0 : random.between(0, LONGEST_PAUSE_MS),
  }),
  async settle({ database }, open, book) {
    const doubtful = open.filter(({ state }) => state === 'unknown' || state === 'accepted');
    const seen = new Set((await linesOf(book)).map(keyOfLine));
    const by = { operatorId: 'operator-1', now: Date.now() };
    for (const declaration of await database.declarations.byIds(doubtful.map(({ id }) => id))) {
      const settled = seen.has(keyOf(declaration))
        ? await confirmByHand(database, [declaration.id], { kind: 'seen-in-list' }, by)
        : await disownByHand(database, [declaration.id], by);
      if (!settled.ok) throw new Error(settled.error.code);
    }
  },
  async readBook(book, declarations) {
    const idOf = new Map(declarations.map((one) => [keyOf(one), one.id]));
    return (await linesOf(book)).map((line): BookLine => {
      const key = keyOfLine(line);
      return { event: 'accepted', id: idOf.get(key) ?? key, contentSha256: contentSha256(line.record) };
    });
  },
  contentOf: (declaration) => contentSha256(toKbttRecord(declaration).body),
};

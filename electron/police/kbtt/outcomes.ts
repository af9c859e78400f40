/** What one request came to, as one outcome of the port for each record. */
import type { Declaration } from '../../core/declaration/declaration.ts';
import { failure } from '../../core/failure/failure.ts';
import type { RecordOutcome } from '../../core/ports/channel.ts';
import { keptReply } from '../broken-exchange.ts';
import { judge } from './refusal-map.ts';
import { readRefusal } from './refusal-text.ts';

/** Success: taken, and no receipt comes by this way. Somebody must see it in the list before it is green. */
export const takenOutcomes = (
  declarations: readonly Declaration[],
  reply: string,
): readonly RecordOutcome[] =>
  declarations.map(({ id }) => ({
    outcome: 'accepted',
    id,
    failure: failure('awaits-reconciliation'),
    reply: keptReply(reply),
  }));

/**
 * A refusal. What names a record is about that record; what names none is about the only record of a request of one. A
 * record that nothing is said about may have been taken or not: the guide does not say, so it is `unknown`.
 *
 * @param repeated the same request went out just before, and nobody knows what was done with it
 */
export function refusedOutcomes(
  declarations: readonly Declaration[],
  message: string,
  body: string,
  repeated = false,
): readonly RecordOutcome[] {
  const { byPlace, general } = readRefusal(message);
  const reply = keptReply(body);
  const alone = declarations.length === 1;
  const strangers = [...byPlace].flatMap(([place, sentences]) =>
    place < 1 || place > declarations.length
      ? sentences.map((sentence) => `Bản khai báo ${place}: ${sentence}`)
      : [],
  );
  const unplaced = [general, ...strangers].filter((text) => text !== '');
  return declarations.map(({ id }, index): RecordOutcome => {
    const own = byPlace.get(index + 1) ?? [];
    const sentences = alone ? [...own, ...unplaced] : own;
    if (sentences.length === 0 && !alone) {
      return {
        outcome: 'unknown',
        id,
        failure: failure('batch-partly-refused', {
          ...(unplaced.length === 0 ? {} : { authorityText: keptReply(unplaced.join('\n')) }),
        }),
        reply,
      };
    }
    const judgement = judge(sentences);
    const { kind, failure: why, ifRepeated } = judgement;
    if (kind === 'held') return { outcome: 'unknown', id, failure: why, reply };
    if (repeated && ifRepeated) return { outcome: 'unknown', id, failure: ifRepeated, reply };
    return { outcome: 'rejected', id, failure: why, reply, ...(ifRepeated && { ifRepeated }) };
  });
}

/** The same person cannot be in two rooms: an earlier stay that overlaps is found at the desk, before the authority finds it. */
import type { StayDeclaration } from '../../core/declaration/declaration.ts';
import type { StayChange, StayChangeDetails } from '../../core/declaration/stay-change.ts';
import { type Failure, failure } from '../../core/failure/failure.ts';
import type { Environment } from '../../core/ports/environment.ts';
import type { Stores } from '../../core/ports/stores.ts';
import { err, ok, type Result } from '../../core/result.ts';
import { ruleInForce } from '../../core/rules/dated-rule.ts';
import { type StayChangeRule, stayChangeDeadline } from '../../core/rules/stay-change-rule.ts';
import { overlaps, type StayPicture } from '../../core/stay/stay-picture.ts';
import { type EpochMs, formatLocalDate, localDateOf, localTimeOf } from '../../core/time/vietnam-time.ts';
import { type ChannelFor, channelForStay, queueDeclaration } from '../filing.ts';

export interface ChangeDependencies {
  readonly environment: Environment;
  readonly rules: { readonly stayChangeRules: readonly StayChangeRule[] };
  readonly channelFor: ChannelFor;
}

/** A person rarely has more stays that could meet a new one. */
const LOOKED_AT = 20;

const clock = (at: EpochMs): string => `${localTimeOf(at)} ${formatLocalDate(localDateOf(at))}`;

/** Stays of the person of a declaration at this facility, latest first. Without a number nobody can be compared. */
async function staysOfPerson(
  stores: Stores,
  { person, facilityId }: Pick<StayDeclaration, 'person' | 'facilityId'>,
): Promise<readonly StayPicture[]> {
  const { number, issuingState } = person.document;
  if (number === '') return [];
  const stays = await stores.stays.ofPerson(number, LOOKED_AT);
  return stays.filter(
    ({ head }) =>
      head.facilityId === facilityId &&
      // Two states give out the same passport number.
      head.person.document.issuingState === issuingState,
  );
}

/** Those of them that overlap it. */
export async function overlappingStays(
  stores: Stores,
  declaration: Pick<StayDeclaration, 'person' | 'stay' | 'facilityId'>,
): Promise<readonly StayPicture[]> {
  return (await staysOfPerson(stores, declaration)).filter((earlier) => overlaps(earlier, declaration.stay));
}

export const overlapFailure = (earlier: StayPicture): Failure =>
  failure('stay-overlaps', {
    fields: [
      {
        path: 'stay.arrival',
        message: {
          vi: `Đang khai báo ở phòng ${earlier.room}, từ ${clock(earlier.arrival)} đến ${clock(earlier.plannedDeparture)}.`,
          en: `Declared in room ${earlier.room}, from ${clock(earlier.arrival)} to ${clock(earlier.plannedDeparture)}.`,
        },
      },
    ],
  });

/** The record of a change, by the rule of the day. */
export function changeRecord(
  picture: StayPicture,
  change: StayChangeDetails,
  operatorId: string,
  { environment, rules }: Pick<ChangeDependencies, 'environment' | 'rules'>,
): StayChange {
  const now = environment.now();
  const rule = ruleInForce(rules.stayChangeRules, localDateOf(now));
  const at = 'at' in change ? change.at : now;
  const { head } = picture;
  return {
    kind: 'stay-change',
    id: environment.newId(),
    facilityId: head.facilityId,
    operatorId,
    person: head.person,
    source: head.source,
    verdict: head.verdict,
    concerns: picture.stayId,
    change,
    createdAt: now,
    deadline: stayChangeDeadline(change.type, at, picture.plannedDeparture, rule),
    ruleVersion: rule.version,
  };
}

/** A check-out of an earlier stay: at the new arrival, or when it was declared to end if that was before. */
const leftAt = (earlier: StayPicture, arrival: EpochMs): EpochMs =>
  Math.min(arrival, Math.max(earlier.plannedDeparture, earlier.arrival));

/**
 * Ends what is open when the clerk said so, by a check-out; refuses with `stay-overlaps` otherwise, and where the earlier
 * stay begins later than the new one, because then nothing can end it.
 */
export async function earlierStayEnds(
  stores: Stores,
  notice: StayDeclaration,
  dependencies: ChangeDependencies,
  earlierStay: 'ends-now' | undefined,
): Promise<Result<undefined, Failure>> {
  const { arrival } = notice.stay;
  const earlier = await staysOfPerson(stores, notice);
  // All are looked at before the first is ended: a refusal must leave nothing behind in the transaction.
  const standing = earlier.find(
    (stay) =>
      overlaps(stay, notice.stay) &&
      (earlierStay !== 'ends-now' || stay.arrival >= arrival || stay.status !== 'open'),
  );
  if (standing) return err(overlapFailure(standing));
  if (earlierStay !== 'ends-now') return ok(undefined);
  for (const stay of earlier) {
    if (stay.status !== 'open' || stay.arrival >= arrival) continue;
    await queueDeclaration(
      stores,
      changeRecord(stay, { type: 'check-out', at: leftAt(stay, arrival) }, notice.operatorId, dependencies),
      channelForStay(stay.head.stay, dependencies.channelFor),
    );
  }
  return ok(undefined);
}

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

/** Stays of the person of a declaration that overlap it, latest first. Without a number nobody can be compared. */
export async function overlappingStays(
  stores: Stores,
  { person, stay, facilityId }: Pick<StayDeclaration, 'person' | 'stay' | 'facilityId'>,
  now: EpochMs,
): Promise<readonly StayPicture[]> {
  const { number, issuingState } = person.document;
  if (number === '') return [];
  const stays = await stores.stays.ofPerson(number, LOOKED_AT);
  return stays.filter(
    (earlier) =>
      earlier.head.facilityId === facilityId &&
      // Two states give out the same passport number.
      earlier.head.person.document.issuingState === issuingState &&
      overlaps(earlier, stay, now),
  );
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

/**
 * Ends what overlaps when the clerk said so, by a check-out at the new arrival; refuses with `stay-overlaps` otherwise, and
 * where the earlier stay begins later than the new one, because then nothing can end it.
 */
export async function earlierStayEnds(
  stores: Stores,
  notice: StayDeclaration,
  dependencies: ChangeDependencies,
  earlierStay: 'ends-now' | undefined,
): Promise<Result<undefined, Failure>> {
  const earlier = await overlappingStays(stores, notice, dependencies.environment.now());
  // All are looked at before the first is ended: a refusal must leave nothing behind in the transaction.
  const standing = earlier.find(
    (stay) => earlierStay !== 'ends-now' || stay.arrival >= notice.stay.arrival || stay.status !== 'open',
  );
  if (standing) return err(overlapFailure(standing));
  for (const stay of earlier) {
    const change = { type: 'check-out', at: notice.stay.arrival } as const;
    await queueDeclaration(
      stores,
      changeRecord(stay, change, notice.operatorId, dependencies),
      channelForStay(stay.head.stay, dependencies.channelFor),
    );
  }
  return ok(undefined);
}

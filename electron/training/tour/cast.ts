/** The people of a situation, invented the same way every time, and the chips they carry. */
import { type CardHolder, cardAccessNumberOf } from '../../../native/virtual-chip/card-holder.ts';
import type { VirtualChip } from '../../../native/virtual-chip/chip.ts';
import type { Issuer } from '../../../native/virtual-chip/issuer/issuer.ts';
import { passportLinesOf, passportNumberOf } from '../../../native/virtual-chip/machine-readable-zone.ts';
import { PASSPORT_PACE_IM } from '../../../native/virtual-chip/profiles/passports.ts';
import { createSimulatedCard } from '../../../native/virtual-chip/simulated-card.ts';
import type { Person } from '../../core/identity/person.ts';
import type { Environment } from '../../core/ports/environment.ts';
import { inventPerson } from '../people/invented-person.ts';
import { qrLineOf } from '../people/qr-line.ts';
import type { TrainingView } from '../training-desk.ts';
import type { KnownPerson } from './condition.ts';
import type { PracticePerson, Setting } from './situation.ts';

/** Seeds of a crowd begin here, away from those of the people with a part of their own. */
const CROWD_SEED = 1000;

export interface CastMember {
  readonly part: PracticePerson;
  readonly holder: CardHolder;
}

/** @param short fewer of a crowd */
export function castOf(
  setting: Setting,
  { now, today, short }: { readonly now: () => Date; readonly today: string; readonly short: boolean },
): readonly CastMember[] {
  const crowd = short ? (setting.crowd?.short ?? 0) : (setting.crowd?.full ?? 0);
  const parts: readonly PracticePerson[] = [
    ...setting.people,
    ...Array.from(
      { length: crowd },
      (_, index): PracticePerson => ({
        key: `guest-${index + 1}`,
        seed: CROWD_SEED + index,
        document: { kind: 'card' },
      }),
    ),
  ];
  return parts.map((part) => {
    const invented = inventPerson(part.seed, { now });
    return { part, holder: part.change?.(invented, today) ?? invented };
  });
}

const isPassport = ({ part }: CastMember): boolean => part.document?.kind === 'passport';

export const numberOf = (member: CastMember): string =>
  isPassport(member) ? passportNumberOf(member.holder) : member.holder.number;

export const knownPerson = (member: CastMember): KnownPerson => ({
  key: member.part.key,
  fullName: member.holder.fullName,
  numbers: [numberOf(member), ...(member.part.moreNumbers ?? [])],
});

/** As an earlier shift typed them from the face of the card. */
export const personOfFace = ({ holder }: CastMember): Person => ({
  fullName: holder.fullName,
  birthDate: holder.birthDate,
  sex: holder.sex,
  nationality: 'VNM',
  document: { kind: 'cccd', number: holder.number, issuingState: 'VNM' },
  ...(holder.placeOfResidence !== undefined && { residence: holder.placeOfResidence }),
});

export interface Issuers {
  readonly vietnam: Issuer;
  readonly abroad: Issuer;
}

export function chipOf(
  member: CastMember,
  issuers: Issuers,
  { random, now }: Pick<Environment, 'random' | 'now'>,
): VirtualChip {
  const { part, holder } = member;
  return createSimulatedCard({
    issuer: holder.issuingState === undefined ? issuers.vietnam : issuers.abroad,
    holder,
    random,
    now: () => new Date(now()),
    ...(isPassport(member) && { profile: PASSPORT_PACE_IM }),
    ...(part.document?.faults && { faults: part.document.faults }),
  }).chip;
}

/** What the training table shows of those who have something to lay on the reader; never what is wrong with it. */
export const tableViewOf = (member: CastMember): TrainingView['people'][number] => ({
  id: member.part.key,
  fullName: member.holder.fullName,
  number: numberOf(member),
  can: isPassport(member) || member.part.document?.digitsWorn ? '' : cardAccessNumberOf(member.holder),
  qr: isPassport(member) ? passportLinesOf(member.holder).join('\n') : qrLineOf(member.holder),
  lesson: isPassport(member) ? 'guest-with-passport' : 'guest',
  note: { vi: 'Khách trước quầy', en: 'A guest at the counter' },
});

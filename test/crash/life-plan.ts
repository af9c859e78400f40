/** What one life of the desk is told to do before it is killed. One line of JSON on its standard input. */
import { z } from 'zod';
import type { StayDetails } from '../../electron/core/declaration/stay-notice.ts';
import type { Person } from '../../electron/core/identity/person.ts';
import { inventPerson } from '../../electron/training/people/invented-person.ts';
import { inventedCitizen } from '../support/desk/invented-declarations.ts';

export const guest = z.object({
  kind: z.enum(['stay-notice', 'foreign-stay', 'stay-change', 'pawn-contract', 'suspicion-report']),
  /** Of the invented person; the same seed is the same person, and the same contract. */
  seed: z.number().int(),
  room: z.string(),
  reason: z.string(),
  /** Pause before this one is filed. */
  pauseMs: z.number(),
});
export type Guest = z.infer<typeof guest>;

export const lifePlan = z.object({
  /** The only way that the desk is set up for. */
  channel: z.enum(['gateway', 'kbtt']),
  guests: z.array(guest),
  /** A bus at the door: all of them are filed in one transaction and leave in one batch, instead of one after the other. */
  together: z.boolean(),
  /** The clerk presses "send now" when all are filed. */
  pressesSend: z.boolean(),
});
export type LifePlan = z.infer<typeof lifePlan>;

/** What a life says, one line of JSON each. `filed` only after the desk has said so. */
export const lifeWord = z.discriminatedUnion('word', [
  z.object({ word: z.literal('loaded') }),
  z.object({ word: z.literal('open') }),
  z.object({ word: z.literal('filed'), id: z.string() }),
]);
export type LifeWord = z.infer<typeof lifeWord>;

const DAY_MS = 86_400_000;

/** Few people for the gateway, who come back; each another one for the Ministry, which takes nobody twice. */
export function personOf({ seed }: Guest, channel: LifePlan['channel'], now: number): Person {
  if (channel === 'kbtt') return inventedCitizen(seed, now);
  const holder = inventPerson(seed, { now: () => new Date(now) });
  return {
    fullName: holder.fullName,
    birthDate: holder.birthDate,
    sex: holder.sex,
    nationality: 'VNM',
    document: { kind: 'cccd', number: holder.number, issuingState: 'VNM' },
    residence: holder.placeOfResidence,
  };
}

export const stayOf = ({ room, reason }: Guest, now: number): StayDetails => ({
  room,
  arrival: now,
  plannedDeparture: now + DAY_MS,
  reason,
});

import type { z } from 'zod';
import type { personView, stayDraftView } from '../../bridge/views.ts';
import type { StayDetails } from '../../core/declaration/stay-notice.ts';
import type { Person } from '../../core/identity/person.ts';
import { type CardText, nationalNameOf } from '../../core/identity/person-from-card.ts';

export type PersonView = z.output<typeof personView>;
export type StayDraftView = z.output<typeof stayDraftView>;

export const personViewOf = (person: Person): PersonView => ({
  fullName: person.fullName,
  birthDate: person.birthDate,
  sex: person.sex,
  nationality: person.nationality,
  documentKind: person.document.kind,
  documentNumber: person.document.number,
  issuingState: person.document.issuingState,
  ...(person.document.issueDate !== undefined && { issueDate: person.document.issueDate }),
  ...(person.document.expiryDate !== undefined && { expiryDate: person.document.expiryDate }),
  ...(person.residence !== undefined && { residence: person.residence }),
});

/** What a chip says beyond what is declared, for whoever compares it with the document. */
export function chipPersonViewOf(person: Person, card: CardText): PersonView {
  const nationalName = nationalNameOf(card);
  const { personal, vietnamese } = card;
  return {
    ...personViewOf(person),
    ...(nationalName !== undefined && { nationalName }),
    ...(personal?.placeOfBirth !== undefined && { placeOfBirth: personal.placeOfBirth }),
    ...(vietnamese?.placeOfOrigin !== undefined && { placeOfOrigin: vietnamese.placeOfOrigin }),
  };
}

export const stayViewOf = (stay: StayDetails, phone?: string): StayDraftView => ({
  room: stay.room,
  arrival: stay.arrival,
  plannedDeparture: stay.plannedDeparture,
  reason: stay.reason,
  ...(stay.reasonText !== undefined && { reasonText: stay.reasonText }),
  ...(phone !== undefined && { phone }),
  ...(stay.note !== undefined && { note: stay.note }),
});

/** Lists show the last four characters only: enough to tell two guests apart. */
export const maskNumber = (number: string): string => (number === '' ? '' : `•••• ${number.slice(-4)}`);

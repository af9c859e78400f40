/** The fields of a stay declaration as the guest is shown them: those that are sent, with the values that are sent. */
import type { DeclaredField, GuestDisplayView } from '../../bridge/guest-display.ts';
import type { PersonView, StayDraftView } from '../views/person-view.ts';

type Declared = NonNullable<GuestDisplayView['guest']>['fields'];

/**
 * What the record names and the guest did not give (the desk's verdict on the card, times, versions) is not among them:
 * it is no datum for the guest to check, and a verdict is the clerk's to act on.
 *
 * @returns without what is empty, in the order of the display
 */
export function declaredFields(
  person: PersonView,
  stay: StayDraftView,
  permittedStayUntil: string | undefined,
): Declared {
  const instant = (at: number) => new Date(at).toISOString();
  const values: Readonly<Record<DeclaredField, string | undefined>> = {
    fullName: person.fullName,
    birthDate: person.birthDate,
    sex: person.sex,
    nationality: person.nationality,
    documentKind: person.documentKind,
    documentNumber: person.documentNumber,
    issuingState: person.issuingState,
    issueDate: person.issueDate,
    expiryDate: person.expiryDate,
    residence: person.residence,
    phone: stay.phone,
    room: stay.room,
    arrival: instant(stay.arrival),
    plannedDeparture: instant(stay.plannedDeparture),
    reason: stay.reason,
    reasonText: stay.reasonText,
    note: stay.note,
    permittedStayUntil,
  };
  return (Object.entries(values) as [DeclaredField, string | undefined][]).flatMap(([name, value]) =>
    value === undefined || value.trim() === '' ? [] : [{ name, value }],
  );
}

/**
 * What keeps its order: the records about one person, and those about one contract. A later one never overtakes an
 * earlier one that is still on its way, because the authority may refuse a change of what it has not got.
 */
import type { Declaration } from '../declaration/declaration.ts';
import { unreachable } from '../result.ts';

/** A document number alone is not enough: two states give out the same passport number. */
function personKey({ id, person }: Declaration): string {
  const { issuingState, number } = person.document;
  // Guests without papers have nothing in common.
  if (number === '') return `record ${id}`;
  return `person ${issuingState} ${number.replaceAll(/\s/g, '').toUpperCase()}`;
}

const contractKey = (facilityId: string, number: string): string => `contract ${facilityId} ${number}`;

/** The key of a record that begins something. */
export function orderKeyOf(declaration: Declaration): string {
  switch (declaration.kind) {
    case 'stay-notice':
    case 'foreign-stay':
    case 'stay-change':
      return personKey(declaration);
    case 'pawn-contract':
      return contractKey(declaration.facilityId, declaration.pawn.number);
    case 'suspicion-report':
      // Waits for nothing: a warning is never held back by an earlier record.
      return `suspicion ${declaration.id}`;
    default:
      return unreachable(declaration, 'declaration');
  }
}

/**
 * The key of a record that changes or corrects another: that one's, even where the correction is about the document
 * number itself.
 *
 * @param earlier the entry of the record that this one names
 */
export const followingKey = (
  declaration: Declaration,
  earlier: { readonly orderKey: string } | undefined,
): string => earlier?.orderKey ?? orderKeyOf(declaration);

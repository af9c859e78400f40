/** The order and the search of trust anchors: a master list brings hundreds. */
import type { Settings } from '../../bridge/view-types.ts';
import { plain } from '../../messages/plain.ts';

type Anchor = Settings['trustAnchors'][number];

/** What wants something done first, then by state and name. */
export const inOrder = (anchors: readonly Anchor[]): readonly Anchor[] =>
  anchors.toSorted(
    (a, b) =>
      Number(b.needsSuccessor) - Number(a.needsSuccessor) ||
      a.country.localeCompare(b.country) ||
      a.subject.localeCompare(b.subject) ||
      b.validUntil - a.validUntil,
  );

/** Fewer would match fingerprints by chance. */
const LEAST_HEX = 4;

/** Two letters are a state; anything else is looked for in names, files and fingerprints. */
export function findAnchors(anchors: readonly Anchor[], typed: string): readonly Anchor[] {
  const wanted = plain(typed.trim());
  if (wanted === '') return anchors;
  if (/^[a-z]{2}$/.test(wanted)) {
    const ofState = anchors.filter(({ country }) => country.toLowerCase() === wanted);
    if (ofState.length > 0) return ofState;
  }
  const hex = wanted.replace(/[\s:]/g, '');
  return anchors.filter(
    ({ subject, origin = '', sha256 }) =>
      plain(subject).includes(wanted) ||
      plain(origin).includes(wanted) ||
      (hex.length >= LEAST_HEX && sha256.startsWith(hex)),
  );
}

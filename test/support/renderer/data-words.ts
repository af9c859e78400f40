/** Vietnamese that stays Vietnamese on an English page: names, addresses, and what the authority wrote. */
import { entries, settings, training } from './lists.ts';
import { LAN, LONG, status } from './people.ts';

export const DATA_WORDS: readonly string[] = [
  ...[LAN, LONG].flatMap(({ fullName, residence, placeOfOrigin }) => [fullName, residence, placeOfOrigin]),
  ...entries.flatMap(({ fullName, failure }) => [fullName, failure?.authorityText]),
  ...training.people.map(({ fullName }) => fullName),
  status.facility.name,
  status.facility.address,
  status.operator.name,
  status.reader.name,
  ...settings.reader.available,
  // Words of Vietnamese documents, beside their translation.
  'Căn cước',
  // The switch back to Vietnamese says so in Vietnamese.
  'Tiếng Việt',
].filter((word) => word !== undefined);

/** DG11: the holder in his own letters, Doc 9303-10 §4.7.11. */
import { encodeTlv } from '../../iso7816/tlv.ts';
import type { CardHolder } from '../card-holder.ts';
import { buildTaggedTexts } from './tagged-texts.ts';

/** `Nguyễn Văn Mẫu` → `Nguyễn<<Văn<Mẫu`. */
function nameWithFillers(fullName: string): string {
  const [surname = '', ...others] = fullName.split(' ');
  return others.length === 0 ? surname : `${surname}<<${others.join('<')}`;
}

const partsWithFillers = (place: string | undefined): string | undefined => place?.replaceAll(', ', '<');

export const buildDg11 = (holder: CardHolder): Uint8Array =>
  encodeTlv(
    0x6b,
    buildTaggedTexts([
      [0x5f0e, nameWithFillers(holder.fullName)],
      [0x5f10, holder.number],
      [0x5f2b, holder.birthDate.replaceAll('-', '')],
      [0x5f11, partsWithFillers(holder.placeOfOrigin)],
      [0x5f42, partsWithFillers(holder.placeOfResidence)],
    ]),
  );

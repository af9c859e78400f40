/** DG12: who issued the document and when, Doc 9303-10 §4.7.12. */
import { encodeTlv } from '../../iso7816/tlv.ts';
import type { CardHolder } from '../card-holder.ts';
import { buildTaggedTexts } from './tagged-texts.ts';

const AUTHORITY = 'Cơ quan cấp mẫu';

export const buildDg12 = (holder: CardHolder): Uint8Array =>
  encodeTlv(
    0x6c,
    buildTaggedTexts([
      [0x5f19, AUTHORITY],
      [0x5f26, holder.issueDate.replaceAll('-', '')],
    ]),
  );

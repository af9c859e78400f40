/** The form of DG11 and DG12: a list of the tags that follow (5C), then a text under each. */
import { concatBytes } from '../../iso7816/bytes.ts';
import { encodeTag, encodeTlv } from '../../iso7816/tlv.ts';

/** UTF-8; texts that are not there are left out of the list as well. */
export function buildTaggedTexts(
  texts: readonly (readonly [tag: number, text: string | undefined])[],
): Uint8Array {
  const present = texts.flatMap(([tag, text]) => (text === undefined ? [] : [[tag, text] as const]));
  return concatBytes(
    encodeTlv(0x5c, ...present.map(([tag]) => encodeTag(tag))),
    ...present.map(([tag, text]) => encodeTlv(tag, new TextEncoder().encode(text))),
  );
}

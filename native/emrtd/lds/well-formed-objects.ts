/** Data objects of files that issuers are known to write carelessly: what is well formed counts, up to the first that is not. */
import { parseTlv, type Tlv } from '../../iso7816/tlv.ts';

/** SECURITY: the chip decides how many there are. */
const MAX_OBJECTS = 128;

export function wellFormedObjects(bytes: Uint8Array): readonly Tlv[] {
  const objects: Tlv[] = [];
  for (let offset = 0; offset < bytes.length && objects.length < MAX_OBJECTS; ) {
    const tlv = parseTlv(bytes, offset);
    if (!tlv.ok) break;
    objects.push(tlv.value);
    offset += tlv.value.encoded.length;
  }
  return objects;
}

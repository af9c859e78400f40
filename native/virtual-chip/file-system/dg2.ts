/** DG2: one face inside the CBEFF template, Doc 9303-10 §4.7.2, in the old encoding or the new. */
import { encodeTlv } from '../../iso7816/tlv.ts';
import type { Sex } from '../card-holder.ts';
import type { FaceEncoding } from '../profiles/chip-profile.ts';
import type { FaceImage } from './face-image.ts';
import { buildFaceImageData } from './face-image-data.ts';
import { buildFacialRecord } from './facial-record.ts';

/** Formats of ISO/IEC JTC 1/SC 37 in the registry of biometric organisations. */
const FORMAT_TYPE = { '19794-5': [0x00, 0x08], '39794-5': [0x00, 0x2a] } as const satisfies Record<
  FaceEncoding,
  readonly number[]
>;

export function buildDg2(image: FaceImage, sex: Sex, encoding: FaceEncoding = '19794-5'): Uint8Array {
  const header = encodeTlv(
    0xa1,
    encodeTlv(0x80, Uint8Array.of(0x01, 0x01)), // header version 1.1
    encodeTlv(0x81, Uint8Array.of(0x02)), // biometric type: facial features
    encodeTlv(0x82, Uint8Array.of(0x00)), // subtype: none
    encodeTlv(0x87, Uint8Array.of(0x01, 0x01)), // format owner: ISO/IEC JTC 1/SC 37
    encodeTlv(0x88, Uint8Array.from(FORMAT_TYPE[encoding])),
  );
  const block =
    encoding === '39794-5'
      ? encodeTlv(0x7f2e, buildFaceImageData(image))
      : encodeTlv(0x5f2e, buildFacialRecord(image, sex));
  return encodeTlv(
    0x75,
    encodeTlv(0x7f61, encodeTlv(0x02, Uint8Array.of(1)), encodeTlv(0x7f60, header, block)),
  );
}

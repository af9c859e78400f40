/**
 * The face image data block of ISO/IEC 39794-5 with the members that the profile of Doc 9303-10 requires, and the size
 * of the image. DER with implicit tags; a CHOICE brings a tag of its own.
 */
import { bigIntToBytes } from '../../iso7816/bytes.ts';
import { encodeTlv } from '../../iso7816/tlv.ts';
import type { PortraitFormat } from '../profiles/chip-profile.ts';
import type { FaceImage } from './face-image.ts';

const GENERATION = 3;
const YEAR = 2019;
const IMAGE_DATA_FORMAT = { jpeg: 2, jpeg2000: 3 } as const satisfies Record<PortraitFormat, number>;

/** A non-negative INTEGER or ENUMERATED under a context tag. */
function number(tag: number, value: number): Uint8Array {
  const length = value < 0x80 ? 1 : value < 0x8000 ? 2 : 3;
  return encodeTlv(tag, bigIntToBytes(BigInt(value), length));
}

/** Contents of 7F2E: the data object for faces with the block in it. */
export function buildFaceImageData(image: FaceImage): Uint8Array {
  const information = encodeTlv(
    0xa1,
    encodeTlv(0xa0, number(0x80, IMAGE_DATA_FORMAT[image.format])),
    encodeTlv(0xa7, number(0x80, image.width), number(0x81, image.height)),
  );
  const twoDimensional = encodeTlv(0xa0, encodeTlv(0x80, image.bytes), information);
  const representation = encodeTlv(
    0x30,
    number(0x80, 1), // representationId
    encodeTlv(0xa1, encodeTlv(0xa0, twoDimensional)), // imageRepresentation, its base
  );
  return encodeTlv(
    0xa1,
    encodeTlv(
      0x65,
      encodeTlv(0xa0, number(0x80, GENERATION), number(0x81, YEAR)),
      encodeTlv(0xa1, representation),
    ),
  );
}

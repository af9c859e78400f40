/** DG2: one face as ISO/IEC 19794-5:2005 inside the CBEFF template, Doc 9303-10 §4.7.2. */
import { asciiToBytes, bigIntToBytes, concatBytes } from '../../iso7816/bytes.ts';
import { encodeTlv } from '../../iso7816/tlv.ts';
import type { Sex } from '../card-holder.ts';

export interface FaceImage {
  readonly jpeg: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** ISO/IEC 19794-5 tables: the codes that we use. */
const GENDER = { male: 1, female: 2 } as const satisfies Record<Sex, number>;
const EYE_COLOUR_BROWN = 3;
const HAIR_COLOUR_BLACK = 2;
const FULL_FRONTAL = 1;
const IMAGE_TYPE_JPEG = 0;
const COLOUR_SPACE_24_BIT_RGB = 1;
const SOURCE_STATIC_DIGITAL_CAMERA = 2;

const FACE_BLOCK_LENGTH = 20;
const IMAGE_BLOCK_LENGTH = 12;
const RECORD_HEADER_LENGTH = 14;

const octets = (value: number, length: number): Uint8Array => bigIntToBytes(BigInt(value), length);

/** Facial record header, one facial information block, image information, image (ISO/IEC 19794-5 §5). */
export function buildFacialRecord(image: FaceImage, sex: Sex): Uint8Array {
  const faceLength = FACE_BLOCK_LENGTH + IMAGE_BLOCK_LENGTH + image.jpeg.length;
  return concatBytes(
    asciiToBytes('FAC\0'),
    asciiToBytes('010\0'),
    octets(RECORD_HEADER_LENGTH + faceLength, 4),
    octets(1, 2), // number of faces
    octets(faceLength, 4),
    octets(0, 2), // feature points
    Uint8Array.of(GENDER[sex], EYE_COLOUR_BROWN, HAIR_COLOUR_BLACK),
    octets(0, 3), // no properties specified
    octets(0, 2), // expression unspecified
    octets(0, 3), // pose angles
    octets(0, 3), // and their uncertainty
    Uint8Array.of(FULL_FRONTAL, IMAGE_TYPE_JPEG),
    octets(image.width, 2),
    octets(image.height, 2),
    Uint8Array.of(COLOUR_SPACE_24_BIT_RGB, SOURCE_STATIC_DIGITAL_CAMERA),
    octets(0, 2), // device unspecified
    octets(0, 2), // quality unspecified
    image.jpeg,
  );
}

export function buildDg2(image: FaceImage, sex: Sex): Uint8Array {
  const header = encodeTlv(
    0xa1,
    encodeTlv(0x80, Uint8Array.of(0x01, 0x01)), // header version 1.1
    encodeTlv(0x81, Uint8Array.of(0x02)), // biometric type: facial features
    encodeTlv(0x82, Uint8Array.of(0x00)), // subtype: none
    encodeTlv(0x87, Uint8Array.of(0x01, 0x01)), // format owner: ISO/IEC JTC 1/SC 37
    encodeTlv(0x88, Uint8Array.of(0x00, 0x08)), // format type: 19794-5
  );
  return encodeTlv(
    0x75,
    encodeTlv(
      0x7f61,
      encodeTlv(0x02, Uint8Array.of(1)),
      encodeTlv(0x7f60, header, encodeTlv(0x5f2e, buildFacialRecord(image, sex))),
    ),
  );
}

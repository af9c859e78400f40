/** The facial record of ISO/IEC 19794-5:2005, clause 5. */
import { asciiToBytes, bigIntToBytes, concatBytes } from '../../iso7816/bytes.ts';
import type { Sex } from '../card-holder.ts';
import type { PortraitFormat } from '../profiles/chip-profile.ts';
import type { FaceImage } from './face-image.ts';

/** ISO/IEC 19794-5 tables: the codes that we use. */
const GENDER = { male: 1, female: 2 } as const satisfies Record<Sex, number>;
const EYE_COLOUR_BROWN = 3;
const HAIR_COLOUR_BLACK = 2;
const FULL_FRONTAL = 1;
const IMAGE_TYPE = { jpeg: 0, jpeg2000: 1 } as const satisfies Record<PortraitFormat, number>;
const COLOUR_SPACE_24_BIT_RGB = 1;
const SOURCE_STATIC_DIGITAL_CAMERA = 2;

const FACE_BLOCK_LENGTH = 20;
const IMAGE_BLOCK_LENGTH = 12;
const RECORD_HEADER_LENGTH = 14;

const octets = (value: number, length: number): Uint8Array => bigIntToBytes(BigInt(value), length);

/** Facial record header, one facial information block, image information, image. */
export function buildFacialRecord(image: FaceImage, sex: Sex): Uint8Array {
  const faceLength = FACE_BLOCK_LENGTH + IMAGE_BLOCK_LENGTH + image.bytes.length;
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
    Uint8Array.of(FULL_FRONTAL, IMAGE_TYPE[image.format]),
    octets(image.width, 2),
    octets(image.height, 2),
    Uint8Array.of(COLOUR_SPACE_24_BIT_RGB, SOURCE_STATIC_DIGITAL_CAMERA),
    octets(0, 2), // device unspecified
    octets(0, 2), // quality unspecified
    image.bytes,
  );
}

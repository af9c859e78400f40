/**
 * The face image data block of ISO/IEC 39794-5 in the profile of Doc 9303-10 §4.7.2, which issuers may write from
 * 2026 and must write from 2030. ASN.1 in DER with implicit tags:
 *
 *   A1 { 65 FaceImageDataBlock { A0 version, A1 representations { 30 { 80 id, A1 representation { A0 base {
 *     A0 two-dimensional { 80 image, A1 information, … } } }, … } } } }
 *
 * A1 is the biometric data of kind "face" inside 7F2E; some issuers leave it out.
 */
import { parseTlvList, type Tlv } from '../../iso7816/tlv.ts';

const FACE = 0xa1;
const FACE_IMAGE_DATA_BLOCK = 0x65; // [APPLICATION 5]

/** Tags from the data block down to the octets of the image of its first representation. */
const PATH_TO_IMAGE: readonly number[] = [
  0xa1, // representationBlocks
  0x30, // the first RepresentationBlock
  0xa1, // imageRepresentation
  0xa0, // base
  0xa0, // imageRepresentation2DBlock
  0x80, // representationData2D
];

/** @param block the contents of 7F2E */
export function imageInFaceImageData(block: Uint8Array): Uint8Array | undefined {
  const face = childOf(block, FACE)?.value ?? block;
  const start = childOf(face, FACE_IMAGE_DATA_BLOCK);
  return PATH_TO_IMAGE.reduce<Tlv | undefined>((tlv, tag) => tlv && childOf(tlv.value, tag), start)?.value;
}

function childOf(bytes: Uint8Array, tag: number): Tlv | undefined {
  const list = parseTlvList(bytes);
  return list.ok ? list.value.find((tlv) => tlv.tag === tag) : undefined;
}

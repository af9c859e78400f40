import type { PortraitFormat } from '../profiles/chip-profile.ts';

/** A face as an issuer writes it. */
export interface FaceImage {
  readonly format: PortraitFormat;
  readonly bytes: Uint8Array;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

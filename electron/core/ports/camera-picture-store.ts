/** Pictures of guests by the camera: off unless the facility wants them, and none without the guest's consent. */
import type { RecordId } from '../declaration/record.ts';
import type { EpochMs } from '../time/vietnam-time.ts';

/** How the guest agreed, and to which text. */
export interface CameraConsent {
  readonly how: 'aloud' | 'display';
  /** BCP 47, as the text was shown or read. */
  readonly language: string;
  readonly textVersion: string;
}

export interface CameraPicture {
  readonly takenAt: EpochMs;
  /** JPEG. */
  readonly image: Uint8Array;
  readonly consent: CameraConsent;
}

export interface CameraPictureStore {
  /** One for each record; a second is refused. */
  insert(recordId: RecordId, picture: CameraPicture): Promise<void>;
  of(recordId: RecordId): Promise<CameraPicture | undefined>;
  /** At once. False: there was none. */
  remove(recordId: RecordId): Promise<boolean>;
}

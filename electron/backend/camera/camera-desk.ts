/**
 * The camera beside the chip's portrait. A picture waits with the guest on the counter and goes into the books with the
 * declaration, in its transaction; of a guest who is not filed nothing stays.
 */
import type { z } from 'zod';
import type { ConsentAnswer, DisplayLanguage } from '../../bridge/guest-display.ts';
import { type cameraView, MOST_PICTURE_BYTES } from '../../bridge/methods/camera.ts';
import { type Failure, failure } from '../../core/failure/failure.ts';
import type { CameraPicture } from '../../core/ports/camera-picture-store.ts';
import type { Environment } from '../../core/ports/environment.ts';
import type { Database } from '../../core/ports/stores.ts';
import { err, ok, type Result } from '../../core/result.ts';
import { ruleInForce } from '../../core/rules/dated-rule.ts';
import { DAY_MS, localDateOf } from '../../core/time/vietnam-time.ts';
import type { Catalogues } from '../catalogues.ts';
import type { CheckInView } from '../check-in/check-in-desk.ts';
import type { PremisesDesk } from '../stays/premises.ts';
import { isJpeg } from './jpeg.ts';

/** Of the text that asks the guest; a new one whenever its meaning changes. */
export const CAMERA_TEXT_VERSION = 'camera-picture/2026-11-25-1';

export type CameraView = z.output<typeof cameraView>;

export interface CameraParts {
  readonly database: Database;
  readonly environment: Environment;
  readonly catalogues: Pick<Catalogues, 'retentionRules'>;
  readonly premises: Pick<PremisesDesk, 'current'>;
  readonly operatorId: () => string;
}

export interface KeptPicture {
  readonly takenAt: number;
  readonly until: number;
  readonly how: CameraPicture['consent']['how'];
  readonly language: string;
}

export interface CameraDesk {
  isOn(): boolean;
  view(checkInId: string): CameraView;
  /** Noted in the audit before it counts: a consent that cannot be proven is none. */
  consent(
    checkInId: string,
    answer: ConsentAnswer,
    language: DisplayLanguage,
  ): Promise<Result<CameraView, Failure>>;
  /** Fails with `camera-off`, `camera-not-agreed` or `camera-picture-unfit`, and then nothing is held. */
  keep(checkInId: string, image: Uint8Array): Result<CameraView, Failure>;
  discard(checkInId: string): CameraView;
  /** What is filed with this check-in. */
  pictureOf(checkInId: string): CameraPicture | undefined;
  checkInChanged(view: CheckInView): void;
  /** By the first record of a stay. */
  of(recordId: string): Promise<KeptPicture | undefined>;
  show(recordId: string): Promise<Result<{ readonly takenAt: number; readonly image: Uint8Array }, Failure>>;
  remove(recordId: string): Promise<Result<Record<string, never>, Failure>>;
}

interface AtCounter {
  readonly id: string;
  readonly answer?: ConsentAnswer;
  readonly language?: DisplayLanguage;
  readonly picture?: Pick<CameraPicture, 'takenAt' | 'image'>;
}

export function createCameraDesk(parts: CameraParts): CameraDesk {
  const { database, environment, premises, catalogues } = parts;
  const on = () => premises.current().cameraOn ?? false;
  /** The guest on the counter; undefined while nobody is known there, and once they are filed. */
  let guest: AtCounter | undefined;

  function days(): number {
    const { classes } = ruleInForce(catalogues.retentionRules, localDateOf(environment.now()));
    const rule = classes['camera-pictures'];
    if (!('days' in rule)) throw new Error('retention rule: another unit of time');
    return rule.days;
  }

  function view(checkInId: string): CameraView {
    const here = on() && guest?.id === checkInId ? guest : undefined;
    return {
      on: on(),
      days: days(),
      ...(here?.answer && { answer: here.answer }),
      ...(here?.picture && {
        picture: {
          takenAt: here.picture.takenAt,
          base64: Buffer.from(here.picture.image).toString('base64'),
        },
      }),
    };
  }

  function atCounter(checkInId: string): Result<AtCounter, Failure> {
    if (!on()) return err(failure('camera-off'));
    return guest?.id === checkInId ? ok(guest) : err(failure('nothing-read'));
  }

  const audit = (
    type: 'consent-answered' | 'camera-picture-seen' | 'camera-picture-removed',
    subject: string,
    data: Readonly<Record<string, string>> = {},
  ) => ({ type, at: environment.now(), operatorId: parts.operatorId(), subject, data });

  return {
    isOn: on,
    view,
    async consent(checkInId, answer, language) {
      const here = atCounter(checkInId);
      if (!here.ok) return here;
      await database.audit.append(
        audit('consent-answered', checkInId, {
          purpose: 'camera-picture',
          answer,
          text: CAMERA_TEXT_VERSION,
          language,
          by: 'clerk',
        }),
      );
      // The guest may have gone while it was noted.
      if (guest?.id !== checkInId) return err(failure('nothing-read'));
      const { picture } = guest;
      guest = { id: checkInId, answer, language, ...(answer === 'given' && picture && { picture }) };
      return ok(view(checkInId));
    },
    keep(checkInId, image) {
      const here = atCounter(checkInId);
      if (!here.ok) return here;
      // SECURITY: the page asks first, and it is not the page that is trusted with it.
      if (here.value.answer !== 'given') return err(failure('camera-not-agreed'));
      if (image.length > MOST_PICTURE_BYTES || !isJpeg(image)) return err(failure('camera-picture-unfit'));
      guest = { ...here.value, picture: { takenAt: environment.now(), image } };
      return ok(view(checkInId));
    },
    discard(checkInId) {
      if (guest?.id === checkInId) {
        const { picture: _gone, ...without } = guest;
        guest = without;
      }
      return view(checkInId);
    },
    pictureOf(checkInId) {
      if (!on() || guest?.id !== checkInId || guest.answer !== 'given') return undefined;
      const { picture, language } = guest;
      if (picture === undefined || language === undefined) return undefined;
      return { ...picture, consent: { how: 'aloud', language, textVersion: CAMERA_TEXT_VERSION } };
    },
    checkInChanged(next) {
      if (next.person === undefined || next.filed) guest = undefined;
      else if (guest?.id !== next.id) guest = { id: next.id };
    },
    async of(recordId) {
      const kept = await database.cameraPictures.of(recordId);
      if (kept === undefined) return undefined;
      const { takenAt, consent } = kept;
      return { takenAt, until: takenAt + days() * DAY_MS, how: consent.how, language: consent.language };
    },
    async show(recordId) {
      const kept = await database.cameraPictures.of(recordId);
      if (kept === undefined) return err(failure('record-not-found'));
      await database.audit.append(audit('camera-picture-seen', recordId));
      return ok({ takenAt: kept.takenAt, image: kept.image });
    },
    remove: (recordId) =>
      database.transaction(async (stores) => {
        if (!(await stores.cameraPictures.remove(recordId))) return err(failure('record-not-found'));
        await stores.audit.append(audit('camera-picture-removed', recordId));
        return ok({});
      }),
  };
}

/** What answers the methods of the camera. */
import type { Reply } from '../../bridge/contract.ts';
import type { Handlers } from '../../bridge/dispatch.ts';
import type { cameraMethods } from '../../bridge/methods/camera.ts';
import type { Failure } from '../../core/failure/failure.ts';
import type { Result } from '../../core/result.ts';
import { granted, refused } from '../views/failure-view.ts';
import type { CameraDesk } from './camera-desk.ts';

const reply = <T>(result: Result<T, Failure>): Reply<T> =>
  result.ok ? granted(result.value) : refused(result.error);

export const createCameraHandlers = (camera: CameraDesk): Pick<Handlers, keyof typeof cameraMethods> => ({
  'camera.view': async ({ id }) => granted(camera.view(id)),
  'camera.consent': async ({ checkInId, answer, language }) =>
    reply(await camera.consent(checkInId, answer, language)),
  'camera.keep': async ({ checkInId, base64 }) =>
    reply(camera.keep(checkInId, new Uint8Array(Buffer.from(base64, 'base64')))),
  'camera.discard': async ({ checkInId }) => granted(camera.discard(checkInId)),
  'camera.of': async ({ id }) => {
    const kept = await camera.of(id);
    return granted(kept === undefined ? {} : { kept });
  },
  'camera.show': async ({ id }) => {
    const shown = await camera.show(id);
    if (!shown.ok) return refused(shown.error);
    const { takenAt, image } = shown.value;
    return granted({ takenAt, base64: Buffer.from(image).toString('base64') });
  },
  'camera.remove': async ({ id }) => reply(await camera.remove(id)),
});

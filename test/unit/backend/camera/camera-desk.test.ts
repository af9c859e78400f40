/** A picture needs the facility's wish and the guest's yes, goes into the books with the declaration, and out again at once. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CAMERA_TEXT_VERSION } from '../../../../electron/backend/camera/camera-desk.ts';
import { MOST_PICTURE_BYTES } from '../../../../electron/bridge/methods/camera.ts';
import { DAY_MS, instantAt } from '../../../../electron/core/time/vietnam-time.ts';
import { type MemoryDesk, openMemoryDesk } from '../../../support/desk/memory-desk.ts';
import { smallJpeg } from '../../../support/desk/small-jpeg.ts';

const NOW = instantAt('2026-11-25', '22:55');
const stay = { room: '204', arrival: NOW, plannedDeparture: NOW + DAY_MS, reason: '1' };
const base64 = Buffer.from(smallJpeg).toString('base64');

let house: MemoryDesk;
let checkInId: string;
beforeEach(async () => {
  house = await openMemoryDesk(NOW);
});
afterEach(() => house.stop());

const agree = (answer: 'given' | 'refused' = 'given') =>
  house.call('camera.consent', { checkInId, answer, language: 'vi' });
const keep = () => house.call('camera.keep', { checkInId, base64 });
const file = async () => (await house.call('stay.file', { checkInId, stay })).id;
const logged = async () => (await house.desk.database.audit.latest(50)).map(({ type }) => type);

describe('a facility that has said nothing', () => {
  beforeEach(async () => {
    checkInId = await house.counter();
  });

  test('has no camera: nothing is asked, and nothing taken', async () => {
    expect(await house.call('premises.view', {})).toMatchObject({ cameraOn: false });
    expect(await house.call('camera.view', { id: checkInId })).toEqual({ on: false, days: 30 });
    for (const refused of [
      house.refused('camera.consent', { checkInId, answer: 'given', language: 'vi' }),
      house.refused('camera.keep', { checkInId, base64 }),
    ])
      expect((await refused).code).toBe('camera-off');
    expect(await logged()).not.toContain('consent-answered');
  });
});

describe('a facility that wants pictures', () => {
  beforeEach(async () => {
    expect(await house.call('premises.camera', { on: true })).toMatchObject({ cameraOn: true });
    checkInId = await house.counter();
  });

  test('takes none of a guest who was not asked, who said no, or who has gone', async () => {
    expect((await house.refused('camera.keep', { checkInId, base64 })).code).toBe('camera-not-agreed');
    await agree('refused');
    expect((await house.refused('camera.keep', { checkInId, base64 })).code).toBe('camera-not-agreed');
    const gone = checkInId;
    await house.call('checkIn.next', {});
    expect((await house.refused('camera.keep', { checkInId: gone, base64 })).code).toBe('nothing-read');
    expect(
      (await house.refused('camera.consent', { checkInId: gone, answer: 'given', language: 'vi' })).code,
    ).toBe('nothing-read');
  });

  test('notes every answer with its purpose, its text and its language', async () => {
    await agree('refused');
    await agree();
    const answers = (await house.desk.database.audit.latest(10)).filter(
      ({ type }) => type === 'consent-answered',
    );
    expect(answers.map(({ subject, data }) => ({ subject, ...data }))).toEqual(
      ['given', 'refused'].map((answer) => ({
        subject: checkInId,
        purpose: 'camera-picture',
        answer,
        text: CAMERA_TEXT_VERSION,
        language: 'vi',
        by: 'clerk',
      })),
    );
  });

  test('keeps one with the declaration that is filed, sealed by its consent, and notes it', async () => {
    expect(await agree()).toEqual({ on: true, days: 30, answer: 'given' });
    expect(await keep()).toMatchObject({ picture: { takenAt: NOW, base64 } });
    house.clock.now += 60_000;
    const id = await file();
    const kept = await house.desk.database.cameraPictures.of(id);
    expect(kept).toMatchObject({
      takenAt: NOW,
      consent: { how: 'aloud', language: 'vi', textVersion: CAMERA_TEXT_VERSION },
    });
    expect([...(kept?.image ?? [])]).toEqual([...smallJpeg]);
    const noted = (await house.desk.database.audit.latest(10)).find(
      ({ type }) => type === 'camera-picture-kept',
    );
    expect(noted).toMatchObject({
      subject: id,
      data: { bytes: smallJpeg.length, text: CAMERA_TEXT_VERSION, language: 'vi', how: 'aloud' },
    });
    // The counter has forgotten it.
    expect(await house.call('camera.view', { id: checkInId })).toEqual({ on: true, days: 30 });
  });

  test('files without a picture all the same: none taken, taken and dropped, or consent taken back', async () => {
    await agree();
    await keep();
    expect((await house.call('camera.discard', { checkInId })).picture).toBeUndefined();
    expect(await house.call('camera.of', { id: await file() })).toEqual({});

    checkInId = await house.counter({ fullName: 'Lê Thử', documentNumber: '000190012346' });
    await agree();
    await keep();
    expect((await agree('refused')).picture).toBeUndefined();
    expect(await house.call('camera.of', { id: await file() })).toEqual({});
    expect(await logged()).not.toContain('camera-picture-kept');
  });

  test('of a guest who is not filed nothing stays, nor once it is switched off', async () => {
    await agree();
    await keep();
    await house.call('checkIn.next', {});
    checkInId = await house.counter();
    expect(await house.call('camera.view', { id: checkInId })).toEqual({ on: true, days: 30 });
    await agree();
    await keep();
    await house.call('premises.camera', { on: false });
    expect(await house.call('camera.of', { id: await file() })).toEqual({});
  });

  test('takes a JPEG that a page makes and nothing else', async () => {
    await agree();
    const text = Buffer.from('not a picture').toString('base64');
    expect((await house.refused('camera.keep', { checkInId, base64: text })).code).toBe(
      'camera-picture-unfit',
    );
    // As many octets as base64 of the permitted length can carry: one or two too many.
    const large = Buffer.alloc(MOST_PICTURE_BYTES + 3);
    large.set(smallJpeg);
    await expect(house.call('camera.keep', { checkInId, base64: large.toString('base64') })).rejects.toThrow(
      'base64',
    );
    await expect(house.call('camera.keep', { checkInId, base64: 'not base64!' })).rejects.toThrow('base64');
    expect((await house.call('camera.view', { id: checkInId })).picture).toBeUndefined();
  });

  test('a picture that was not filed for want of a field waits for the next try', async () => {
    await agree();
    await keep();
    const refused = await house.refused('stay.file', { checkInId, stay: { ...stay, room: '' } });
    expect(refused.code).toBe('fields-invalid');
    expect((await house.call('camera.of', { id: await file() })).kept).toBeDefined();
  });

  test('goes with a guest of a group as well', async () => {
    await house.call('group.start', {
      name: 'Đoàn Ví Dụ',
      arrival: NOW,
      plannedDeparture: NOW + DAY_MS,
      reason: '1',
      rooms: [{ room: '401', beds: 2 }],
    });
    await agree();
    await keep();
    const { filed } = await house.call('group.confirm', { checkInId });
    expect((await house.call('camera.of', { id: filed.id })).kept).toBeDefined();
  });
});

describe('a picture that is kept', () => {
  let id: string;
  beforeEach(async () => {
    await house.call('premises.camera', { on: true });
    checkInId = await house.counter();
    await agree();
    await keep();
    id = await file();
  });

  test('says how long and by which consent; looking at it is noted', async () => {
    expect(await house.call('camera.of', { id })).toEqual({
      kept: { takenAt: NOW, until: NOW + 30 * DAY_MS, how: 'aloud', language: 'vi' },
    });
    expect(await logged()).not.toContain('camera-picture-seen');
    expect(await house.call('camera.show', { id })).toEqual({ takenAt: NOW, base64 });
    expect((await house.desk.database.audit.latest(1))[0]).toMatchObject({
      type: 'camera-picture-seen',
      subject: id,
    });
  });

  test('goes at once when the guest wants it, with the switch off too, and only once', async () => {
    await house.call('premises.camera', { on: false });
    await house.call('camera.remove', { id });
    expect(await house.call('camera.of', { id })).toEqual({});
    expect((await house.refused('camera.show', { id })).code).toBe('record-not-found');
    expect((await house.refused('camera.remove', { id })).code).toBe('record-not-found');
    expect((await logged()).filter((type) => type === 'camera-picture-removed')).toHaveLength(1);
    expect(await house.desk.database.audit.firstBroken()).toBeUndefined();
  });

  test.each([
    ['the guest’s page', () => house.call('stay.cancel', { id, reason: 'filed-by-mistake' })],
    ['the outbox', () => house.call('outbox.act', { id, action: 'cancel' })],
  ])('goes with a stay that is cancelled from %s, and the log says why', async (_, cancel) => {
    // What changes a stay takes nothing away.
    await house.call('stay.extend', { id, plannedDeparture: NOW + 2 * DAY_MS });
    const chain = (await house.call('stay.show', { id })).chain.map((link) => link.id);
    await house.call('outbox.act', { id: chain[1]!, action: 'cancel' });
    expect((await house.call('camera.of', { id })).kept).toBeDefined();
    await cancel();
    expect(await house.call('camera.of', { id })).toEqual({});
    const noted = (await house.desk.database.audit.latest(20)).filter(
      ({ type }) => type === 'camera-picture-removed',
    );
    expect(noted).toMatchObject([{ subject: id, data: { cause: 'stay-cancelled' } }]);
  });

  test('goes as well when the police have the stay already and are told that it is cancelled', async () => {
    const { outbox } = house.desk.database;
    await outbox.change(id, 'ready', { state: 'sending', updatedAt: NOW });
    await house.call('stay.cancel', { id, reason: 'guest-did-not-stay' });
    expect((await house.call('stay.show', { id })).chain.map(({ what }) => what)).toContain('cancellation');
    expect(await house.call('camera.of', { id })).toEqual({});
  });

  test('goes with the last of a group who is taken back, and with nobody else', async () => {
    await house.call('group.start', {
      name: 'Đoàn Ví Dụ',
      arrival: NOW,
      plannedDeparture: NOW + DAY_MS,
      reason: '1',
      rooms: [{ room: '401', beds: 2 }],
    });
    checkInId = await house.counter({ fullName: 'Lê Thử', documentNumber: '000190012346' });
    await agree();
    await keep();
    const { filed } = await house.call('group.confirm', { checkInId });
    await house.call('group.undoLast', {});
    expect(await house.call('camera.of', { id: filed.id })).toEqual({});
    expect((await house.call('camera.of', { id })).kept).toBeDefined();
  });

  test('goes with the purge when its days are over, and stands among what is kept until then', async () => {
    const row = async () =>
      (await house.call('retention.view', {})).rules.find((rule) => rule.class === 'camera-pictures');
    expect(await row()).toMatchObject({ keepDays: 30, kept: 1, basis: 'desk' });
    house.clock.now = NOW + 31 * DAY_MS;
    const preview = await house.call('retention.preview', {});
    expect(preview.classes).toMatchObject([{ class: 'camera-pictures', records: 1 }]);
    await house.call('retention.run', { id: preview.id });
    expect(await house.call('camera.of', { id })).toEqual({});
    expect(await row()).toMatchObject({ kept: 0 });
    await house.call('premises.camera', { on: false });
    expect(await row()).toBeUndefined();
  });

  test('is in no support bundle', async () => {
    const bundle = JSON.stringify(await house.call('support.bundle', {}));
    expect(bundle).not.toContain(base64.slice(0, 60));
    expect(Buffer.from(bundle).includes(Buffer.from(smallJpeg.slice(0, 24)))).toBe(false);
  });
});

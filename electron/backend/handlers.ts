/** Every method of the bridge and what answers it. The table is the whole surface of the backend. */

import { databaseFailureOf } from '../../db/sqlite-error.ts';
import packageJson from '../../package.json' with { type: 'json' };
import type { Reply } from '../bridge/contract.ts';
import type { Handlers } from '../bridge/dispatch.ts';
import type { Failure } from '../core/failure/failure.ts';
import type { Environment } from '../core/ports/environment.ts';
import { ok, type Result } from '../core/result.ts';
import { localDateOf } from '../core/time/vietnam-time.ts';
import type { TrainingTable } from '../training/training-desk.ts';
import { createCameraHandlers } from './camera/camera-handlers.ts';
import { createChannelHandlers } from './channels/channel-handlers.ts';
import { personByHand } from './check-in/by-hand.ts';
import { passportKeyOf } from './check-in/passport-key.ts';
import { readScan } from './check-in/scanned.ts';
import type { Desk } from './desk.ts';
import { examine } from './doctor/doctor.ts';
import { createDocumentHandlers } from './documents/document-handlers.ts';
import { createFirstRunHandlers } from './first-run/first-run-handlers.ts';
import { createGuestDisplayHandlers } from './guest-display/guest-display-handlers.ts';
import { insightView } from './insight/insight-desk.ts';
import { createKioskLockHandlers } from './kiosk-lock/kiosk-lock-handlers.ts';
import { behindLock } from './kiosk-lock/method-access.ts';
import { createPawnHandlers } from './pawn/pawn-handlers.ts';
import { conversationOf, findProof, foundViews, manualList, supportCopy } from './proof-archive.ts';
import { fileFromCounter } from './stays/file-from-counter.ts';
import { createStayHandlers } from './stays/handlers.ts';
import { machineFacts } from './support/machine.ts';
import { supportBundle } from './support/support-bundle.ts';
import type { OutboxEntryView } from './views/entry-view.ts';
import { granted, refused } from './views/failure-view.ts';
import { buildToday } from './views/today-view.ts';

const reply = <T>(result: Result<T, Failure>): Reply<T> =>
  result.ok ? granted(result.value) : refused(result.error);

/** @param training absent in live mode: its methods answer `not-in-training` */
export function createHandlers(
  desk: Desk,
  environment: Environment,
  training: TrainingTable | undefined,
): Handlers {
  const { checkIn, settings, outbox } = desk;
  const handlers: Handlers = {
    'desk.status': async () => granted(await desk.status()),

    'checkIn.view': async () => granted(checkIn.view()),
    'checkIn.read': async (access) => reply(await checkIn.read(access)),
    'checkIn.byHand': async (input) => {
      const person = personByHand(input);
      return person.ok ? granted(await checkIn.byHand(person.value, input.scanned)) : refused(person.error);
    },
    'checkIn.scanned': async ({ text }) => reply(readScan(text, 'damaged', localDateOf(environment.now()))),
    'checkIn.passportKey': async (input) => reply(passportKeyOf(input, localDateOf(environment.now()))),
    'checkIn.cancel': async () => granted(checkIn.cancel()),
    'checkIn.next': async () => granted(checkIn.next()),
    'checkIn.portrait': async ({ id }) => reply(checkIn.portrait(id)),
    'checkIn.structureReport': async ({ id }) => reply(checkIn.structureReport(id)),

    'stay.file': async ({ checkInId, stay, despiteForged, ...more }) =>
      reply(await fileFromCounter(desk, { checkInId, stay, despiteForged, ...more })),

    ...createCameraHandlers(desk.camera),

    ...createStayHandlers(desk.books),

    ...createDocumentHandlers(desk.documents),

    ...createPawnHandlers(desk.pawnRooms, checkIn, desk.database),

    'today.view': async () => granted(await buildToday(desk.database, environment.now())),

    'insight.view': async ({ days }) => granted(await insightView(desk.database, environment, days)),

    'outbox.list': async ({ show }) => granted({ entries: [...(await outbox.list(show))] }),
    'outbox.show': async ({ id }) => reply(await outbox.show(id)),
    'outbox.act': async ({ id, action }) => reply(await outbox.act(id, action)),
    'outbox.confirm': async (input) => reply(asEntries(await outbox.confirm(input))),
    'outbox.disown': async ({ ids }) => reply(asEntries(await outbox.disown(ids))),
    'outbox.move': async ({ ids, channel }) => reply(asEntries(await outbox.move(ids, channel))),

    'outbox.moveWaiting': async ({ from, to }) => reply(await outbox.moveWaiting(from, to)),

    'proof.find': async (query) =>
      granted({ entries: foundViews(await findProof(desk.database, query), environment.now()) }),
    'proof.show': async ({ id }) => reply(await conversationOf(desk.database, id)),
    'proof.supportCopy': async ({ ids }) => {
      const program = { version: packageJson.version, now: environment.now() };
      const copy = await supportCopy(desk.database, ids, program);
      return copy.ok ? granted({ text: copy.value }) : refused(copy.error);
    },
    'proof.manualList': async () =>
      granted({ lines: await manualList(desk.database, desk.reasons, environment.now()) }),

    ...createChannelHandlers(settings, desk.byHand, desk.books.addresses, desk.channelReport, environment),

    'settings.view': async () => granted(settings.view()),
    'settings.facility': async (input) => granted(await settings.facility(input)),
    'settings.defaults': async (input) => granted(await settings.defaults(input)),
    'settings.reader': async ({ preferred }) => granted(await settings.reader(preferred)),
    'settings.routes': async ({ routes }) => granted(await settings.routes(routes)),
    'settings.endpoint': async (input) => reply(await settings.endpoint(input)),
    'settings.addTrust': async ({ name, base64 }) =>
      reply(await settings.addTrust(name, new Uint8Array(Buffer.from(base64, 'base64')))),
    'settings.removeTrust': async ({ id }) => reply(await settings.removeTrust(id)),
    'settings.removeTrustFrom': async ({ origin }) => reply(await settings.removeTrustFrom(origin)),

    'doctor.run': async () => granted({ checks: [...(await examine(desk, environment))] }),

    'doctor.sendNow': async () => {
      await desk.dispatcher.retryNow();
      return granted({});
    },

    'backup.view': async () => granted(await desk.backups.view()),
    'backup.choose': async ({ folder }) => reply(await desk.backups.choose(folder)),
    'backup.make': async () => reply(await desk.backups.make()),
    'support.bundle': async () => granted(await supportBundle(desk, environment, machineFacts())),

    ...createKioskLockHandlers(desk.lock),
    ...createGuestDisplayHandlers(desk.guestDisplay),
    ...createFirstRunHandlers({
      ...desk.setUp,
      settings,
      environment,
      training: desk.mode === 'training',
      version: packageJson.version,
    }),

    'training.view': async () => (training ? granted(training.view()) : refused('not-in-training')),
    'training.layCard': async ({ id }) =>
      training ? reply(training.layCard(id)) : refused('not-in-training'),
    'training.liftCard': async () => (training ? granted(training.liftCard()) : refused('not-in-training')),
    'training.endpoint': async ({ up }) =>
      training ? granted(await training.setEndpoint(up)) : refused('not-in-training'),
    // In training the tour answers these itself.
    'tour.view': async () => refused('not-in-training'),
    'tour.start': async () => refused('not-in-training'),
    'tour.hint': async () => refused('not-in-training'),
    'tour.pause': async () => refused('not-in-training'),
    'tour.keys': async () => refused('not-in-training'),
    'tour.finish': async () => refused('not-in-training'),
    'tour.leave': async () => refused('not-in-training'),
  };
  return withStorageFailures(behindLock(handlers, desk.lock));
}

const asEntries = (result: Result<readonly OutboxEntryView[], Failure>) =>
  result.ok ? ok({ entries: [...result.value] }) : result;

/** A full disk or a locked file is the world's doing, wherever it strikes; every other throw is a bug and stays one. */
function withStorageFailures(handlers: Handlers): Handlers {
  const guarded = Object.entries(handlers).map(([name, handler]) => [
    name,
    async (input: never) => {
      try {
        return await (handler as (input: never) => Promise<Reply<unknown>>)(input);
      } catch (error) {
        const why = databaseFailureOf(error);
        if (why === undefined) throw error;
        return refused(why);
      }
    },
  ]);
  return Object.fromEntries(guarded) as Handlers;
}

/** Every message of the page, one namespace for each area of the desk. */
import * as board from './board.ts';
import * as books from './books.ts';
import * as byHand from './by-hand.ts';
import * as camera from './camera.ts';
import * as channels from './channels.ts';
import * as checkIn from './check-in.ts';
import * as checkInPaths from './check-in-paths.ts';
import * as common from './common.ts';
import * as counterWork from './counter-work.ts';
import * as failure from './failure.ts';
import * as firstRun from './first-run.ts';
import * as frame from './frame.ts';
import * as group from './group.ts';
import * as guest from './guest.ts';
import * as guestDisplay from './guest-display-panel.ts';
import * as insight from './insight.ts';
import * as kioskLock from './kiosk-lock.ts';
import * as outbox from './outbox.ts';
import * as pawn from './pawn.ts';
import * as policeTasks from './police-tasks.ts';
import * as proofs from './proofs.ts';
import * as retention from './retention.ts';
import * as search from './search.ts';
import * as settings from './settings.ts';
import * as tenants from './tenants.ts';
import * as today from './today.ts';
import * as tour from './tour.ts';
import * as training from './training.ts';
import * as visitors from './visitors.ts';
import * as wards from './wards.ts';

export const AREAS = {
  common,
  frame,
  today,
  board,
  guest,
  'police-tasks': policeTasks,
  'counter-work': counterWork,
  wards,
  tenants,
  visitors,
  search,
  retention,
  books,
  insight,
  'guest-display': guestDisplay,
  pawn,
  outbox,
  'by-hand': byHand,
  camera,
  channels,
  proofs,
  settings,
  'check-in': checkIn,
  'check-in-paths': checkInPaths,
  group,
  training,
  tour,
  failure,
  'kiosk-lock': kioskLock,
  'first-run': firstRun,
} as const;

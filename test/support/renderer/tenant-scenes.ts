/** Who rents what, the counter of a boarding house, and the form of temporary residence. */
import { tenants } from './book-samples.ts';
import { card, failure, NOW, read, type Status, status } from './people.ts';
import { granted, type Scene, type SceneParts, scene } from './scene.ts';

const house: Partial<Status> = {
  facility: { ...status.facility, name: 'Nhà trọ Ví Dụ', kind: 'boarding-house' },
};

const tenant = (name: string, at: string, parts: SceneParts = {}): Scene =>
  scene(name, at, { status: { ...house, reader: card }, ...parts });

const none = granted({
  ...tenants,
  counts: { tenants: 0, needed: 0, expiring: 0, expired: 0 },
  tenancies: [],
});

/** The n-th choice of the list, whatever its language. */
const show =
  (at: number): Scene['act'] =>
  async (page) => {
    await page.locator('.panel .choice-bar button').nth(at).click();
  };

/** The n-th button of an open tenancy. */
const part =
  (at: number): Scene['act'] =>
  async (page) => {
    await page.locator('.drawer__dialog .counter-screen__actions button').nth(at).click();
    await page.locator('.drawer__dialog form, .drawer__dialog section').first().waitFor();
  };

const overlap = failure('stay-overlaps');

export const TENANT_SCENES: readonly Scene[] = [
  tenant('tenants', 'tenants'),
  tenant('tenants-empty', 'tenants', { answers: { 'tenants.view': none } }),
  tenant('tenants-none-expiring', 'tenants', { answers: { 'tenants.view': none }, act: show(1) }),
  tenant('tenants-none-ended', 'tenants', { answers: { 'tenants.view': none }, act: show(2) }),
  tenant('tenants-failed', 'tenants', {
    answers: { 'tenants.view': { ok: false, failure: failure('database-locked') } },
  }),
  tenant('tenants-one', 'tenants/tenancy-3'),
  tenant('tenants-ct01', 'tenants/tenancy-3', { act: part(0) }),
  tenant('tenants-registered', 'tenants/tenancy-3', { act: part(1) }),
  tenant('tenants-renew', 'tenants/tenancy-2', { act: part(2) }),
  tenant('tenants-change-room', 'tenants/tenancy-4', { act: part(3) }),
  tenant('tenants-end', 'tenants/tenancy-1', { act: part(4) }),
  tenant('tenants-new', 'tenants/new', { checkIn: read }),
  tenant('tenants-new-foreign', 'tenants/new', {
    checkIn: {
      ...read,
      declares: 'foreign-stay',
      requiredFields: ['stay.room', 'permittedStayUntil'],
      person: read.person && { ...read.person, nationality: 'D', documentKind: 'passport' },
    },
  }),
  tenant('tenants-overlap', 'tenants/new', {
    checkIn: {
      ...read,
      present: { stayId: 'stay-1', room: 'A1', arrival: NOW - 3_600_000, plannedDeparture: NOW },
    },
    answers: { 'tenants.begin': { ok: false, failure: overlap } },
    act: async (page) => {
      await page.locator('.counter-work__end button').click();
      await page.locator('.banner').first().waitFor();
    },
  }),
];

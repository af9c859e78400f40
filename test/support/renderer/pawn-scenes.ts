/** The pawn desk, state by state. What is shown is made by the program that makes it, from invented contracts. */

import { pawnRulesOn } from '../../../electron/backend/pawn/pawn-catalogue.ts';
import { contractViewOf, rowViewOf, setupViewOf } from '../../../electron/backend/pawn/pawn-views.ts';
import type { MethodOutput } from '../../../electron/bridge/contract.ts';
import type { PawnContract } from '../../../electron/core/pawn/contract.ts';
import { interestTermsOf, newDebt } from '../../../electron/core/pawn/debt.ts';
import type { PawnEventDetails } from '../../../electron/core/pawn/event.ts';
import { scheduleOf } from '../../../electron/core/pawn/schedule.ts';
import { stopsOf } from '../../../electron/core/pawn/stops.ts';
import { instantAt } from '../../../electron/core/time/vietnam-time.ts';
import { card, failure, LAN, NOW, read, type Status, status, verdict } from './people.ts';
import { granted, type Scene, type SceneParts, scene } from './scene.ts';

const TODAY = '2026-03-05';
const RULES = pawnRulesOn(TODAY);

const pawnshop: Partial<Status> = {
  facility: {
    ...status.facility,
    kind: 'pawnshop',
  },
};

const PLEDGER: PawnContract['person'] = {
  fullName: LAN.fullName,
  birthDate: LAN.birthDate,
  sex: LAN.sex,
  nationality: 'VNM',
  document: { kind: 'cccd', number: LAN.documentNumber, issuingState: 'VNM', expiryDate: '2030-02-03' },
  residence: LAN.residence ?? '',
};

const PHONE = {
  id: '1',
  category: 'phone',
  description: 'iPhone 15, 256 GB',
  identifiers: { imei: '490154203237518' },
  papers: [],
  storage: 'A1',
} as const;
const BIKE = {
  id: '2',
  category: 'motorcycle',
  description: 'Honda Wave Alpha 2023',
  identifiers: { plate: '29A112345', 'frame-number': 'RLHJA3901Y012345', 'engine-number': 'JA39E0123456' },
  papers: ['vehicle-registration'],
  storage: 'B2',
} as const;
const POLICE = { agency: 'CA 000', officer: 'L. V. Mau', badge: '000-001', caseNumber: '12/2026' };

function pawn(
  number: string,
  openedOn: string,
  dueDate: string,
  more: Partial<PawnContract> = {},
  ...steps: readonly (readonly [day: string, details: PawnEventDetails])[]
) {
  const contract: PawnContract = {
    id: `pawn-${number}`,
    number: `2026-${number}`,
    facilityId: 'VD-0001',
    operatorId: 'operator-1',
    person: PLEDGER,
    source: 'chip',
    verdict: { level: 'genuine', reasons: [] },
    items: [PHONE],
    ownership: { kind: 'pledger' },
    principal: 10_000_000,
    interest: interestTermsOf({ per: 'month', perMillion: 15_000 }, RULES.pawn),
    openedAt: instantAt(openedOn, '09:30'),
    dueDate,
    noticeAddress: LAN.residence ?? '',
    ruleVersion: RULES.pawn.version,
    itemRuleVersion: RULES.items.version,
    ...more,
  };
  const events = [[openedOn, { type: 'opened' }] as const, ...steps].map(([day, details], index) => ({
    contractId: contract.id,
    sequence: index + 1,
    at: index === 0 ? contract.openedAt : instantAt(day, '15:00'),
    operatorId: 'operator-1',
    details,
  }));
  return { contract, events };
}

const late = pawn('00007', '2026-01-20', '2026-02-20', { items: [PHONE, BIKE] });
const soon = pawn('00011', '2026-02-06', '2026-03-06', { principal: 3_500_000 });
const calm = pawn('00014', '2026-03-01', '2026-06-01', { principal: 25_000_000, items: [BIKE] });
const held = pawn('00009', '2026-02-10', '2026-03-10', { items: [PHONE, BIKE] }, [
  '2026-02-14',
  { type: 'hold', police: POLICE },
]);
const redeemed = pawn('00002', '2026-01-05', '2026-02-05', {}, [
  '2026-01-05',
  {
    type: 'redeemed',
    amount: 10_000_000,
    parts: { lateInterest: 0, overdueInterest: 0, termInterest: 0, principal: 10_000_000 },
  },
]);

const list = (...pawns: readonly (typeof late)[]): MethodOutput<'pawn.list'> => ({
  today: TODAY,
  counts: { running: 4, late: 1, dueSoon: 1, held: 1 },
  rows: pawns.map((one) => rowViewOf(one, TODAY, RULES)),
});
const none: MethodOutput<'pawn.list'> = {
  today: TODAY,
  counts: { running: 0, late: 0, dueSoon: 0, held: 0 },
  rows: [],
};

const show = (one: typeof late) => granted(contractViewOf(one, [], TODAY, RULES));
const setup = granted(setupViewOf(TODAY, RULES, { on: false, dueHours: 24 }));
const moved = { ok: false, failure: failure('pawn-moved-on') } as const;

const lists: MethodOutput<'watchList.view'> = {
  lists: [
    {
      id: 'list-1',
      origin: 'CA 000',
      dated: '2026-03-02',
      sha256: '5f'.repeat(32),
      via: 'gateway',
      importedAt: NOW - 3_600_000,
      count: 1840,
    },
    {
      id: 'list-2',
      origin: 'CA 000-01',
      dated: '2026-02-20',
      sha256: '8a'.repeat(32),
      via: 'file',
      importedAt: NOW - 86_400_000,
      count: 12,
    },
  ],
  gateway: true,
};

const at = (name: string, part: string, parts: SceneParts = {}): Scene =>
  scene(`pawn${name}`, part === '' ? 'pawn' : `pawn/${part}`, {
    ...parts,
    status: { ...pawnshop, ...parts.status },
    answers: {
      'pawn.setup': setup,
      'pawn.list': granted(list(held, late, soon, calm)),
      'pawn.find': granted(none),
      'pawn.quote': granted({ fields: [], stops: [], schedule: [] }),
      'watchList.view': granted(lists),
      'watchList.check': granted({ hits: [] }),
      'suspicion.list': granted({ reports: [], sends: false, source: '' }),
      ...parts.answers,
    },
  });

/** The host has not answered yet. */
const unanswered = (one: Scene): Scene => {
  const { 'pawn.list': _list, ...answers } = one.script.answers;
  return { ...one, script: { ...one.script, answers } };
};

const DRAFT = {
  items: [{ ...PHONE, papers: [] }],
  ownership: { kind: 'pledger' as const },
  principal: 10_000_000,
  rate: { per: 'month' as const, perMillion: 15_000 },
  dueDate: '2026-06-05',
  noticeAddress: LAN.residence ?? '',
  identityCopyKept: true,
};
const schedule = scheduleOf(
  newDebt(10_000_000, interestTermsOf(DRAFT.rate, RULES.pawn), TODAY, DRAFT.dueDate),
).map((row) => ({ ...row }));
const quote = { fields: [], stops: [], percentAYear: 18, schedule };

const stopped: MethodOutput<'pawn.quote'> = {
  ...quote,
  percentAYear: 36,
  stops: stopsOf({
    person: PLEDGER,
    verdict: { level: 'genuine', reasons: [] },
    draft: { ...DRAFT, rate: { per: 'month', perMillion: 30_000 } },
    rules: RULES,
    today: TODAY,
    hits: [
      {
        path: 'items.0.identifiers.imei',
        hit: {
          entry: { matter: 'stolen-item', field: 'imei', value: '490154203237518' },
          source: { ...lists.lists[0]!, via: 'gateway' },
        },
      },
    ],
  }).map((stop) => ({ ...stop })),
};

const onCounter: SceneParts = { status: { ...pawnshop, reader: card }, checkIn: read };

const fillDraft: NonNullable<SceneParts['act']> = async (page) => {
  await page.locator('[data-path="items.0.category"] button').click();
  await page.getByRole('option').first().click();
  await page.locator('[name="description-0"]').fill('iPhone 15, 256 GB');
  await page.locator('[name="imei-0"]').fill('49-015420-323751-8');
  await page.locator('[name="storage-0"]').fill('A1');
  await page.locator('[name="principal"]').fill('10000000');
  await page.locator('[name="rate"]').fill('1,5');
  await page.locator('.schedule-table').waitFor();
};

export const PAWN_SCENES: readonly Scene[] = [
  at('', ''),
  at('-empty', '', { answers: { 'pawn.list': granted(none) } }),
  at('-failed', '', { answers: { 'pawn.list': { ok: false, failure: failure('database-locked') } } }),
  unanswered(at('-loading', '')),
  at('-no-match', '', {
    act: async (page) => {
      await page.locator('.search-box__input').fill('2026-99999');
      await page.locator('.empty-state').waitFor();
    },
  }),
  at('-new-waiting', 'new'),
  at('-new', 'new', onCounter),
  at('-new-filled', 'new', {
    ...onCounter,
    answers: { 'pawn.quote': granted(quote) },
    act: fillDraft,
  }),
  at('-new-stopped', 'new', {
    ...onCounter,
    answers: { 'pawn.quote': granted(stopped) },
    act: async (page) => {
      await fillDraft(page);
      await page.locator('.pawn-guest__stops').waitFor();
    },
  }),
  at('-new-forged', 'new', {
    ...onCounter,
    checkIn: { ...read, verdict: verdict('forged', 'data-group-changed') },
  }),
  at('-contract', late.contract.id, { answers: { 'pawn.show': show(late) } }),
  at('-contract-held', held.contract.id, { answers: { 'pawn.show': show(held) } }),
  at('-contract-redeemed', redeemed.contract.id, { answers: { 'pawn.show': show(redeemed) } }),
  at('-contract-missing', 'nothing', {
    answers: { 'pawn.show': { ok: false, failure: failure('record-not-found') } },
  }),
  ...(['redeem', 'renew', 'part-pay', 'sale-notice', 'hold', 'seize'] as const).map((action) =>
    at(`-act-${action}`, late.contract.id, {
      answers: { 'pawn.show': show(late) },
      act: async (page) => {
        const index = contractViewOf(late, [], TODAY, RULES).actions.indexOf(action);
        await page.locator('.contract-page__actions button').nth(index).click();
        await page.locator('.action-drawer').waitFor();
      },
    }),
  ),
  at('-act-refused', late.contract.id, {
    answers: { 'pawn.show': show(late), 'pawn.act': moved },
    act: async (page) => {
      const index = contractViewOf(late, [], TODAY, RULES).actions.indexOf('redeem');
      await page.locator('.contract-page__actions button').nth(index).click();
      await page.locator('.action-drawer button[type="submit"]').click();
      await page.locator('.action-drawer .banner--bad').waitFor();
    },
  }),
  at('-watch', 'watch'),
  at('-watch-empty', 'watch', {
    answers: { 'watchList.view': granted({ lists: [], gateway: false }) },
  }),
  at('-watch-hit', 'watch', {
    answers: {
      'watchList.check': granted({
        hits: [
          {
            matter: 'stolen-item',
            field: 'imei',
            value: '490154203237518',
            origin: 'CA 000',
            dated: '2026-03-02',
          },
        ],
      }),
    },
    act: async (page) => {
      await page.locator('.search-box__input').fill('490154203237518');
      await page.locator('.watch-panel__hits .banner--bad').waitFor();
    },
  }),
  at('-suspicion', 'new', {
    ...onCounter,
    act: async (page) => {
      await page.locator('.pawn-guest__form').waitFor();
      await page.keyboard.press('F10');
      await page.locator('.suspicion-dialog').waitFor();
    },
  }),
];

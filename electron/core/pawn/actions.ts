/**
 * What a clerk does to a running contract, made into the next event of its ledger, or refused with the reason. Pure:
 * the state, the day and the rule of the day come in.
 */
import type { BilingualText, FieldError } from '../failure/failure.ts';
import type { LocalDate } from '../identity/person.ts';
import { err, ok, type Result, unreachable } from '../result.ts';
import { addDays, formatLocalDate } from '../time/vietnam-time.ts';
import type { PawnContract } from './contract.ts';
import { type Debt, interestOf, interestTermsOf, pay, reckon, totalOf } from './debt.ts';
import type { NoticeWay, PawnEventDetails, PoliceAct } from './event.ts';
import { keptItems, type PawnState, stepOf } from './ledger.ts';
import type { Dong } from './money.ts';
import { type PawnRule, stopMessage } from './pawn-rule.ts';
import { type AgreedRate, yearly } from './rate.ts';
import { nextPawnStatus, type PawnStatus } from './transitions.ts';

export type PawnAction =
  | { readonly type: 'part-pay'; readonly amount: Dong }
  | { readonly type: 'renew'; readonly amount: Dong; readonly dueDate: LocalDate; readonly rate: AgreedRate }
  | { readonly type: 'take-item'; readonly itemId: string; readonly amount: Dong }
  | { readonly type: 'redeem' }
  | { readonly type: 'overdue-notice'; readonly way: NoticeWay }
  | {
      readonly type: 'sale-notice';
      readonly way: NoticeWay;
      readonly reason: string;
      readonly saleDate: LocalDate;
      readonly place: string;
    }
  | { readonly type: 'liquidate'; readonly proceeds: Dong; readonly costs: Dong; readonly buyer: string }
  | { readonly type: 'hold'; readonly police: PoliceAct }
  | { readonly type: 'seize'; readonly police: PoliceAct; readonly itemIds: readonly string[] }
  | { readonly type: 'release'; readonly police: PoliceAct };

export type PawnActionType = PawnAction['type'];

export type ActionRefusal =
  /** The table does not allow it in this status. */
  | { readonly code: 'not-now'; readonly why: BilingualText }
  | { readonly code: 'fields'; readonly fields: readonly FieldError[] };

const NOT_NOW: Readonly<Record<PawnStatus, BilingualText>> = {
  running: {
    vi: 'Hợp đồng đang chạy: chưa thông báo bán và không bị công an giữ.',
    en: 'The contract is running: no sale was announced and the police hold nothing.',
  },
  'sale-noticed': { vi: 'Đã thông báo xử lý tài sản.', en: 'A sale has been announced.' },
  'on-hold': {
    vi: 'Công an đang yêu cầu giữ nguyên tài sản: không trả, không bán cho đến khi có văn bản giải tỏa.',
    en: 'The police hold the goods: nothing goes out and nothing is sold until they are released.',
  },
  seized: { vi: 'Công an đã thu giữ tài sản.', en: 'The police have seized the goods.' },
  redeemed: { vi: 'Khách đã chuộc.', en: 'The goods were redeemed.' },
  liquidated: { vi: 'Đã thanh lý.', en: 'The goods were sold.' },
};

const field = (path: string, vi: string, en: string): FieldError => ({ path, message: { vi, en } });
const refuse = (...fields: readonly FieldError[]) => err<ActionRefusal>({ code: 'fields', fields });

export interface ActionContext {
  readonly contract: PawnContract;
  readonly state: PawnState;
  readonly today: LocalDate;
  /** In force today. */
  readonly rule: PawnRule;
}

/** The next event, or why there is none. */
export function decideAction(
  action: PawnAction,
  context: ActionContext,
): Result<Exclude<PawnEventDetails, { readonly type: 'opened' }>, ActionRefusal> {
  const made = eventOf(action, context, reckon(context.state.debt, context.today));
  if (!made.ok) return made;
  const { contract, state } = context;
  return nextPawnStatus(state.status, stepOf(made.value, contract, state)) === undefined
    ? err({ code: 'not-now', why: NOT_NOW[state.status] })
    : made;
}

type Made = Result<Exclude<PawnEventDetails, { readonly type: 'opened' }>, ActionRefusal>;

function eventOf(action: PawnAction, context: ActionContext, debt: Debt): Made {
  // What the status forbids is said first: no field can mend it.
  if (!mayHappen(action, context.state.status)) {
    return err({ code: 'not-now', why: NOT_NOW[context.state.status] });
  }
  switch (action.type) {
    case 'part-pay':
      return partPay(action.amount, debt);
    case 'renew':
      return renew(action, context, debt);
    case 'take-item':
      return takeItem(action, context, debt);
    case 'redeem': {
      const amount = totalOf(debt);
      const paid = pay(debt, amount);
      if (!paid.ok) throw new Error('a debt covers itself');
      return ok({ type: 'redeemed', amount, parts: paid.value.parts });
    }
    case 'overdue-notice':
      return isOverdue(debt, context.today)
        ? ok({ type: 'overdue-notice', way: action.way })
        : refuse(notOverdue(debt));
    case 'sale-notice':
      return saleNotice(action, context, debt);
    case 'liquidate':
      return liquidate(action, context, debt);
    case 'hold':
      return withPolice(action.police, { type: 'hold', police: action.police });
    case 'seize':
      return seize(action, context);
    case 'release':
      return withPolice(action.police, { type: 'release', police: action.police });
    default:
      return unreachable(action, 'action');
  }
}

const STEP = {
  'part-pay': 'part-paid',
  renew: 'renewed',
  'take-item': 'item-taken',
  redeem: 'redeemed',
  'overdue-notice': 'overdue-notice',
  'sale-notice': 'sale-notice',
  liquidate: 'liquidated',
  hold: 'hold',
  seize: 'seizure',
  release: 'release',
} as const satisfies Record<PawnActionType, string>;

export const ACTION_TYPES = Object.keys(STEP) as readonly PawnActionType[];

const mayHappen = ({ type }: { readonly type: PawnActionType }, status: PawnStatus): boolean =>
  nextPawnStatus(status, STEP[type]) !== undefined;

const isOverdue = (debt: Debt, today: LocalDate): boolean => today > debt.dueDate;

/** What may be done today, for the screen: by the table, the due day and the sale that was announced. */
export function possibleActions({
  contract,
  state,
  today,
}: Omit<ActionContext, 'rule'>): readonly PawnActionType[] {
  const overdue = isOverdue(state.debt, today);
  return ACTION_TYPES.filter((type) => {
    if (!mayHappen({ type }, state.status)) return false;
    if (type === 'overdue-notice' || type === 'sale-notice') return overdue;
    if (type === 'liquidate') return state.saleNotice !== undefined && today >= state.saleNotice.saleDate;
    if (type === 'take-item') return keptItems(contract, state).length > 1;
    return true;
  });
}

const notOverdue = ({ dueDate }: Debt): FieldError =>
  field(
    'action',
    `Chưa quá hạn: hạn là ${formatLocalDate(dueDate)}.`,
    `Not overdue: it is due on ${formatLocalDate(dueDate)}.`,
  );

const positive = (path: string, amount: Dong): readonly FieldError[] =>
  Number.isSafeInteger(amount) && amount > 0
    ? []
    : [field(path, 'Nhập số tiền tròn đồng.', 'Enter a sum in whole VND.')];

const wholeSum = (path: string, amount: Dong): readonly FieldError[] =>
  Number.isSafeInteger(amount) && amount >= 0
    ? []
    : [field(path, 'Nhập số tiền tròn đồng.', 'Enter a sum in whole VND.')];

const tooMuch = (debt: Debt): FieldError =>
  field(
    'amount',
    `Nhiều hơn số nợ ${totalOf(debt).toLocaleString('vi-VN')} đ. Trả hết thì chọn Chuộc.`,
    `More than the ${totalOf(debt).toLocaleString('en-US')} VND owed. To pay all, choose Redeem.`,
  );

function partPay(amount: Dong, debt: Debt): Made {
  const wrong = positive('amount', amount);
  if (wrong.length > 0) return refuse(...wrong);
  if (amount >= totalOf(debt)) return refuse(tooMuch(debt));
  const paid = pay(debt, amount);
  return paid.ok ? ok({ type: 'part-paid', amount, parts: paid.value.parts }) : refuse(tooMuch(debt));
}

function renew(
  action: Extract<PawnAction, { readonly type: 'renew' }>,
  { today, rule }: ActionContext,
  debt: Debt,
): Made {
  const { amount, dueDate, rate } = action;
  const fields: FieldError[] = [...wholeSum('amount', amount)];
  const interest = interestOf(debt);
  if (amount < interest) {
    fields.push(
      field(
        'amount',
        `Gia hạn phải trả hết lãi đến hôm nay: ${interest.toLocaleString('vi-VN')} đ.`,
        `To renew, all interest up to today is paid: ${interest.toLocaleString('en-US')} VND.`,
      ),
    );
  } else if (amount >= totalOf(debt)) fields.push(tooMuch(debt));
  if (!/^\d{4}-\d{2}-\d{2}$/.test(dueDate) || dueDate <= today) {
    fields.push(field('dueDate', 'Hạn mới phải sau hôm nay.', 'The new due day must be after today.'));
  }
  if (!Number.isSafeInteger(rate.perMillion) || rate.perMillion < 0) {
    fields.push(field('rate', 'Nhập lãi suất.', 'Enter the rate.'));
  } else if (yearly(rate) > rule.interest.capPerMillionAYear) {
    fields.push({ path: 'rate', message: stopMessage(rule, 'rate-above-cap') });
  }
  if (fields.length > 0) return refuse(...fields);
  const paid = pay(debt, amount);
  if (!paid.ok) return refuse(tooMuch(debt));
  return ok({
    type: 'renewed',
    amount,
    parts: paid.value.parts,
    dueDate,
    interest: interestTermsOf(rate, rule),
    ruleVersion: rule.version,
  });
}

function takeItem(
  { itemId, amount }: Extract<PawnAction, { readonly type: 'take-item' }>,
  { contract, state }: ActionContext,
  debt: Debt,
): Made {
  const fields: FieldError[] = [...wholeSum('amount', amount)];
  const kept = keptItems(contract, state);
  if (!kept.some(({ id }) => id === itemId)) {
    fields.push(field('itemId', 'Tài sản này không còn ở kho.', 'This item is not in the store-room.'));
  } else if (kept.length === 1) {
    fields.push(field('itemId', 'Đây là tài sản cuối: chọn Chuộc.', 'This is the last item: choose Redeem.'));
  }
  if (amount >= totalOf(debt)) fields.push(tooMuch(debt));
  if (fields.length > 0) return refuse(...fields);
  const paid = pay(debt, amount);
  return paid.ok
    ? ok({ type: 'item-taken', itemId, amount, parts: paid.value.parts })
    : refuse(tooMuch(debt));
}

/** The earliest day of a sale that is announced today (NĐ 21/2021 đ.51: at least so many days for movables). */
export const earliestSale = (today: LocalDate, rule: PawnRule): LocalDate =>
  addDays(today, rule.saleNotice.days);

function saleNotice(
  action: Extract<PawnAction, { readonly type: 'sale-notice' }>,
  { today, rule }: ActionContext,
  debt: Debt,
): Made {
  const { way, reason, saleDate, place } = action;
  const fields: FieldError[] = [];
  if (!isOverdue(debt, today)) fields.push(notOverdue(debt));
  if (reason.trim() === '')
    fields.push(field('reason', 'Ghi lý do xử lý tài sản.', 'State the reason of the sale.'));
  if (place.trim() === '') fields.push(field('place', 'Ghi nơi bán.', 'State the place of the sale.'));
  const earliest = earliestSale(today, rule);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(saleDate) || saleDate < earliest) {
    const { days, source } = rule.saleNotice;
    const day = formatLocalDate(earliest);
    fields.push(
      field(
        'saleDate',
        `Báo trước ít nhất ${days} ngày: sớm nhất ${day}. Căn cứ: ${source.vi}.`,
        `At least ${days} days’ notice: ${day} at the earliest. Legal source: ${source.en}.`,
      ),
    );
  }
  return fields.length > 0
    ? refuse(...fields)
    : ok({ type: 'sale-notice', way, reason: reason.trim(), saleDate, place: place.trim() });
}

/** Proceeds pay the costs, then the debt; what is left is the pledger's (BLDS 2015 đ.307). */
function liquidate(
  { proceeds, costs, buyer }: Extract<PawnAction, { readonly type: 'liquidate' }>,
  { state, today }: ActionContext,
  debt: Debt,
): Made {
  const fields: FieldError[] = [...positive('proceeds', proceeds), ...wholeSum('costs', costs)];
  const { saleNotice: notice } = state;
  if (notice === undefined || today < notice.saleDate) {
    const day = notice ? formatLocalDate(notice.saleDate) : '—';
    fields.push(
      field(
        'action',
        `Chưa đến ngày bán đã thông báo (${day}).`,
        `The announced day of sale has not come (${day}).`,
      ),
    );
  }
  if (costs > proceeds)
    fields.push(field('costs', 'Chi phí lớn hơn tiền bán.', 'The costs exceed the proceeds.'));
  if (buyer.trim() === '') fields.push(field('buyer', 'Ghi người mua.', 'Name the buyer.'));
  if (fields.length > 0) return refuse(...fields);
  const net = proceeds - costs;
  const toDebt = Math.min(net, totalOf(debt));
  const paid = pay(debt, toDebt);
  if (!paid.ok) throw new Error('no more than the debt is taken from the proceeds');
  return ok({
    type: 'liquidated',
    proceeds,
    costs,
    parts: paid.value.parts,
    surplus: net - toDebt,
    buyer: buyer.trim(),
  });
}

function policeErrors({ agency, officer, caseNumber }: PoliceAct): readonly FieldError[] {
  const need = (path: string, value: string, vi: string, en: string) =>
    value.trim() === '' ? [field(`police.${path}`, vi, en)] : [];
  return [
    ...need('agency', agency, 'Ghi đơn vị công an.', 'Name the police unit.'),
    ...need('officer', officer, 'Ghi tên cán bộ.', 'Name the officer.'),
    ...need('caseNumber', caseNumber, 'Ghi số văn bản hoặc số vụ.', 'Give the number of the paper or case.'),
  ];
}

const withPolice = (
  police: PoliceAct,
  details: Exclude<PawnEventDetails, { readonly type: 'opened' }>,
): Made => {
  const wrong = policeErrors(police);
  return wrong.length > 0 ? refuse(...wrong) : ok(details);
};

function seize(
  { police, itemIds }: Extract<PawnAction, { readonly type: 'seize' }>,
  { contract, state }: ActionContext,
): Made {
  const kept = new Set(keptItems(contract, state).map(({ id }) => id));
  const fields = [...policeErrors(police)];
  if (itemIds.length === 0 || itemIds.some((id) => !kept.has(id))) {
    fields.push(field('itemIds', 'Chọn tài sản bị thu giữ.', 'Choose the goods that are seized.'));
  }
  return fields.length > 0
    ? refuse(...fields)
    : ok({ type: 'seizure', police, itemIds: [...new Set(itemIds)] });
}

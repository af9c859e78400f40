/** Pawns as the renderer sees them: display fields, days counted, sums of today. */
import type { z } from 'zod';
import type {
  pawnAttention,
  pawnContractView,
  pawnRowView,
  pawnSetupView,
  suspicionView,
} from '../../bridge/views/pawn.ts';
import type { LocalDate } from '../../core/identity/person.ts';
import { earliestSale, possibleActions } from '../../core/pawn/actions.ts';
import { newDebt, totalOf } from '../../core/pawn/debt.ts';
import type { IdentifierField } from '../../core/pawn/identifier.ts';
import { itemWords } from '../../core/pawn/item-text.ts';
import { foldLedger, owedOn, type PawnState } from '../../core/pawn/ledger.ts';
import { categoryOf } from '../../core/pawn/pawn-draft.ts';
import type { PawnRules } from '../../core/pawn/pawn-rule.ts';
import { daysBetween, yearly } from '../../core/pawn/rate.ts';
import { scheduleOf } from '../../core/pawn/schedule.ts';
import { ENDED } from '../../core/pawn/transitions.ts';
import type { PawnPhoto, StoredPawn, SuspicionReport } from '../../core/ports/pawn-stores.ts';
import { localDateOf } from '../../core/time/vietnam-time.ts';
import { maskNumber, personViewOf } from '../views/person-view.ts';
import { verdictViewOf } from '../views/verdict-view.ts';
import { eventWords } from './event-words.ts';
import type { PawnDeclarations } from './pawn-setting.ts';

export type PawnContractView = z.output<typeof pawnContractView>;
export type PawnRowView = z.output<typeof pawnRowView>;
export type PawnSetupView = z.output<typeof pawnSetupView>;
export type PawnAttention = z.output<typeof pawnAttention>;
export type SuspicionView = z.output<typeof suspicionView>;

/** From so many days before the due day the list says so. */
export const SOON_DAYS = 3;

/** Exactly: a rate a little above the cap must not read as the cap. */
export const percentAYear = (rate: Parameters<typeof yearly>[0]): number => yearly(rate) / 10_000;

export function setupViewOf(
  today: LocalDate,
  { pawn, items }: PawnRules,
  declarations: PawnDeclarations,
): PawnSetupView {
  return {
    today,
    ruleVersion: pawn.version,
    capPerMillionAYear: pawn.interest.capPerMillionAYear,
    saleNoticeDays: pawn.saleNotice.days,
    earliestSale: earliestSale(today, pawn),
    categories: items.categories.map(({ code, vi, en, identifiers, papers }) => ({
      code,
      label: { vi, en },
      identifiers: identifiers.map(({ field, required }) => ({
        field,
        required,
        hint: { ...(items.identifiers[field]?.hint ?? { vi: '', en: '' }) },
      })),
      papersRequired: papers.required,
      papers: papers.kinds.map((kind) => ({ code: kind.code, label: { vi: kind.vi, en: kind.en } })),
    })),
    declarations: { ...declarations, note: { vi: pawn.declaration.vi, en: pawn.declaration.en } },
  };
}

/** What the clerk should look at: the police first, then what is late. */
export function attentionOf(state: PawnState, today: LocalDate): PawnAttention {
  if (ENDED.includes(state.status)) return 'none';
  if (state.status === 'on-hold' || state.status === 'seized') return 'held';
  if (state.saleNotice !== undefined && today >= state.saleNotice.saleDate) return 'sale-day';
  const left = daysBetween(today, state.debt.dueDate);
  if (left < 0) return 'late';
  if (left === 0) return 'due-today';
  return left <= SOON_DAYS ? 'due-soon' : 'none';
}

export function rowViewOf({ contract, events }: StoredPawn, today: LocalDate, rules: PawnRules): PawnRowView {
  const state = foldLedger(contract, events);
  const ended = ENDED.includes(state.status);
  const words = contract.items.map((item) => itemWords(item, rules.items));
  return {
    id: contract.id,
    number: contract.number,
    fullName: contract.person.fullName,
    documentNumberMasked: maskNumber(contract.person.document.number),
    items: {
      vi: words.map(({ vi }) => vi).join(' · '),
      en: words.map(({ en }) => en).join(' · '),
    },
    status: state.status,
    dueDate: state.debt.dueDate,
    daysLeft: daysBetween(today, state.debt.dueDate),
    attention: attentionOf(state, today),
    principal: state.debt.principal,
    toRedeem: ended ? 0 : totalOf(owedOn(state, today)),
  };
}

export function contractViewOf(
  { contract, events }: StoredPawn,
  photos: readonly PawnPhoto[],
  today: LocalDate,
  rules: PawnRules,
): PawnContractView {
  const state = foldLedger(contract, events);
  const { debt } = state;
  const owed = ENDED.includes(state.status) ? debt : owedOn(state, today);
  const { lateInterest, overdueInterest, termInterest, principal } = owed;
  const { ownership } = contract;
  return {
    id: contract.id,
    number: contract.number,
    sequence: state.sequence,
    status: state.status,
    attention: attentionOf(state, today),
    person: personViewOf(contract.person),
    verdict: verdictViewOf(contract.verdict),
    noticeAddress: contract.noticeAddress,
    ...(contract.phone !== undefined && { phone: contract.phone }),
    ...(contract.note !== undefined && { note: contract.note }),
    ...(ownership.kind === 'other' && {
      owner: {
        name: ownership.ownerName,
        documentNumber: ownership.ownerDocumentNumber,
        authorisation: ownership.authorisation,
      },
    }),
    items: contract.items.map((item) => {
      const category = categoryOf(rules.items, item.category);
      const words = { vi: category?.vi ?? item.category, en: category?.en ?? item.category };
      return {
        id: item.id,
        category: words,
        description: item.description,
        identifiers: Object.entries(item.identifiers).map(([field, value]) => ({
          field: field as IdentifierField,
          value,
        })),
        papers: item.papers.map((code) => {
          const kind = category?.papers.kinds.find((one) => one.code === code);
          return { vi: kind?.vi ?? code, en: kind?.en ?? code };
        }),
        storage: item.storage,
        place: state.places[item.id] ?? 'kept',
      };
    }),
    principal: contract.principal,
    rate: { ...debt.terms.rate },
    percentAYear: percentAYear(debt.terms.rate),
    openedAt: contract.openedAt,
    dueDate: debt.dueDate,
    daysLeft: daysBetween(today, debt.dueDate),
    owed: { lateInterest, overdueInterest, termInterest, principal, total: totalOf(owed) },
    paid: state.paid,
    schedule: scheduleOf(newDebt(debt.principal, debt.terms, debt.since, debt.dueDate)).map((row) => ({
      ...row,
    })),
    ...(state.police && { police: { ...state.police } }),
    ...(state.saleNotice && { sale: { ...state.saleNotice } }),
    ledger: events.map((event) => ({
      sequence: event.sequence,
      at: event.at,
      operatorId: event.operatorId,
      type: event.details.type,
      ...eventWords(event.details, contract),
    })),
    photos: photos.map(({ id, itemId, takenAt }) => ({ id, ...(itemId && { itemId }), takenAt })),
    actions: [...possibleActions({ contract, state, today })],
    ruleVersion: contract.ruleVersion,
  };
}

export const suspicionViewOf = (report: SuspicionReport): SuspicionView => ({
  id: report.id,
  at: report.at,
  reason: report.report.reason,
  ...(report.report.text !== undefined && { text: report.report.text }),
  ...(report.person && { fullName: report.person.fullName }),
  ...(report.report.contractNumber !== undefined && { contractNumber: report.report.contractNumber }),
  sent: report.declarationId !== undefined,
});

export const todayOf = (now: number): LocalDate => localDateOf(now);

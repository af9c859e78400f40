/** The sealed documents of the pawn desk, as they were written; see `documents.ts` for why codes are open here. */
import { z } from 'zod';
import type { IdentitySource } from '../../electron/core/identity/person.ts';
import type { VerdictLevel, VerdictReason } from '../../electron/core/identity/verdict.ts';
import type { PawnContract, PawnItem } from '../../electron/core/pawn/contract.ts';
import type { NoticeWay, PawnEventDetails } from '../../electron/core/pawn/event.ts';
import type {
  DeclaredItem,
  PawnContractDeclaration,
  SuspicionReason,
  SuspicionReportDeclaration,
} from '../../electron/core/pawn/pawn-declaration.ts';
import type { WatchEntry } from '../../electron/core/pawn/watch-list.ts';
import type { SuspicionReport } from '../../electron/core/ports/pawn-stores.ts';
import { personSchema } from './documents.ts';

const code = <T extends string>() => z.custom<T>((value) => typeof value === 'string');

const reasons = z.array(code<VerdictReason>());

export const rateSchema = z.object({ per: z.enum(['day', 'month']), perMillion: z.number() });

const declaredItemSchema: z.ZodType<DeclaredItem> = z.object({
  category: z.string(),
  description: z.string(),
  identifiers: z.record(z.string(), z.string()),
});

/** What the declaration of a pawn holds beside the person. */
export const pawnContractSchema: z.ZodType<{
  readonly reasons: readonly VerdictReason[];
  readonly pawn: PawnContractDeclaration['pawn'];
}> = z.object({
  reasons,
  pawn: z.object({
    number: z.string(),
    pawnedAt: z.number(),
    dueDate: z.string(),
    principal: z.number(),
    rate: rateSchema,
    items: z.array(declaredItemSchema),
  }),
});

const suspicionReport: z.ZodType<SuspicionReportDeclaration['report']> = z.object({
  reason: code<SuspicionReason>(),
  text: z.string().exactOptional(),
  seenAt: z.number(),
  contractNumber: z.string().exactOptional(),
  items: z.array(declaredItemSchema),
});

export const suspicionReportSchema: z.ZodType<{
  readonly reasons: readonly VerdictReason[];
  readonly report: SuspicionReportDeclaration['report'];
}> = z.object({ reasons, report: suspicionReport });

const partsSchema = z.object({
  lateInterest: z.number(),
  overdueInterest: z.number(),
  termInterest: z.number(),
  principal: z.number(),
});

const interestTermsSchema = z.object({
  rate: rateSchema,
  capPerMillionAYear: z.number(),
  overduePrincipalPercent: z.number(),
  lateInterestPerMillionAYear: z.number(),
});

const policeSchema = z.object({
  agency: z.string(),
  officer: z.string(),
  badge: z.string().exactOptional(),
  caseNumber: z.string(),
});

const payment = { amount: z.number(), parts: partsSchema };

/** What an event of the ledger says, beside when and by whom. */
export const pawnEventSchema: z.ZodType<PawnEventDetails> = z.discriminatedUnion('type', [
  z.object({ type: z.literal('opened') }),
  z.object({ type: z.literal('part-paid'), ...payment }),
  z.object({
    type: z.literal('renewed'),
    ...payment,
    dueDate: z.string(),
    interest: interestTermsSchema,
    ruleVersion: z.string(),
  }),
  z.object({ type: z.literal('item-taken'), itemId: z.string(), ...payment }),
  z.object({ type: z.literal('redeemed'), ...payment }),
  z.object({ type: z.literal('overdue-notice'), way: code<NoticeWay>() }),
  z.object({
    type: z.literal('sale-notice'),
    way: code<NoticeWay>(),
    reason: z.string(),
    saleDate: z.string(),
    place: z.string(),
  }),
  z.object({
    type: z.literal('liquidated'),
    proceeds: z.number(),
    costs: z.number(),
    parts: partsSchema,
    surplus: z.number(),
    buyer: z.string(),
  }),
  z.object({ type: z.literal('hold'), police: policeSchema }),
  z.object({ type: z.literal('seizure'), police: policeSchema, itemIds: z.array(z.string()) }),
  z.object({ type: z.literal('release'), police: policeSchema }),
]);

const itemSchema: z.ZodType<PawnItem> = z.object({
  id: z.string(),
  category: z.string(),
  description: z.string(),
  identifiers: z.record(z.string(), z.string()),
  papers: z.array(z.string()),
  storage: z.string(),
});

/** A contract beside what stands in the clear. */
export const contractSchema: z.ZodType<Omit<PawnContract, 'id' | 'number' | 'facilityId' | 'openedAt'>> =
  z.object({
    operatorId: z.string(),
    person: personSchema,
    source: code<IdentitySource>(),
    verdict: z.object({ level: code<VerdictLevel>(), reasons }),
    items: z.array(itemSchema),
    ownership: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('pledger') }),
      z.object({
        kind: z.literal('other'),
        ownerName: z.string(),
        ownerDocumentNumber: z.string(),
        authorisation: z.string(),
      }),
    ]),
    principal: z.number(),
    interest: interestTermsSchema,
    dueDate: z.string(),
    noticeAddress: z.string(),
    phone: z.string().exactOptional(),
    note: z.string().exactOptional(),
    ruleVersion: z.string(),
    itemRuleVersion: z.string(),
  });

export const watchEntrySchema: z.ZodType<WatchEntry> = z.object({
  matter: code<WatchEntry['matter']>(),
  field: code<WatchEntry['field']>(),
  value: z.string(),
  note: z.string().optional(),
});

export const reportSchema: z.ZodType<Pick<SuspicionReport, 'report' | 'person'>> = z.object({
  report: suspicionReport,
  person: personSchema.exactOptional(),
});

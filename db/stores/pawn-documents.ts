/** The sealed documents of the pawn desk, as they were written; see `documents.ts` for why codes are open here. */
import { z } from 'zod';
import type { VerdictReason } from '../../electron/core/identity/verdict.ts';
import type {
  DeclaredItem,
  PawnContractDeclaration,
  SuspicionReason,
  SuspicionReportDeclaration,
} from '../../electron/core/pawn/pawn-declaration.ts';

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

export const suspicionReportSchema: z.ZodType<{
  readonly reasons: readonly VerdictReason[];
  readonly report: SuspicionReportDeclaration['report'];
}> = z.object({
  reasons,
  report: z.object({
    reason: code<SuspicionReason>(),
    text: z.string().exactOptional(),
    seenAt: z.number(),
    contractNumber: z.string().exactOptional(),
    items: z.array(declaredItemSchema),
  }),
});

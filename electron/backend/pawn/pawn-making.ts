/** A draft made into a contract, and the contract into what is declared of it. Pure. */
import type { z } from 'zod';
import type { pawnDraftInput } from '../../bridge/views/pawn.ts';
import type { PawnContract } from '../../core/pawn/contract.ts';
import { interestTermsOf } from '../../core/pawn/debt.ts';
import type { PawnContractDeclaration } from '../../core/pawn/pawn-declaration.ts';
import { normaliseItem, type PawnDraft } from '../../core/pawn/pawn-draft.ts';
import type { PawnRules } from '../../core/pawn/pawn-rule.ts';
import { HOUR_MS } from '../../core/time/vietnam-time.ts';
import type { By, Identification } from '../filing.ts';
import type { PawnDeclarations } from './pawn-setting.ts';

export type DraftInput = z.output<typeof pawnDraftInput>;

/** What was left empty is not there. */
export const draftOf = ({ phone, note, ...draft }: DraftInput): PawnDraft => ({
  ...draft,
  ...(phone?.trim() && { phone: phone.trim() }),
  ...(note?.trim() && { note: note.trim() }),
});

export function contractOf(
  draft: PawnDraft,
  who: Identification,
  by: By,
  { pawn, items }: PawnRules,
  minted: Pick<PawnContract, 'id' | 'number' | 'openedAt'>,
): PawnContract {
  const { identityCopyKept: _kept, items: drafted, rate, ...rest } = draft;
  return {
    ...minted,
    ...by,
    ...who,
    ...rest,
    items: drafted.map((item, index) => ({ ...normaliseItem(item, items), id: String(index + 1) })),
    interest: interestTermsOf(rate, pawn),
    ruleVersion: pawn.version,
    itemRuleVersion: items.version,
  };
}

export const declarationOf = (
  contract: PawnContract,
  id: string,
  { dueHours }: PawnDeclarations,
): PawnContractDeclaration => ({
  kind: 'pawn-contract',
  id,
  facilityId: contract.facilityId,
  operatorId: contract.operatorId,
  person: contract.person,
  source: contract.source,
  verdict: contract.verdict,
  createdAt: contract.openedAt,
  deadline: contract.openedAt + dueHours * HOUR_MS,
  ruleVersion: contract.ruleVersion,
  pawn: {
    number: contract.number,
    pawnedAt: contract.openedAt,
    dueDate: contract.dueDate,
    principal: contract.principal,
    rate: contract.interest.rate,
    items: contract.items.map(({ category, description, identifiers }) => ({
      category,
      description,
      identifiers: { ...identifiers },
    })),
  },
});

/** Invented contracts and the rules of the house for the tests of the pawn desk. */
import type { PawnContract } from '../../../../electron/core/pawn/contract.ts';
import { interestTermsOf } from '../../../../electron/core/pawn/debt.ts';
import type { PawnEvent, PawnEventDetails } from '../../../../electron/core/pawn/event.ts';
import type { PawnDraft } from '../../../../electron/core/pawn/pawn-draft.ts';
import { itemRuleFile, type PawnRules, pawnRuleFile } from '../../../../electron/core/pawn/pawn-rule.ts';
import { ruleInForce } from '../../../../electron/core/rules/dated-rule.ts';
import { instantAt } from '../../../../electron/core/time/vietnam-time.ts';
import pawnJson from '../../../../resources/rules/pawn.json' with { type: 'json' };
import itemsJson from '../../../../resources/rules/pawn-items.json' with { type: 'json' };

export const PAWN_RULES = pawnRuleFile.parse(pawnJson).rules;
export const ITEM_RULES = itemRuleFile.parse(itemsJson).rules;

export const rulesOn = (day: string): PawnRules => ({
  pawn: ruleInForce(PAWN_RULES, day),
  items: ruleInForce(ITEM_RULES, day),
});

export const DAY = '2026-03-05';
export const RULES = rulesOn(DAY);
export const at = (day: string, time = '10:00') => instantAt(day, time);

export const PERSON: PawnContract['person'] = {
  fullName: 'Đỗ Thị Mẫu',
  birthDate: '1990-02-03',
  sex: 'female',
  nationality: 'VNM',
  document: { kind: 'cccd', number: '000190000002', issuingState: 'VNM', expiryDate: '2030-02-03' },
  residence: 'Thôn Mẫu, Xã Thử Nghiệm, Tỉnh Ví Dụ',
};

export const PHONE: PawnContract['items'][number] = {
  id: '1',
  category: 'phone',
  description: 'iPhone 15 đen',
  identifiers: { imei: '490154203237518' },
  papers: [],
  storage: 'Kệ A1',
};

export const BIKE: PawnContract['items'][number] = {
  id: '2',
  category: 'motorcycle',
  description: 'Honda Wave đỏ',
  identifiers: { plate: '29A112345', 'frame-number': 'RLHJA3901Y012345', 'engine-number': 'JA39E0123456' },
  papers: ['vehicle-registration'],
  storage: 'Sân sau',
};

export const DRAFT: PawnDraft = {
  items: [{ ...PHONE }],
  ownership: { kind: 'pledger' },
  principal: 10_000_000,
  rate: { per: 'month', perMillion: 15_000 },
  dueDate: '2026-04-05',
  noticeAddress: 'Thôn Mẫu, Xã Thử Nghiệm',
  identityCopyKept: true,
};

export const contractOf = (more: Partial<PawnContract> = {}): PawnContract => ({
  id: '0190a000-0000-7000-8000-00000000f001',
  number: '2026-00001',
  facilityId: 'VD-0001',
  operatorId: 'operator-1',
  person: PERSON,
  source: 'chip',
  verdict: { level: 'genuine', reasons: [] },
  items: [PHONE, BIKE],
  ownership: { kind: 'pledger' },
  principal: 10_000_000,
  interest: interestTermsOf({ per: 'month', perMillion: 15_000 }, RULES.pawn),
  openedAt: at(DAY),
  dueDate: '2026-04-05',
  noticeAddress: 'Thôn Mẫu, Xã Thử Nghiệm',
  ruleVersion: RULES.pawn.version,
  itemRuleVersion: RULES.items.version,
  ...more,
});

/** Events in order, the opening before them. */
export const ledgerOf = (
  contract: PawnContract,
  ...steps: readonly (readonly [day: string, details: PawnEventDetails])[]
): readonly PawnEvent[] =>
  [[undefined, { type: 'opened' }] as const, ...steps].map(([day, details], index) => ({
    contractId: contract.id,
    sequence: index + 1,
    at: day === undefined ? contract.openedAt : at(day, '11:00'),
    operatorId: 'operator-1',
    details,
  }));

export const POLICE = {
  agency: 'Công an xã Thử Nghiệm',
  officer: 'Cán bộ Mẫu',
  badge: '000-001',
  caseNumber: '12/QĐ-CAX',
};

/** Rule data and code lists from `resources/`, parsed once at start. */
import { z } from 'zod';
import stayReasonsJson from '../../resources/catalogues/stay-reasons.json' with { type: 'json' };
import stayRulesJson from '../../resources/rules/stay-notice.json' with { type: 'json' };
import type { StayReason } from '../core/declaration/stay-draft.ts';
import { type StayRule, stayRuleFile } from '../core/rules/stay-rule.ts';

const stayReasonFile = z.object({
  version: z.string(),
  reasons: z
    .array(z.object({ code: z.string(), vi: z.string(), en: z.string(), needsText: z.boolean().optional() }))
    .min(1),
});

export interface Catalogues {
  readonly stayRules: readonly StayRule[];
  readonly stayReasons: readonly StayReason[];
}

/** Throws when a file of ours is malformed: that is a bug, found at start. */
export function loadCatalogues(): Catalogues {
  return {
    stayRules: stayRuleFile.parse(stayRulesJson).rules,
    stayReasons: stayReasonFile.parse(stayReasonsJson).reasons.map(({ code, vi, en, needsText }) => ({
      code,
      label: { vi, en },
      needsText: needsText ?? false,
    })),
  };
}

/** Rule data and code lists from `resources/`, parsed once at start. */
import { z } from 'zod';
import provinceChangesJson from '../../resources/catalogues/province-changes.json' with { type: 'json' };
import provincesJson from '../../resources/catalogues/provinces.json' with { type: 'json' };
import stayReasonsJson from '../../resources/catalogues/stay-reasons.json' with { type: 'json' };
import foreignStayRulesJson from '../../resources/rules/foreign-stay.json' with { type: 'json' };
import policeTaskRulesJson from '../../resources/rules/police-task.json' with { type: 'json' };
import retentionRulesJson from '../../resources/rules/retention.json' with { type: 'json' };
import stayChangeRulesJson from '../../resources/rules/stay-change.json' with { type: 'json' };
import stayRulesJson from '../../resources/rules/stay-notice.json' with { type: 'json' };
import temporaryResidenceRulesJson from '../../resources/rules/temporary-residence.json' with {
  type: 'json',
};
import type { ProvinceTable } from '../core/address/match-province.ts';
import type { StayReason } from '../core/declaration/stay-draft.ts';
import { type ForeignStayRule, foreignStayRuleFile } from '../core/rules/foreign-stay-rule.ts';
import { type PoliceTaskRule, policeTaskRuleFile } from '../core/rules/police-task-rule.ts';
import { type RetentionRule, retentionRuleFile } from '../core/rules/retention-rule.ts';
import { type StayChangeRule, stayChangeRuleFile } from '../core/rules/stay-change-rule.ts';
import { type StayRule, stayRuleFile } from '../core/rules/stay-rule.ts';
import {
  type TemporaryResidenceRule,
  temporaryResidenceRuleFile,
} from '../core/rules/temporary-residence-rule.ts';

const stayReasonFile = z.object({
  version: z.string(),
  reasons: z
    .array(z.object({ code: z.string(), vi: z.string(), en: z.string(), needsText: z.boolean().optional() }))
    .min(1),
});

export interface Catalogues {
  readonly stayRules: readonly StayRule[];
  /**
   * One list for the life of the desk: whoever holds it sees what `takeReasons` changes. Codes that the authority has no
   * more stay in it as `retired`, because what was declared with them is still shown.
   */
  readonly stayReasons: readonly StayReason[];
  /** The authority's own list has come. */
  readonly takeReasons: (told: readonly StayReason[]) => void;
  readonly foreignStayRules: readonly ForeignStayRule[];
  readonly stayChangeRules: readonly StayChangeRule[];
  readonly temporaryResidenceRules: readonly TemporaryResidenceRule[];
  readonly retentionRules: readonly RetentionRule[];
  readonly policeTaskRules: readonly PoliceTaskRule[];
  readonly provinces: UnitCatalogue;
  /** Which province holds what an older card names. */
  readonly provinceChanges: ProvinceTable;
}

/** Codes of administrative units as one source gave them on one day. */
export interface UnitCatalogue {
  readonly version: string;
  readonly effectiveFrom: string;
  readonly source: string;
  readonly units: readonly { readonly code: string; readonly name: string }[];
}

const provinceChangeFile = z.object({
  version: z.string(),
  provinces: z.array(z.object({ code: z.string(), names: z.array(z.string()).min(1) })).min(1),
});

const provinceFile = z.object({
  version: z.string(),
  effectiveFrom: z.iso.date(),
  source: z.string(),
  provinces: z.array(z.object({ code: z.string(), vi: z.string() })).min(1),
});

function provincesOf(): UnitCatalogue {
  const { provinces, version, effectiveFrom, source } = provinceFile.parse(provincesJson);
  return {
    version,
    effectiveFrom,
    source,
    units: provinces.map(({ code, vi }) => ({ code, name: vi })),
  };
}

/** Throws when a file of ours is malformed: that is a bug, found at start. */
export function loadCatalogues(): Catalogues {
  const builtIn = stayReasonFile.parse(stayReasonsJson).reasons.map(
    ({ code, vi, en, needsText }): StayReason => ({
      code,
      label: { vi, en },
      needsText: needsText ?? false,
    }),
  );
  const stayReasons = [...builtIn];
  return {
    stayRules: stayRuleFile.parse(stayRulesJson).rules,
    foreignStayRules: foreignStayRuleFile.parse(foreignStayRulesJson).rules,
    stayChangeRules: stayChangeRuleFile.parse(stayChangeRulesJson).rules,
    temporaryResidenceRules: temporaryResidenceRuleFile.parse(temporaryResidenceRulesJson).rules,
    retentionRules: retentionRuleFile.parse(retentionRulesJson).rules,
    policeTaskRules: policeTaskRuleFile.parse(policeTaskRulesJson).rules,
    provinces: provincesOf(),
    provinceChanges: provinceChangeFile.parse(provinceChangesJson),
    stayReasons,
    takeReasons(told) {
      const gone = builtIn
        .filter(({ code }) => !told.some((one) => one.code === code))
        .map((reason) => ({ ...reason, retired: true as const }));
      stayReasons.splice(0, stayReasons.length, ...told, ...gone);
    },
  };
}

/** First day of the newest rule on stays that this program carries. */
export const newestRuleOf = ({ stayRules }: Pick<Catalogues, 'stayRules'>): string =>
  stayRules
    .map(({ effectiveFrom }) => effectiveFrom)
    .sort()
    .at(-1) ?? '';

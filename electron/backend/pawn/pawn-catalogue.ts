/** The rule data of pawning, parsed once at start. Throws when a file of ours is malformed: that is a bug. */

import pawnJson from '../../../resources/rules/pawn.json' with { type: 'json' };
import itemsJson from '../../../resources/rules/pawn-items.json' with { type: 'json' };
import type { LocalDate } from '../../core/identity/person.ts';
import { itemRuleFile, type PawnRules, pawnRuleFile } from '../../core/pawn/pawn-rule.ts';
import { ruleInForce } from '../../core/rules/dated-rule.ts';

const { rules: pawnRules } = pawnRuleFile.parse(pawnJson);
const { rules: itemRules } = itemRuleFile.parse(itemsJson);

/** The rules by which a contract of that day is judged. */
export const pawnRulesOn = (day: LocalDate): PawnRules => ({
  pawn: ruleInForce(pawnRules, day),
  items: ruleInForce(itemRules, day),
});

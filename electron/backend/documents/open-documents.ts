/** The documents desk over this desk's own data and forms. */
import formsJson from '../../../resources/forms/forms.json' with { type: 'json' };
import temporaryResidenceJson from '../../../resources/rules/temporary-residence.json' with { type: 'json' };
import type { StayReason } from '../../core/declaration/stay-draft.ts';
import { formFile } from '../../core/documents/form.ts';
import { type DraftForm, temporaryResidenceDraft } from '../../core/documents/temporary-residence-draft.ts';
import type { Failure } from '../../core/failure/failure.ts';
import type { Environment } from '../../core/ports/environment.ts';
import type { Database } from '../../core/ports/stores.ts';
import type { Result } from '../../core/result.ts';
import { ruleInForce } from '../../core/rules/dated-rule.ts';
import { registrationState, temporaryResidenceRuleFile } from '../../core/rules/temporary-residence-rule.ts';
import { localDateOf } from '../../core/time/vietnam-time.ts';
import type { DeskSettings } from '../desk-settings.ts';
import { pawnPapers } from '../pawn/pawn-papers.ts';
import type { DocumentSources } from './document-sources.ts';
import { createDocumentsDesk, type DocumentsDesk } from './documents-desk.ts';
import { storeSources } from './store-sources.ts';

const { forms } = formFile.parse(formsJson);
const { rules: residenceRules } = temporaryResidenceRuleFile.parse(temporaryResidenceJson);

export function openDocuments(parts: {
  readonly database: Database;
  readonly environment: Environment;
  readonly reasons: readonly StayReason[];
  readonly settings: () => DeskSettings;
  readonly training: boolean;
  /** The CT01 draft of a tenancy. */
  readonly ct01: (tenancyId: string) => Promise<Result<DraftForm, Failure>>;
}): DocumentsDesk {
  const { database, environment, settings } = parts;

  async function toRegister() {
    const today = localDateOf(environment.now());
    const rule = ruleInForce(residenceRules, today);
    const tenancies = await database.tenancies.current();
    return tenancies.filter((tenancy) => registrationState(tenancy, today, rule) === 'needed');
  }

  const pawns = pawnPapers(database);
  const paper: DocumentSources['paper'] = async (kind, id, frame) => {
    if (kind !== 'temporary-residence-draft') return pawns.paper(kind, id, frame);
    const draft = await parts.ct01(id);
    return draft.ok ? temporaryResidenceDraft(draft.value, frame) : undefined;
  };

  return createDocumentsDesk({
    sources: storeSources(database, { ...pawns, paper, toRegister }),
    forms,
    reasons: parts.reasons,
    now: environment.now,
    trades: () => [settings().facility.kind, ...(settings().facility.moreTrades ?? [])],
    facility: () => ({ name: settings().facility.name, address: settings().facility.address }),
    operatorName: () => settings().operator.name,
    training: parts.training,
  });
}

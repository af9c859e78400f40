/** Filing: declaration, outbox entry and audit event in one transaction, or none of them. */

import { checkStay, type StayReason } from '../core/declaration/stay-draft.ts';
import type { StayDetails, StayNotice } from '../core/declaration/stay-notice.ts';
import { type Failure, failure } from '../core/failure/failure.ts';
import type { IdentitySource, Person } from '../core/identity/person.ts';
import type { Verdict } from '../core/identity/verdict.ts';
import type { ChannelId } from '../core/outbox/entry.ts';
import { nextState } from '../core/outbox/transitions.ts';
import type { Environment } from '../core/ports/environment.ts';
import type { Database } from '../core/ports/stores.ts';
import { err, ok, type Result } from '../core/result.ts';
import { ruleInForce } from '../core/rules/dated-rule.ts';
import { type StayRule, stayNoticeDeadline } from '../core/rules/stay-rule.ts';
import { localDateOf } from '../core/time/vietnam-time.ts';

export interface Identification {
  readonly person: Person;
  readonly source: IdentitySource;
  readonly verdict: Verdict;
}

export interface FilingDependencies {
  readonly database: Database;
  readonly environment: Environment;
  readonly rules: readonly StayRule[];
  readonly reasons: readonly StayReason[];
  readonly channel: ChannelId;
}

export interface Filed {
  readonly notice: StayNotice;
  /** Filed after its deadline: it is sent all the same and marked late. */
  readonly late: boolean;
}

/**
 * Files a stay notice. All field errors come at once as `fields-invalid`; storage trouble comes as its own code
 * from the database, and then nothing was written.
 */
export async function fileStay(
  dependencies: FilingDependencies,
  who: Identification,
  stay: StayDetails,
  by: { readonly facilityId: string; readonly operatorId: string },
): Promise<Result<Filed, Failure>> {
  const { database, environment } = dependencies;
  const now = environment.now();
  const rule = ruleInForce(dependencies.rules, localDateOf(stay.arrival));
  const fields = checkStay(who.person, stay, { now, rule, reasons: dependencies.reasons });
  if (fields.length > 0) return err(failure('fields-invalid', { fields }));
  const state = nextState('draft', 'file');
  if (state === undefined) throw new Error('a draft cannot be filed');
  const deadline = stayNoticeDeadline(stay.arrival, rule);
  const notice: StayNotice = {
    kind: 'stay-notice',
    id: environment.newId(),
    facilityId: by.facilityId,
    operatorId: by.operatorId,
    ...who,
    stay,
    createdAt: now,
    deadline,
    ruleVersion: rule.version,
  };
  await database.transaction(async (stores) => {
    await stores.declarations.insert(notice);
    await stores.outbox.insert({
      id: notice.id,
      channel: dependencies.channel,
      state,
      deadline,
      createdAt: now,
      updatedAt: now,
      attempts: 0,
      nextAttemptAt: now,
      // Entries of one person keep their order; the store keeps only a keyed fingerprint of this.
      orderKey: who.person.document.number,
    });
    await stores.audit.append({
      type: 'declaration-filed',
      at: now,
      operatorId: by.operatorId,
      subject: notice.id,
      data: { kind: notice.kind, rule: rule.version, verdict: who.verdict.level, late: now > deadline },
    });
  });
  return ok({ notice, late: now > deadline });
}

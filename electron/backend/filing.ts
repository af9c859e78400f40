/** Filing: declaration, outbox entry and audit event in one transaction, or none of them. */

import type { Declaration } from '../core/declaration/declaration.ts';
import { checkStay, type StayReason } from '../core/declaration/stay-draft.ts';
import type { StayDetails, StayNotice } from '../core/declaration/stay-notice.ts';
import { type Failure, failure } from '../core/failure/failure.ts';
import type { IdentitySource, Person } from '../core/identity/person.ts';
import type { Verdict } from '../core/identity/verdict.ts';
import type { ChannelId } from '../core/outbox/entry.ts';
import { followingKey } from '../core/outbox/order-key.ts';
import { nextState } from '../core/outbox/transitions.ts';
import type { Environment } from '../core/ports/environment.ts';
import type { Database, Stores } from '../core/ports/stores.ts';
import { err, ok, type Result } from '../core/result.ts';
import { ruleInForce } from '../core/rules/dated-rule.ts';
import { type StayRule, stayNoticeDeadline } from '../core/rules/stay-rule.ts';
import { localDateOf } from '../core/time/vietnam-time.ts';

export interface Identification {
  readonly person: Person;
  readonly source: IdentitySource;
  readonly verdict: Verdict;
}

/** Which channel takes a record; `earlier` is the channel of the record that it changes or corrects. */
export type ChannelFor = (declaration: Declaration, earlier: ChannelId | undefined) => ChannelId;

export interface FilingDependencies {
  readonly database: Database;
  readonly environment: Environment;
  readonly rules: readonly StayRule[];
  readonly reasons: readonly StayReason[];
  readonly channelFor: ChannelFor;
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
  await database.transaction((stores) => queueDeclaration(stores, notice, dependencies.channelFor));
  return ok({ notice, late: now > deadline });
}

/**
 * Puts a checked declaration on its way: record, outbox entry and audit event, in the transaction that the caller opened.
 * Every kind of declaration is filed through here.
 */
export async function queueDeclaration(
  stores: Stores,
  declaration: Declaration,
  channelFor: ChannelFor,
): Promise<void> {
  const state = nextState('draft', 'file');
  if (state === undefined) throw new Error('a draft cannot be filed');
  const { id, kind, createdAt, deadline } = declaration;
  const named = kind === 'stay-change' ? declaration.concerns : declaration.corrects;
  const earlier = named === undefined ? undefined : await stores.outbox.byId(named);
  await stores.declarations.insert(declaration);
  await stores.outbox.insert({
    id,
    channel: channelFor(declaration, earlier?.channel),
    state,
    deadline,
    createdAt,
    updatedAt: createdAt,
    attempts: 0,
    nextAttemptAt: createdAt,
    // The store keeps only a keyed fingerprint of this.
    orderKey: followingKey(declaration, earlier),
  });
  await stores.audit.append({
    type: 'declaration-filed',
    at: createdAt,
    operatorId: declaration.operatorId,
    subject: id,
    data: {
      kind,
      rule: declaration.ruleVersion,
      verdict: declaration.verdict.level,
      late: createdAt > deadline,
    },
  });
}

/** Filing: declaration, outbox entry, audit event and what the stay comes to, in one transaction or not at all. */

import type { Declaration, StayDeclaration } from '../core/declaration/declaration.ts';
import { checkJudgedStay, judgeStay, type StayRuleBooks } from '../core/declaration/judge-stay.ts';
import type { StayReason } from '../core/declaration/stay-draft.ts';
import type { StayDetails } from '../core/declaration/stay-notice.ts';
import { type Failure, failure } from '../core/failure/failure.ts';
import type { IdentitySource, LocalDate, Person } from '../core/identity/person.ts';
import type { Verdict } from '../core/identity/verdict.ts';
import type { ChannelId } from '../core/outbox/entry.ts';
import { followingKey } from '../core/outbox/order-key.ts';
import { nextState } from '../core/outbox/transitions.ts';
import type { CameraPicture } from '../core/ports/camera-picture-store.ts';
import type { Environment } from '../core/ports/environment.ts';
import type { Database, Stores } from '../core/ports/stores.ts';
import { err, ok, type Result } from '../core/result.ts';
import type { StayChangeRule } from '../core/rules/stay-change-rule.ts';
import { earlierStayEnds } from './stays/earlier-stay.ts';
import { refreshStay } from './stays/projection.ts';

export interface Identification {
  readonly person: Person;
  readonly source: IdentitySource;
  readonly verdict: Verdict;
  /** The evidence file of the read, where the facility keeps it; goes into the same transaction as the record. */
  readonly evidence?: string;
  /** By the camera, of a guest who agreed; goes the same way. */
  readonly picture?: CameraPicture;
}

/** Which channel takes a record; `earlier` is the channel of the record that it changes or corrects. */
export type ChannelFor = (declaration: Declaration, earlier: ChannelId | undefined) => ChannelId;

export interface By {
  readonly facilityId: string;
  readonly operatorId: string;
}

export interface FilingDependencies {
  readonly database: Database;
  readonly environment: Environment;
  readonly rules: StayRuleBooks & { readonly stayChangeRules: readonly StayChangeRule[] };
  readonly reasons: readonly StayReason[];
  readonly channelFor: ChannelFor;
  /** Flagged remote by the police: 24 hours for foreign guests (Luật 47/2014 đ.33). */
  readonly remote: boolean;
  /** A medical facility: no free words in a declaration. */
  readonly medical: boolean;
}

export interface StayOptions {
  /** Of a foreign guest. */
  readonly permittedStayUntil?: LocalDate;
  /** An earlier stay of the same person that this one overlaps ends when this one begins; else it is refused. */
  readonly earlierStay?: 'ends-now';
  /** More that belongs in the same transaction. */
  readonly also?: (stores: Stores, declaration: StayDeclaration) => Promise<void>;
}

export interface Filed {
  readonly notice: StayDeclaration;
  /** Filed after its deadline: it is sent all the same and marked late. */
  readonly late: boolean;
}

/** Nobody's machine takes a record without a number: a person tells the police, and says so. */
export const channelForStay = (
  stay: Pick<StayDetails, 'withoutPapers'>,
  channelFor: ChannelFor,
): ChannelFor => (stay.withoutPapers ? () => 'paper' : channelFor);

/** The declaration that the law asks of this person for this stay, or all that is wrong with it at once. */
export function draftStay(
  dependencies: Omit<FilingDependencies, 'channelFor' | 'database'>,
  who: Identification,
  stay: StayDetails,
  by: By,
  permittedStayUntil: LocalDate | undefined,
): Result<StayDeclaration, Failure> {
  const { environment, reasons, medical } = dependencies;
  const now = environment.now();
  const judged = judgeStay(who.person, stay, dependencies.rules, dependencies.remote);
  const fields = checkJudgedStay(who.person, stay, permittedStayUntil, { now, judged, reasons, medical });
  if (fields.length > 0) return err(failure('fields-invalid', { fields }));
  const common = {
    id: environment.newId(),
    facilityId: by.facilityId,
    operatorId: by.operatorId,
    person: who.person,
    source: who.source,
    verdict: who.verdict,
    stay,
    createdAt: now,
    deadline: judged.deadline,
    ruleVersion: judged.ruleVersion,
  };
  return ok(
    judged.kind === 'stay-notice'
      ? { kind: 'stay-notice', ...common }
      : // Empty only for one without papers, of whom nobody knows it.
        { kind: 'foreign-stay', ...common, permittedStayUntil: permittedStayUntil ?? '' },
  );
}

/**
 * Files a stay: the notice of a citizen or the declaration of a foreigner, by the nationality of the document. All field
 * errors come at once as `fields-invalid`; `stay-overlaps` when the same person is here at that time; storage trouble
 * comes as its own code from the database, and then nothing was written.
 */
export async function fileStay(
  dependencies: FilingDependencies,
  who: Identification,
  stay: StayDetails,
  by: By,
  options: StayOptions = {},
): Promise<Result<Filed, Failure>> {
  const draft = draftStay(dependencies, who, stay, by, options.permittedStayUntil);
  if (!draft.ok) return draft;
  const notice = draft.value;
  return dependencies.database.transaction(async (stores) => {
    const free = await earlierStayEnds(stores, notice, dependencies, options.earlierStay);
    if (!free.ok) return free;
    await queueDeclaration(stores, notice, channelForStay(stay, dependencies.channelFor));
    if (who.evidence !== undefined) await stores.evidence.insert(notice.id, who.evidence, notice.createdAt);
    if (who.picture !== undefined) await keepPicture(stores, notice, who.picture);
    await options.also?.(stores, notice);
    return ok({ notice, late: notice.createdAt > notice.deadline });
  });
}

/** The picture and what it goes by: the log names the consent, and neither stands without the other. */
async function keepPicture(stores: Stores, notice: StayDeclaration, picture: CameraPicture): Promise<void> {
  const { how, language, textVersion } = picture.consent;
  await stores.cameraPictures.insert(notice.id, picture);
  await stores.audit.append({
    type: 'camera-picture-kept',
    at: notice.createdAt,
    operatorId: notice.operatorId,
    subject: notice.id,
    data: { bytes: picture.image.length, text: textVersion, language, how },
  });
}

/**
 * Puts a checked declaration on its way: record, outbox entry, audit event and what its stay comes to, in the transaction
 * that the caller opened. Every kind of declaration is filed through here.
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
  await refreshStay(stores, declaration);
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

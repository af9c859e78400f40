/** The life of a stay at the desk: every change is a new record that names the stay; nothing that was filed is touched. */
import type { z } from 'zod';
import type { MethodOutput, methods } from '../../bridge/contract.ts';
import { checkChange } from '../../core/declaration/judge-change.ts';
import { checkJudgedStay, judgeStay, stayWarnings } from '../../core/declaration/judge-stay.ts';
import type { StayChangeDetails } from '../../core/declaration/stay-change.ts';
import { roomOfWard, type StayDetails } from '../../core/declaration/stay-notice.ts';
import { type Failure, type FieldError, failure } from '../../core/failure/failure.ts';
import { err, ok, type Result } from '../../core/result.ts';
import type { StayPicture } from '../../core/stay/stay-picture.ts';
import { catalogueWarnings } from '../channels/catalogue-shelf.ts';
import { codeListWarnings } from '../channels/code-shelf.ts';
import { personByHand } from '../check-in/by-hand.ts';
import { channelForStay, draftStay, type Identification, queueDeclaration } from '../filing.ts';
import type { AddressDesk } from './address-desk.ts';
import { changeRecord, overlapFailure, overlappingStays } from './earlier-stay.ts';
import { type GuestPage, guestPage } from './guest-page.ts';
import type { StayContext } from './stay-context.ts';
import { entriesOfChain } from './stay-rows.ts';
import { cancelStay, withdraw } from './withdraw.ts';
import { fileWithoutPapers } from './without-papers.ts';

type Input<M extends keyof typeof methods> = z.output<(typeof methods)[M]['input']>;
type Page = Promise<Result<GuestPage, Failure>>;

export interface StayDesk {
  show(id: string): Page;
  check(input: Input<'stay.check'>): Promise<Result<MethodOutput<'stay.check'>, Failure>>;
  withoutPapers(input: Input<'stay.withoutPapers'>): Page;
  /** One change of an open stay. `fields-invalid`, `stay-ended`, `record-not-found`. */
  change(id: string, change: StayChangeDetails): Page;
  /** Checks out at the planned departure; those whose departure is still ahead refuse all of them. */
  leftAsDeclared(ids: readonly string[]): Promise<Result<undefined, Failure>>;
  correct(input: Input<'stay.correct'>): Page;
  cancel(input: Input<'stay.cancel'>): Page;
  residenceUnits(input: Input<'stay.residenceUnits'>): Page;
}

const NOT_EDITED: FieldError = {
  path: 'person',
  message: {
    vi: 'Thông tin đọc từ giấy tờ không sửa tay. Đọc lại giấy tờ.',
    en: 'What was read from a document is not typed over. Read the document again.',
  },
};

/** The draft of the form as stay details; empty texts are absent. */
export const detailsOf = (
  draft: Input<'stay.correct'>['stay'],
  more: Partial<StayDetails> = {},
): StayDetails => {
  const reasonText = draft.reasonText?.trim();
  const note = draft.note?.trim();
  return {
    room: draft.room.trim(),
    arrival: draft.arrival,
    plannedDeparture: draft.plannedDeparture,
    reason: draft.reason,
    ...(reasonText && { reasonText }),
    ...(note && { note }),
    ...more,
  };
};

export function createStayDesk(context: StayContext, addresses: AddressDesk): StayDesk {
  const { database, environment, catalogues } = context;

  async function page(id: string): Page {
    const picture = await database.stays.byId(id);
    return picture ? ok(await guestPage(context, picture)) : err(failure('record-not-found'));
  }

  const longestOf = ({ head, arrival }: StayPicture): { readonly longestStayDays?: number } => {
    const { longestStayDays } = judgeStay(
      head.person,
      { ...head.stay, arrival },
      catalogues,
      context.premises.current().remote,
    );
    return longestStayDays === undefined ? {} : { longestStayDays };
  };

  async function change(id: string, wanted: StayChangeDetails): Page {
    const filed = await database.transaction(async (stores): Promise<Result<string, Failure>> => {
      const picture = await stores.stays.byId(id);
      if (!picture) return err(failure('record-not-found'));
      if (picture.status !== 'open') return err(failure('stay-ended'));
      const fields = checkChange(picture, wanted, { now: environment.now(), ...longestOf(picture) });
      if (fields.length > 0) return err(failure('fields-invalid', { fields }));
      const record = changeRecord(picture, wanted, context.by().operatorId, {
        environment,
        rules: catalogues,
      });
      await queueDeclaration(stores, record, channelForStay(picture.head.stay, context.channelFor));
      return ok(record.id);
    });
    if (!filed.ok) return filed;
    context.changed([filed.value], ['stays']);
    return page(id);
  }

  /** Files a new first-class record that names the present head, with another person, stay or both. */
  async function correct(
    picture: StayPicture,
    who: Identification,
    stay: StayDetails,
    permittedStayUntil: string | undefined,
  ): Page {
    const draft = draftStay(context.filing(), who, stay, context.by(), permittedStayUntil);
    if (!draft.ok) return draft;
    const record = { ...draft.value, corrects: picture.head.id };
    const now = environment.now();
    const done = await database.transaction(async (stores): Promise<Result<readonly string[], Failure>> => {
      const others = (await overlappingStays(stores, record)).filter(
        ({ stayId }) => stayId !== picture.stayId,
      );
      if (others[0]) return err(overlapFailure(others[0]));
      const head = (await entriesOfChain(stores, picture.stayId)).find(
        ({ record: { id } }) => id === picture.head.id,
      );
      // One that came to be known by papers goes where the others go; the paper channel is for those without.
      const before = picture.head.stay.withoutPapers && !stay.withoutPapers;
      const channelFor = before
        ? (declaration: typeof record) => context.channelFor(declaration, undefined)
        : channelForStay(stay, context.channelFor);
      await queueDeclaration(stores, record, channelFor as typeof context.channelFor);
      if (head && head.entry.state === 'ready' && !picture.head.stay.withoutPapers)
        await withdraw(stores, head, { operatorId: context.by().operatorId, now });
      return ok([record.id, picture.head.id]);
    });
    if (!done.ok) return done;
    context.changed(done.value, ['stays']);
    return page(picture.stayId);
  }

  /** Who a correction is about: the same, the one on the counter, or what was typed before, typed anew. */
  function whoOf(picture: StayPicture, input: Input<'stay.correct'>): Result<Identification, Failure> {
    const { head } = picture;
    const phone = input.stay.phone?.trim();
    const kept = { person: head.person, source: head.source, verdict: head.verdict };
    const dialled = (who: Identification): Identification =>
      phone ? { ...who, person: { ...who.person, phone } } : who;
    if (input.checkInId !== undefined) {
      const who = context.take(input.checkInId, true);
      return who.ok ? ok(dialled(who.value)) : who;
    }
    if (input.person === undefined) return ok(dialled(kept));
    if (head.source !== 'typed') return err(failure('fields-invalid', { fields: [NOT_EDITED] }));
    const person = personByHand(input.person);
    return person.ok ? ok(dialled({ ...kept, person: person.value })) : person;
  }

  /** Of a stay that would go by the Ministry's API: said at the counter, where another code can still be chosen. */
  async function kbttWarnings(
    who: Identification,
    stay: StayDetails,
    permittedStayUntil: string | undefined,
  ) {
    const draft = draftStay(context.filing(), who, stay, context.by(), permittedStayUntil);
    if (!draft.ok || channelForStay(stay, context.channelFor)(draft.value, undefined) !== 'kbtt') return [];
    return codeListWarnings(database.settings, draft.value);
  }

  return {
    show: page,
    change,

    async check({ checkInId, stay: draft, permittedStayUntil, guestClass, residenceUnits }) {
      const who = context.take(checkInId, true);
      if (!who.ok) return who;
      const { person } = who.value;
      const stay = detailsOf(draft, guestClass && guestClass !== 'guest' ? { guestClass } : {});
      const now = environment.now();
      const judged = judgeStay(person, stay, catalogues, context.premises.current().remote);
      const fields = checkJudgedStay(person, stay, permittedStayUntil, {
        now,
        judged,
        reasons: catalogues.stayReasons,
        medical: context.filing().medical,
      });
      const { facilityId } = context.by();
      const [overlap] = await overlappingStays(database, { person, stay, facilityId });
      return ok({
        kind: judged.kind,
        fields: [...fields],
        warnings: [
          ...stayWarnings(stay, permittedStayUntil, judged),
          ...(residenceUnits ? await addresses.unknown(residenceUnits) : []),
          ...(await catalogueWarnings(database.settings, person, stay)),
          ...(await kbttWarnings(who.value, stay, permittedStayUntil)),
        ],
        ...(overlap && {
          overlaps: {
            stayId: overlap.stayId,
            room: overlap.room,
            arrival: overlap.arrival,
            plannedDeparture: overlap.plannedDeparture,
          },
        }),
        deadline: judged.deadline,
        ruleVersion: judged.ruleVersion,
        source: judged.source,
      });
    },

    async withoutPapers(input) {
      const filed = await fileWithoutPapers(context, input, detailsOf(input.stay), input.stay.phone);
      return filed.ok ? page(filed.value.notice.id) : filed;
    },

    async leftAsDeclared(ids) {
      const done = await database.transaction(async (stores): Promise<Result<readonly string[], Failure>> => {
        const pictures = await stores.stays.byIds([...new Set(ids)]);
        if (pictures.length < new Set(ids).size) return err(failure('record-not-found'));
        const now = environment.now();
        if (pictures.some(({ status, plannedDeparture }) => status !== 'open' || plannedDeparture > now))
          return err(failure('action-not-allowed'));
        const records = pictures.map((picture) => ({
          picture,
          record: changeRecord(
            picture,
            { type: 'check-out', at: picture.plannedDeparture },
            context.by().operatorId,
            { environment, rules: catalogues },
          ),
        }));
        for (const { picture, record } of records)
          await queueDeclaration(stores, record, channelForStay(picture.head.stay, context.channelFor));
        return ok(records.map(({ record }) => record.id));
      });
      if (!done.ok) return done;
      context.changed(done.value, ['stays']);
      return ok(undefined);
    },

    async correct(input) {
      const picture = await database.stays.byId(input.id);
      if (!picture) return err(failure('record-not-found'));
      if (picture.status === 'cancelled') return err(failure('stay-ended'));
      const who = whoOf(picture, input);
      if (!who.ok) return who;
      const { guestClass, carerOf, withoutPapers } = picture.head.stay;
      const ward = input.ward ?? picture.ward;
      const known = who.value.person.document.number !== '';
      return correct(
        picture,
        who.value,
        detailsOf(input.stay, {
          ...(guestClass && { guestClass }),
          ...(carerOf !== undefined && { carerOf }),
          ...(withoutPapers && !known && { withoutPapers }),
          ...(guestClass === 'patient' && ward && { ward, room: roomOfWard(ward) }),
        }),
        input.permittedStayUntil ?? picture.permittedStayUntil,
      );
    },

    async cancel({ id, reason, text }) {
      const why = { reason, ...(text?.trim() && { text: text.trim() }) };
      const done = await database.transaction(async (stores): Promise<Result<readonly string[], Failure>> => {
        const picture = await stores.stays.byId(id);
        if (!picture) return err(failure('record-not-found'));
        if (picture.status === 'cancelled') return err(failure('stay-ended'));
        return ok(
          await cancelStay(stores, picture, why, context.by().operatorId, {
            environment,
            rules: catalogues,
            channelFor: context.channelFor,
          }),
        );
      });
      if (!done.ok) return done;
      context.changed(done.value, ['stays', 'police-tasks']);
      return page(id);
    },

    async residenceUnits({ id, units }) {
      const picture = await database.stays.byId(id);
      if (!picture) return err(failure('record-not-found'));
      if (picture.status === 'cancelled') return err(failure('stay-ended'));
      const { head } = picture;
      const person = {
        ...head.person,
        residenceUnits: {
          province: units.province,
          ...(units.ward !== undefined && { ward: units.ward }),
          catalogue: (await addresses.catalogue()).version,
        },
      };
      const { room, arrival, plannedDeparture, ward } = picture;
      return correct(
        picture,
        { person, source: head.source, verdict: head.verdict },
        { ...head.stay, room, arrival, plannedDeparture, ...(ward && { ward }) },
        picture.permittedStayUntil,
      );
    },
  };
}

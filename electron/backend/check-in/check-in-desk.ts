/** The one check-in on the counter: waits for a card, reads it, prefills the form, and is filed or cleared. */
import type { z } from 'zod';
import { buildEvidence } from '../../../native/emrtd/evidence/evidence.ts';
import type { CardReading, ReadDependencies, ReadEvent } from '../../../native/emrtd/reading.ts';
import type { StructureReport } from '../../../native/emrtd/structure-report/structure-report.ts';
import type { checkInView } from '../../bridge/views.ts';
import { judgeStay, type StayRuleBooks } from '../../core/declaration/judge-stay.ts';
import { prefillStay } from '../../core/declaration/stay-draft.ts';
import { type Failure, failure } from '../../core/failure/failure.ts';
import { concludeVerdict } from '../../core/identity/conclude-verdict.ts';
import type { IdentitySource, Person } from '../../core/identity/person.ts';
import { personFromCard } from '../../core/identity/person-from-card.ts';
import type { Check } from '../../core/identity/verdict.ts';
import type { Environment } from '../../core/ports/environment.ts';
import type { Database } from '../../core/ports/stores.ts';
import { err, ok, type Result } from '../../core/result.ts';
import { localDateOf } from '../../core/time/vietnam-time.ts';
import type { CardDesk } from '../card-desk.ts';
import type { DefaultSettings } from '../desk-settings.ts';
import type { Identification } from '../filing.ts';
import { failureViewOf } from '../views/failure-view.ts';
import { chipPersonViewOf, personViewOf, stayViewOf } from '../views/person-view.ts';
import { verdictViewOf } from '../views/verdict-view.ts';
import { type AccessInput, accessKeysOf } from './access-keys.ts';
import { qrCheck } from './qr-check.ts';
import { createRefusedKeys } from './refused-keys.ts';
import { isWorthSending, type StructureReportFile, structureReportFile } from './structure-report-file.ts';
import { presentStay, warningsFor } from './warnings.ts';
import { wrongKeyFailure } from './wrong-key.ts';

export type CheckInView = z.output<typeof checkInView>;

/** Progress events are merged so that the screen is not flooded: a portrait comes in about seventy blocks. */
const PROGRESS_EVERY_MS = 80;

export interface CheckInDependencies {
  readonly cards: CardDesk;
  readonly database: Database;
  readonly environment: Environment;
  readonly rules: StayRuleBooks;
  /** Whether the facility is flagged remote: another clock for foreign guests. */
  readonly remote: () => boolean;
  /** Whether the facility keeps the evidence of reads (NĐ 356/2025 đ.4: sensitive, so off unless switched on). */
  readonly evidenceKept: () => boolean;
  /** Whether the guest on the counter lets it be kept; absent: nobody is asked. */
  readonly mayKeepEvidence?: (checkInId: string) => boolean;
  /** The picture that the camera took of the guest on the counter, who agreed to it. */
  readonly pictureOf?: (checkInId: string) => Identification['picture'];
  readonly trust: () => ReadDependencies['trust'];
  readonly defaults: () => DefaultSettings;
  readonly operatorId: () => string;
  readonly onChange: (view: CheckInView) => void;
  /** A throw inside a read: a bug; logged, never shown as it is. */
  readonly onError: (error: unknown) => void;
}

/** What is on the counter besides the view. Personal data live only here, until the next guest. */
interface Counter {
  view: CheckInView;
  identification?: Identification;
  portrait?: CardReading['portrait'];
  report?: StructureReport;
  reading?: AbortController;
  filed: boolean;
}

export interface CheckInDesk {
  view(): CheckInView;
  /** Starts a read; progress comes through `onChange`. Fails with `wrong-key-again` without asking the chip. */
  read(access: AccessInput): Promise<Result<CheckInView, Failure>>;
  /** @param source `qr` or `mrz` when the clerk changed nothing of what was scanned */
  byHand(person: Person, source?: Exclude<IdentitySource, 'chip'>): Promise<CheckInView>;
  cancel(): CheckInView;
  next(): CheckInView;
  portrait(id: string): Result<{ mime: 'image/jpeg' | 'image/jp2'; base64: string }, Failure>;
  structureReport(id: string): Result<StructureReportFile, Failure>;
  /** Who is to be filed; a check-in is filed once. */
  take(id: string): Result<Identification, Failure>;
  filed(id: string, filing: NonNullable<CheckInView['filed']>): void;
  /** Resolves when no read is under way. */
  settled(): Promise<void>;
}

export function createCheckInDesk(dependencies: CheckInDependencies): CheckInDesk {
  const { environment } = dependencies;
  const fresh = (): Counter => ({
    view: { id: environment.newId(), stage: 'waiting', portrait: false, warnings: [] },
    filed: false,
  });
  let counter = fresh();
  let underWay: Promise<void> = Promise.resolve();
  const refusedKeys = createRefusedKeys();

  const audit = (
    type: 'card-read-started' | 'card-read-completed' | 'card-read-failed',
    data: Record<string, string | number>,
  ) =>
    dependencies.database.audit.append({
      type,
      at: environment.now(),
      operatorId: dependencies.operatorId(),
      subject: counter.view.id,
      data,
    });

  function show(on: Counter, change: Partial<CheckInView>): void {
    on.view = { ...on.view, ...change };
    if (on === counter) dependencies.onChange(on.view);
  }

  /** The form as it most likely is, and what the law asks for this person: by the nationality of the document. */
  function prefill(person: Person): Pick<CheckInView, 'draft' | 'deadline' | 'declares' | 'requiredFields'> {
    const draft = prefillStay(environment.now(), dependencies.defaults());
    const judged = judgeStay(person, draft, dependencies.rules, dependencies.remote());
    return {
      draft: stayViewOf(draft),
      deadline: judged.deadline,
      declares: judged.kind,
      requiredFields: [...judged.requiredFields],
    };
  }

  /** Where this person is now, for the button that ends the earlier stay. */
  async function presence(person: Person): Promise<Pick<CheckInView, 'present'>> {
    const stay = await presentStay(person, dependencies.database, environment.now());
    if (!stay) return {};
    const { stayId, room, arrival, plannedDeparture } = stay;
    return { present: { stayId, room, arrival, plannedDeparture } };
  }

  /** Shows each event as it comes; byte counts at most every PROGRESS_EVERY_MS. */
  function progress(on: Counter): (event: ReadEvent) => void {
    let shownAt = Number.NEGATIVE_INFINITY;
    return (event) => {
      switch (event.kind) {
        case 'phase':
          return show(on, { phase: event.phase });
        case 'file': {
          const at = environment.monotonic();
          if (event.bytes < event.total && at - shownAt < PROGRESS_EVERY_MS) return;
          shownAt = at;
          return show(on, { file: { name: event.file, bytes: event.bytes, total: event.total } });
        }
        case 'text': {
          const person = personFromCard(event, localDateOf(environment.now()));
          return show(on, {
            person: chipPersonViewOf(person, event),
            source: 'chip',
            ...prefill(person),
          });
        }
        case 'portrait':
          on.portrait = event.portrait;
          return show(on, { portrait: true });
      }
    };
  }

  /** Built only where it is kept: a portrait and all files of the chip are no small thing to hold. */
  function keptEvidence(reading: CardReading): Pick<Identification, 'evidence'> {
    if (!dependencies.evidenceKept()) return {};
    const context = {
      readAt: new Date(environment.now()),
      reader: dependencies.cards.view().name ?? '',
    };
    return { evidence: JSON.stringify(buildEvidence(reading, context)) };
  }

  async function finish(on: Counter, reading: CardReading, access: AccessInput): Promise<void> {
    const person = personFromCard(reading, localDateOf(environment.now()));
    const extra: readonly Check[] = access.kind === 'qr' ? qrCheck(access.line, person) : [];
    const verdict = concludeVerdict([...reading.checks, ...extra]);
    on.identification = { person, source: 'chip', verdict, ...keptEvidence(reading) };
    on.portrait = reading.portrait;
    const warnings = warningsFor(person, environment.now());
    await audit('card-read-completed', {
      verdict: verdict.level,
      access: reading.access,
      apdus: reading.statistics.apdus,
      milliseconds: Math.round(reading.statistics.totalMs),
    });
    show(on, {
      stage: 'read',
      phase: undefined,
      file: undefined,
      person: chipPersonViewOf(person, reading),
      source: 'chip',
      portrait: reading.portrait !== undefined,
      verdict: verdictViewOf(verdict),
      access: reading.access,
      warnings: [...warnings],
      ...(await presence(person)),
      milliseconds: Math.round(reading.statistics.totalMs),
    });
  }

  /** A failed read leaves no half-read person on the counter: what was read of a card that left is not kept. */
  async function fail(on: Counter, why: Failure): Promise<void> {
    on.portrait = undefined;
    on.identification = undefined;
    await audit('card-read-failed', { failure: why.code });
    show(on, {
      stage: 'failed',
      phase: undefined,
      file: undefined,
      person: undefined,
      source: undefined,
      draft: undefined,
      deadline: undefined,
      declares: undefined,
      requiredFields: undefined,
      portrait: false,
      failure: failureViewOf(why),
    });
  }

  async function run(on: Counter, access: AccessInput, signal: AbortSignal): Promise<void> {
    const keys = accessKeysOf(access, localDateOf(environment.now()));
    if (!keys.ok) return fail(on, keys.error);
    const { insertion } = dependencies.cards.view();
    const untried = refusedKeys.untried(insertion, keys.value);
    await audit('card-read-started', { key: access.kind });
    const reading = await dependencies.cards.read(
      { keys: untried },
      {
        trust: dependencies.trust(),
        random: environment.random,
        now: () => new Date(environment.now()),
        monotonic: environment.monotonic,
        onEvent: progress(on),
        signal,
      },
    );
    if (signal.aborted) return fail(on, failure('cancelled'));
    const report = dependencies.cards.structureReport();
    if (report && isWorthSending(report)) {
      on.report = report;
      on.view = { ...on.view, structureReport: true };
    }
    if (reading.ok) {
      refusedKeys.forget();
      return finish(on, reading.value, access);
    }
    const wrong = wrongKeyFailure(reading.error, access.kind, () => refusedKeys.refuse(insertion, untried));
    return fail(on, wrong ?? reading.error);
  }

  /** The card that lies there has refused all that this would try: the chip is left in peace. */
  function isRefused(access: AccessInput): boolean {
    const { state, insertion } = dependencies.cards.view();
    const keys = accessKeysOf(access, localDateOf(environment.now()));
    return state === 'card' && keys.ok && refusedKeys.untried(insertion, keys.value).length === 0;
  }

  function replace(): CheckInView {
    counter.reading?.abort();
    counter = fresh();
    dependencies.onChange(counter.view);
    return counter.view;
  }

  const onCounter = (id: string): Result<Counter, Failure> =>
    counter.view.id === id ? ok(counter) : err(failure('nothing-read'));

  return {
    view: () => counter.view,
    async read(access) {
      if (counter.view.stage === 'reading') return ok(counter.view);
      if (isRefused(access)) return err(failure('wrong-key-again'));
      counter = fresh();
      const on = counter;
      const control = new AbortController();
      on.reading = control;
      show(on, { stage: 'reading', phase: 'connect' });
      underWay = underWay
        .then(() => run(on, access, control.signal))
        .catch(async (error: unknown) => {
          dependencies.onError(error);
          await fail(on, failure('chip-protocol-error'));
        });
      return ok(on.view);
    },
    async byHand(person, source = 'typed') {
      replace();
      const reason = source === 'typed' ? 'typed-by-hand' : 'scanned-only';
      const verdict = concludeVerdict([{ name: 'access', outcome: 'not-possible', reason }]);
      counter.identification = { person, source, verdict };
      const warnings = warningsFor(person, environment.now());
      show(counter, {
        stage: 'by-hand',
        person: personViewOf(person),
        source,
        verdict: verdictViewOf(verdict),
        warnings: [...warnings],
        ...prefill(person),
        ...(await presence(person)),
      });
      return counter.view;
    },
    cancel() {
      counter.reading?.abort();
      return counter.view;
    },
    next: replace,
    portrait(id) {
      const on = onCounter(id);
      if (!on.ok) return on;
      const { portrait } = on.value;
      return portrait
        ? ok({ mime: portrait.mime, base64: Buffer.from(portrait.bytes).toString('base64') })
        : err(failure('nothing-read'));
    },
    structureReport(id) {
      const on = onCounter(id);
      if (!on.ok) return on;
      return on.value.report ? ok(structureReportFile(on.value.report)) : err(failure('nothing-read'));
    },
    take(id) {
      const on = onCounter(id);
      if (!on.ok) return on;
      if (on.value.filed) return err(failure('already-filed'));
      const { identification } = on.value;
      if (identification === undefined) return err(failure('nothing-read'));
      const { evidence, ...who } = identification;
      const kept = evidence !== undefined && (dependencies.mayKeepEvidence?.(id) ?? true);
      const picture = dependencies.pictureOf?.(id);
      return ok({ ...(kept ? identification : who), ...(picture && { picture }) });
    },
    filed(id, filing) {
      if (counter.view.id !== id) return;
      counter.filed = true;
      show(counter, { filed: filing });
    },
    settled: () => underWay,
  };
}

/** The first set-up: what was done of it, shown to be done, and kept over a restart. */
import { z } from 'zod';
import type { MethodInput, MethodOutput } from '../../bridge/contract.ts';
import { dryRunView } from '../../bridge/views/first-run.ts';
import { type Failure, failure } from '../../core/failure/failure.ts';
import {
  addressOf,
  FIRST_RUN_STEPS,
  type FirstRunStep,
  marked,
  type StepMark,
  stepStates,
} from '../../core/first-run/first-run.ts';
import { CHANNEL_IDS, type ChannelId } from '../../core/outbox/entry.ts';
import type { Channel } from '../../core/ports/channel.ts';
import type { Environment } from '../../core/ports/environment.ts';
import type { Database } from '../../core/ports/stores.ts';
import { err, ok, type Result } from '../../core/result.ts';
import type { CheckInDesk } from '../check-in/check-in-desk.ts';
import type { By } from '../filing.ts';
import type { SettingsDesk } from '../settings-desk.ts';
import type { BackupDesk } from '../upkeep/backup-desk.ts';
import { dryRun } from './dry-run.ts';
import { onSameDisk } from './same-disk.ts';
import { sampleDeclaration } from './sample-declaration.ts';

export type FirstRunView = MethodOutput<'firstRun.view'>;
type FacilityInput = MethodInput<'firstRun.facility'>;

const SETTING = 'first-run';
const mark = z.object({ state: z.enum(['done', 'later']), at: z.number() });
const seat = z.object({
  street: z.string(),
  ward: z.string(),
  wardCode: z.string().optional(),
  province: z.string(),
  provinceCode: z.string().optional(),
});
const text = z.object({ vi: z.string(), en: z.string() });
/** What is kept of it. Pieces that this version does not know any more are as good as none. */
const kept = z.object({
  marks: z.partialRecord(z.enum(FIRST_RUN_STEPS), mark).catch({}),
  finishedAt: z.number().optional().catch(undefined),
  seat: seat.optional().catch(undefined),
  unit: z.object({ name: z.string(), phone: z.string() }).optional().catch(undefined),
  dryRun: z.unknown().optional(),
  read: z.object({ level: z.string(), title: text, at: z.number() }).optional().catch(undefined),
  printed: z.object({ came: z.boolean(), at: z.number() }).optional().catch(undefined),
});
type Kept = z.infer<typeof kept>;

/** Outcomes after which the way to the police needs nothing more. */
const GOOD_OUTCOMES: readonly string[] = ['accepted', 'reached', 'by-hand'];

export interface FirstRunDesk {
  view(): Promise<FirstRunView>;
  facility(input: FacilityInput): Promise<FirstRunView>;
  unit(input: MethodInput<'firstRun.unit'>): Promise<FirstRunView>;
  dryRun(channel: ChannelId): Promise<FirstRunView>;
  /** `nothing-read` unless a chip was just read on the counter. */
  readerSeen(): Promise<Result<FirstRunView, Failure>>;
  printed(came: boolean): Promise<FirstRunView>;
  /** A step that was done by what else the desk does. */
  done(step: FirstRunStep): Promise<FirstRunView>;
  later(step: FirstRunStep): Promise<FirstRunView>;
  finish(): Promise<FirstRunView>;
}

export interface FirstRunParts {
  readonly database: Database;
  readonly environment: Environment;
  readonly training: boolean;
  readonly settings: SettingsDesk;
  readonly checkIn: Pick<CheckInDesk, 'view' | 'next'>;
  readonly backups: Pick<BackupDesk, 'view'>;
  readonly channel: (id: ChannelId) => Channel | undefined;
  readonly by: () => By;
  readonly newestRule: string;
  /** Where the data lie. */
  readonly dataFolder: string;
  /** Name of a facility that nobody has named. */
  readonly unnamed: string;
}

export function createFirstRunDesk(parts: FirstRunParts): FirstRunDesk {
  const { database, environment, settings } = parts;

  const read = async (): Promise<Kept | undefined> =>
    kept.safeParse(await database.settings.get(SETTING)).data;

  async function change(next: (before: Kept) => Kept): Promise<FirstRunView> {
    await database.settings.set(SETTING, next((await read()) ?? { marks: {} }));
    return view();
  }

  const mark = (before: Kept, step: FirstRunStep, state: StepMark['state']): Kept => ({
    ...before,
    marks: marked(before.marks as Parameters<typeof marked>[0], step, state, environment.now()),
  });

  async function view(): Promise<FirstRunView> {
    const known = await read();
    const { facility } = settings.current();
    const namedElsewhere = known === undefined && (await database.settings.get('facility')) !== undefined;
    const backup = await parts.backups.view();
    const sameDisk = await onSameDisk(parts.dataFolder, backup.folder);
    const steps = stepStates((known?.marks ?? {}) as Parameters<typeof stepStates>[0]).map((step) =>
      // A copy that was made, wherever it was ordered, is what counts.
      step.id === 'backup' && backup.chosen && backup.lastAt !== undefined
        ? { ...step, state: 'done' as const, at: backup.lastAt }
        : step,
    );
    const tried = dryRunOf(known?.dryRun);
    return {
      opens: known?.finishedAt === undefined && !namedElsewhere,
      ...(known?.finishedAt !== undefined && { finishedAt: known.finishedAt }),
      steps,
      facility: {
        name: facility.name === parts.unnamed ? '' : facility.name,
        kind: facility.kind,
        moreTrades: [...(facility.moreTrades ?? [])],
        seat: seatOf(known, facility.address),
      },
      ...(known?.unit && { unit: known.unit }),
      channels: CHANNEL_IDS.filter((id) => parts.channel(id) !== undefined),
      ...(tried && { dryRun: tried }),
      ...(known?.read && { read: known.read as FirstRunView['read'] & {} }),
      ...(sameDisk !== undefined && { sameDisk }),
      ...(known?.printed && { printed: known.printed }),
    };
  }

  return {
    view,
    async facility({ name, kind, moreTrades, seat: where }) {
      const operatorName = settings.current().operator.name;
      await settings.facility({ name, kind, moreTrades, address: addressOf(where), operatorName });
      return change((before) => ({ ...mark(before, 'facility', 'done'), seat: where }));
    },
    unit: (unit) => change((before) => ({ ...before, unit })),
    async dryRun(id) {
      const { kind } = settings.current().facility;
      const sample = sampleDeclaration(kind, parts.by(), parts.newestRule, environment);
      const tried = await dryRun(id, parts.channel(id), sample, {
        now: environment.now,
        training: parts.training,
      });
      return change((before) => ({
        ...(GOOD_OUTCOMES.includes(tried.outcome) ? mark(before, 'channel', 'done') : before),
        dryRun: tried,
      }));
    },
    async readerSeen() {
      const { stage, source, verdict } = parts.checkIn.view();
      if (stage !== 'read' || source !== 'chip' || verdict === undefined) return err(failure('nothing-read'));
      const seen = { level: verdict.level, title: { ...verdict.title }, at: environment.now() };
      const next = await change((before) => ({ ...mark(before, 'reader', 'done'), read: seen }));
      // Whoever lent the card is no guest.
      parts.checkIn.next();
      return ok(next);
    },
    printed: (came) =>
      change((before) => ({
        ...(came ? mark(before, 'print', 'done') : before),
        printed: { came, at: environment.now() },
      })),
    done: (step) => change((before) => mark(before, step, 'done')),
    later: (step) => change((before) => mark(before, step, 'later')),
    finish: () => change((before) => ({ ...before, finishedAt: environment.now() })),
  };
}

/** An address from before the set-up stands in its first line, as it is: nothing is guessed out of it. */
const seatOf = (known: Kept | undefined, address: string): FirstRunView['facility']['seat'] => {
  if (known?.seat && addressOf(known.seat as Parameters<typeof addressOf>[0]) === address)
    return known.seat as FirstRunView['facility']['seat'];
  return { street: address.slice(0, 120), ward: '', province: '' };
};

const dryRunOf = (value: unknown): FirstRunView['dryRun'] =>
  value === undefined ? undefined : dryRunView.safeParse(value).data;

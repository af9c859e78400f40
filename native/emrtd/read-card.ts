/** Reads and verifies one eMRTD, from reset to verdict. */
import { concludeVerdict } from '../../electron/core/identity/conclude-verdict.ts';
import type { Check } from '../../electron/core/identity/verdict.ts';
import { err, ok, type Result } from '../../electron/core/result.ts';
import type { Transceiver } from '../pcsc/transceiver.ts';
import { checkAccess } from './access/access-check.ts';
import { readCardAccess } from './access/card-access.ts';
import { type OpenedAccess, openChip, reopenChip } from './access/open-chip.ts';
import type { SessionFailure } from './card-session.ts';
import { proveActively, proveChip } from './chip-proof.ts';
import { checkDocument } from './document-consistency.ts';
import { createFileCollector, type FileCollector } from './files/file-collector.ts';
import { parseDataGroup1 } from './lds/dg1.ts';
import { parseDataGroup2 } from './lds/dg2.ts';
import { parseDataGroup13 } from './lds/dg13.ts';
import { parseCommonData } from './lds/ef-com.ts';
import { ELEMENTARY_FILES } from './lds/elementary-files.ts';
import type { ParsedMrz } from './lds/mrz.ts';
import { authenticatePassively } from './passive-authentication/passive-authentication.ts';
import type {
  AccessKey,
  CardReading,
  FileName,
  Portrait,
  ReadDependencies,
  ReadFailure,
  ReadPhase,
  ReadRequest,
  VietnameseFields,
} from './reading.ts';
import { type ChipSession, createChipSession } from './secure-messaging/chip-session.ts';

type StepFailure = Omit<ReadFailure, 'partial'>;
type Step<T> = Promise<Result<T, StepFailure>>;

/**
 * Reads the card behind `card`, which has just been reset, and verifies what it can.
 *
 * Tells of phases, bytes, the text (before the portrait) and the portrait through `deps.onEvent`.
 * Every failure is a value with what was read until then; only bugs throw. The chip is not trusted with anything:
 * commands, bytes and tries are bounded.
 */
export async function readCard(
  card: Transceiver,
  request: ReadRequest,
  deps: ReadDependencies,
): Promise<Result<CardReading, ReadFailure>> {
  const session = createChipSession(card, { monotonic: deps.monotonic, signal: deps.signal });
  const files = new Map<FileName, Uint8Array>();
  const reading = await runSteps(session, files, request, deps);
  if (reading.ok) return reading;
  return err({ ...reading.error, partial: { files, apdus: session.statistics.apdus } });
}

/** The whole procedure, Doc 9303-11 §4.2 and Appendix B, text before picture. */
async function runSteps(
  session: ChipSession,
  files: Map<FileName, Uint8Array>,
  request: ReadRequest,
  deps: ReadDependencies,
): Step<CardReading> {
  const started = deps.monotonic();
  const enter = (phase: ReadPhase) => deps.onEvent?.({ kind: 'phase', phase });

  enter('card-access');
  const cardAccess = await readCardAccess(session);
  if (!cardAccess.ok) return failedAt('EF.CardAccess', cardAccess.error);
  if (cardAccess.value.file) files.set('EF.CardAccess', cardAccess.value.file);

  enter('access');
  const opened = await openChip(session, cardAccess.value, request.keys, deps);
  if (!opened.ok) return opened;
  const access = opened.value;
  const chipMapping = access.protocol === 'BAC' ? undefined : access.chipMapping;
  if (chipMapping?.cardSecurity) files.set('EF.CardSecurity', chipMapping.cardSecurity);
  // BAC in this list is no downgrade: the first access has shown which protocols the chip has, and a channel that we
  // lost or that a copy could not keep is opened again in whatever way the chip still takes.
  const reopen = () => reopenChip(session, [access, ...bacWith(access.key), ...bacFrom(files)], deps);
  const collector = createFileCollector(session, files, reopen, deps.onEvent);

  enter('text');
  const text = await readText(collector);
  if (!text.ok) return text;
  const { mrz, vietnamese, sod } = text.value;
  // Half an EF.SOD is evidence too.
  if (sod) files.set('EF.SOD', sod);
  deps.onEvent?.({ kind: 'text', mrz: mrz.fields, ...(vietnamese && { vietnamese }) });
  const toTextMs = deps.monotonic() - started;

  enter('chip-authentication');
  const chip = await proveChip(session, collector, chipMapping, deps);
  if (!chip.ok) return failedAt('chip authentication', chip.error);

  enter('portrait');
  const wanted = chip.value.open && !request.withoutPortrait;
  const portrait = wanted ? await readPortrait(collector) : ok(undefined);
  if (!portrait.ok) return portrait;
  if (portrait.value) deps.onEvent?.({ kind: 'portrait', portrait: portrait.value });

  enter('active-authentication');
  const active = await proveActively(session, collector, chip.value, deps);
  if (!active.ok) return failedAt('active authentication', active.error);

  enter('verification');
  const now = deps.now();
  const checks: readonly Check[] = [
    checkAccess(access.protocol, cardAccess.value, chip.value.infos),
    ...authenticatePassively({ sod, files, mrz: mrz.fields, trust: deps.trust, now, portraitWanted: wanted }),
    chip.value.check,
    active.value.check,
    ...checkDocument({ mrz: mrz.fields, wrongCheckDigits: mrz.wrongCheckDigits, vietnamese }, now),
  ];
  const verdict = concludeVerdict(checks);

  const { apdus, transportMs } = session.statistics;
  const totalMs = deps.monotonic() - started;
  return ok({
    access: access.protocol,
    keyKind: access.key.kind,
    files,
    mrz: mrz.fields,
    ...(vietnamese && { vietnamese }),
    ...(portrait.value && { portrait: portrait.value }),
    ...(active.value.exchange && { activeAuthentication: active.value.exchange }),
    checks,
    verdict,
    statistics: { apdus, transportMs, hostMs: totalMs - transportMs, totalMs, toTextMs },
  });
}

/** The key that opened the chip is one of BAC as well, unless it is a CAN. */
const bacWith = (key: AccessKey): readonly OpenedAccess[] =>
  key.kind === 'mrz' ? [{ protocol: 'BAC', key }] : [];

/** The key of BAC from the MRZ that was read, to open a lost channel again where PACE cannot be repeated. */
function bacFrom(files: ReadonlyMap<FileName, Uint8Array>): readonly OpenedAccess[] {
  const dg1 = files.get('DG1');
  const mrz = dg1 && parseDataGroup1(dg1);
  if (!mrz?.ok) return [];
  const { documentNumber, birthDate, expiryDate } = mrz.value.fields;
  return [{ protocol: 'BAC', key: { kind: 'mrz', documentNumber, birthDate, expiryDate } }];
}

interface CardText {
  readonly mrz: ParsedMrz;
  readonly vietnamese?: VietnameseFields | undefined;
  /** EF.SOD, or as much of it as the chip gave: passive authentication says what is wrong with it. */
  readonly sod: Uint8Array | undefined;
}

/** EF.COM, EF.SOD, DG1 and, where the card has it, DG13. */
async function readText(collector: FileCollector): Step<CardText> {
  const com = await needed(collector, 'EF.COM');
  if (!com.ok) return com;
  const common = parseCommonData(com.value);
  if (!common.ok) return err({ code: 'file-unreadable', step: 'EF.COM', detail: common.error });

  const sod = await optional(collector, 'EF.SOD');
  if (!sod.ok) return sod;

  const dg1 = await needed(collector, 'DG1');
  if (!dg1.ok) return dg1;
  const mrz = parseDataGroup1(dg1.value);
  if (!mrz.ok) return err({ code: 'file-unreadable', step: 'DG1', detail: mrz.error });

  if (!common.value.dataGroupTags.includes(ELEMENTARY_FILES.DG13.tag)) {
    return ok({ mrz: mrz.value, sod: sod.value });
  }
  const dg13 = await optional(collector, 'DG13');
  if (!dg13.ok) return dg13;
  return ok({ mrz: mrz.value, vietnamese: dg13.value && parseDataGroup13(dg13.value), sod: sod.value });
}

/** DG2. A document without a portrait, or with one that we cannot read, is still a document. */
async function readPortrait(collector: FileCollector): Step<Portrait | undefined> {
  const file = await optional(collector, 'DG2');
  if (!file.ok) return file;
  const portrait = file.value && parseDataGroup2(file.value);
  return ok(portrait?.ok ? portrait.value : undefined);
}

async function needed(collector: FileCollector, name: FileName): Step<Uint8Array> {
  const file = await collector.collect(name);
  return file.ok ? file : failedAt(name, file.error.failure);
}

/** Undefined when the chip does not give the file; the bytes that came when they are not the whole of it. */
async function optional(collector: FileCollector, name: FileName): Step<Uint8Array | undefined> {
  const file = await collector.collect(name);
  if (file.ok) return file;
  return file.error.reason === 'session' ? failedAt(name, file.error.failure) : ok(file.error.content);
}

const failedAt = (step: string, failure: SessionFailure) =>
  err({
    code: failure.code,
    step,
    detail: failure.detail,
    ...(failure.sw !== undefined && { sw: failure.sw }),
  });

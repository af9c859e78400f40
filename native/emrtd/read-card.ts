/** Reads and verifies one eMRTD, from reset to verdict. */
import { concludeVerdict } from '../../electron/core/identity/conclude-verdict.ts';
import type { Check } from '../../electron/core/identity/verdict.ts';
import { err, ok, type Result } from '../../electron/core/result.ts';
import type { Transceiver } from '../pcsc/transceiver.ts';
import { checkAccess } from './access/access-check.ts';
import { readCardAccess } from './access/card-access.ts';
import { learnLengths } from './access/length-claim.ts';
import { type OpenedAccess, openChip, reopenChip } from './access/open-chip.ts';
import type { SessionFailure } from './card-session.ts';
import { proveActively, proveChip } from './chip-proof.ts';
import { checkDocument } from './document-consistency.ts';
import { SHORT_RESPONSE } from './files/block-size.ts';
import { createFileCollector, type FileCollector, isInterruption } from './files/file-collector.ts';
import { createTransferPath, type TransferPath } from './files/transfer-path.ts';
import { checkCommonData } from './lds/common-data-check.ts';
import { parseDataGroup1 } from './lds/dg1.ts';
import { parseDataGroup2 } from './lds/dg2.ts';
import { parseDataGroup7 } from './lds/dg7.ts';
import { parseDataGroup11 } from './lds/dg11.ts';
import { parseDataGroup12 } from './lds/dg12.ts';
import { parseDataGroup13 } from './lds/dg13.ts';
import { parseCommonData } from './lds/ef-com.ts';
import { listedDataGroups } from './lds/listed-data-groups.ts';
import type { ParsedMrz } from './lds/mrz.ts';
import { authenticatePassively } from './passive-authentication/passive-authentication.ts';
import type {
  AccessKey,
  CardReading,
  DocumentDetails,
  FileName,
  PersonalDetails,
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
  const path = createTransferPath(deps.paths?.recall(card.readerName, card.atr));
  const reading = await runSteps({ session, atr: card.atr, path, files }, request, deps);
  const learnt = path.record();
  if (learnt !== 'unchanged') {
    deps.paths?.remember(card.readerName, card.atr, learnt === 'forget' ? undefined : learnt);
  }
  if (reading.ok) return reading;
  return err({ ...reading.error, partial: { files, apdus: session.statistics.apdus } });
}

interface ReadState {
  readonly session: ChipSession;
  readonly atr: Uint8Array;
  readonly path: TransferPath;
  readonly files: Map<FileName, Uint8Array>;
}

/** The whole procedure, Doc 9303-11 §4.2 and Appendix B, text before picture. */
async function runSteps(
  { session, atr, path, files }: ReadState,
  request: ReadRequest,
  deps: ReadDependencies,
): Step<CardReading> {
  const started = deps.monotonic();
  let phase: ReadPhase = 'card-access';
  const tell = (entered: ReadPhase) => deps.onEvent?.({ kind: 'phase', phase: entered });
  const enter = (next: ReadPhase) => {
    phase = next;
    tell(next);
  };

  enter('card-access');
  const lengths = await learnLengths(session, atr, path);
  if (!lengths.ok) return failedAt('EF.ATR/INFO', lengths.error);
  const cardAccess = await readCardAccess(session);
  if (!cardAccess.ok) return failedAt('EF.CardAccess', cardAccess.error);
  if (cardAccess.value.file) files.set('EF.CardAccess', cardAccess.value.file);

  enter('access');
  const opened = await openChip(session, cardAccess.value, request.keys, { ...deps, path });
  if (!opened.ok) return opened;
  const access = opened.value;
  const chipMapping = access.protocol === 'BAC' ? undefined : access.chipMapping;
  if (chipMapping?.cardSecurity) files.set('EF.CardSecurity', chipMapping.cardSecurity);
  // BAC in this list is no downgrade: the first access has shown which protocols the chip has, and a channel that we
  // lost or that a copy could not keep is opened again in whatever way the chip still takes.
  const reopen = () =>
    reopenChip(session, [access, ...bacWith(access.key), ...bacFrom(files)], { ...deps, path });
  const reconnect =
    deps.reconnect &&
    reconnecting(
      session,
      deps.reconnect,
      () => tell('resume'),
      () => tell(phase),
    );
  const collector = createFileCollector(session, files, { reopen, reconnect }, path, deps.onEvent);

  enter('text');
  const text = await readText(collector);
  if (!text.ok) return text;
  const { mrz, vietnamese, personal, listed, com, sod } = text.value;
  // Half a file is evidence too.
  if (com) files.set('EF.COM', com);
  if (sod) files.set('EF.SOD', sod);
  deps.onEvent?.({
    kind: 'text',
    mrz: mrz.fields,
    ...(vietnamese && { vietnamese }),
    ...(personal && { personal }),
  });
  const toTextMs = deps.monotonic() - started;

  enter('chip-authentication');
  const chip = await proveChip(session, collector, chipMapping, deps);
  if (!chip.ok) return failedAt('chip authentication', chip.error);

  enter('portrait');
  const wanted = chip.value.open && !request.withoutPortrait;
  const portrait = wanted ? await readPortrait(collector) : ok(undefined);
  if (!portrait.ok) return portrait;
  if (portrait.value) deps.onEvent?.({ kind: 'portrait', portrait: portrait.value });
  const details = wanted ? await readDetails(collector, listed) : ok({});
  if (!details.ok) return details;

  enter('active-authentication');
  const active = await proveActively(session, collector, chip.value, deps);
  if (!active.ok) return failedAt('active authentication', active.error);

  enter('verification');
  const now = deps.now();
  const checks: readonly Check[] = [
    checkAccess(access.protocol, cardAccess.value, chip.value.infos),
    ...authenticatePassively({
      sod,
      files,
      mrz: mrz.fields,
      trust: deps.trust,
      now,
      asked: wanted ? [...TEXT_GROUPS, ...PICTURE_GROUPS] : TEXT_GROUPS,
    }),
    chip.value.check,
    active.value.check,
    ...checkDocument({ mrz: mrz.fields, wrongCheckDigits: mrz.wrongCheckDigits, vietnamese }, now),
    ...checkCommonData(com),
  ];
  const verdict = concludeVerdict(checks);

  const { transportMs, ...transport } = session.statistics;
  const totalMs = deps.monotonic() - started;
  return ok({
    access: access.protocol,
    keyKind: access.key.kind,
    files,
    mrz: mrz.fields,
    ...(vietnamese && { vietnamese }),
    ...(personal && { personal }),
    ...details.value,
    ...(portrait.value && { portrait: portrait.value }),
    ...(active.value.exchange && { activeAuthentication: active.value.exchange }),
    checks,
    verdict,
    statistics: {
      ...transport,
      transportMs,
      hostMs: totalMs - transportMs,
      totalMs,
      toTextMs,
      extendedLength: transport.largestResponse > SHORT_RESPONSE,
      perFile: collector.statistics,
    },
  });
}

/** Gives the session a new connection to the card that is back. What opens it then is the key that opened it before. */
const reconnecting =
  (
    session: ChipSession,
    reconnect: NonNullable<ReadDependencies['reconnect']>,
    onWait: () => void,
    onBack: () => void,
  ) =>
  async (failure: SessionFailure): Promise<Result<void, SessionFailure>> => {
    if (!isInterruption(failure)) return err(failure);
    onWait();
    const back = await reconnect(failure);
    if (!back.ok) return err(back.error);
    session.continueOn(back.value);
    onBack();
    return ok(undefined);
  };

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

/** What is read where the document has it: words, and what may hold pictures. */
const TEXT_GROUPS: readonly FileName[] = ['DG11', 'DG13'];
const PICTURE_GROUPS: readonly FileName[] = ['DG2', 'DG12', 'DG7'];

interface CardText {
  readonly mrz: ParsedMrz;
  readonly vietnamese?: VietnameseFields | undefined;
  readonly personal?: PersonalDetails | undefined;
  /** Data groups that EF.COM or EF.SOD says are there. */
  readonly listed: ReadonlySet<FileName>;
  /** EF.COM, or as much of it as the chip gave. */
  readonly com: Uint8Array | undefined;
  /** EF.SOD, or as much of it as the chip gave: passive authentication says what is wrong with it. */
  readonly sod: Uint8Array | undefined;
}

/** EF.COM, EF.SOD, DG1 and, where the document has them, DG11 and DG13: a name in its own letters. */
async function readText(collector: FileCollector): Step<CardText> {
  const com = await optional(collector, 'EF.COM');
  if (!com.ok) return com;
  const common = com.value && parseCommonData(com.value);

  const sod = await optional(collector, 'EF.SOD');
  if (!sod.ok) return sod;
  const listed = listedDataGroups(common?.ok ? common.value : undefined, sod.value);

  const dg1 = await needed(collector, 'DG1');
  if (!dg1.ok) return dg1;
  const mrz = parseDataGroup1(dg1.value);
  if (!mrz.ok) return err({ code: 'file-unreadable', step: 'DG1', detail: mrz.error });

  const dg11 = listed.has('DG11') ? await optional(collector, 'DG11') : ok(undefined);
  if (!dg11.ok) return dg11;
  const dg13 = listed.has('DG13') ? await optional(collector, 'DG13') : ok(undefined);
  if (!dg13.ok) return dg13;
  return ok({
    mrz: mrz.value,
    personal: dg11.value && parseDataGroup11(dg11.value),
    vietnamese: dg13.value && parseDataGroup13(dg13.value),
    listed,
    com: com.value,
    sod: sod.value,
  });
}

interface CardDetails {
  readonly document?: DocumentDetails;
  readonly signature?: Portrait;
}

/** DG12 and DG7. They may hold pictures, so they come last; nobody waits for them at the counter. */
async function readDetails(collector: FileCollector, listed: ReadonlySet<FileName>): Step<CardDetails> {
  const dg12 = listed.has('DG12') ? await optional(collector, 'DG12') : ok(undefined);
  if (!dg12.ok) return dg12;
  const dg7 = listed.has('DG7') ? await optional(collector, 'DG7') : ok(undefined);
  if (!dg7.ok) return dg7;
  const document = dg12.value && parseDataGroup12(dg12.value);
  const [signature] = dg7.value ? parseDataGroup7(dg7.value) : [];
  return ok({ ...(document && { document }), ...(signature && { signature }) });
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

/** `kiosk card verify FILE`: repeats offline what can be repeated from an evidence file or a folder of raw files. */
import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Evidence, parseEvidence } from '../../../native/emrtd/evidence/evidence.ts';
import { gatherRawFiles } from '../../../native/emrtd/evidence/raw-files.ts';
import {
  type RecordedDocument,
  recordedDocumentOf,
  reverifyDocument,
} from '../../../native/emrtd/evidence/reverify.ts';
import { systemEnvironment } from '../../backend/system-environment.ts';
import { type Failure, failure } from '../../core/failure/failure.ts';
import { CHECK_TEXTS } from '../../core/identity/check-messages.ts';
import { concludeVerdict } from '../../core/identity/conclude-verdict.ts';
import type { Check, CheckOutcome } from '../../core/identity/verdict.ts';
import { err, ok, type Result } from '../../core/result.ts';
import { readTrust } from '../desk-options.ts';
import { explainOffline, levelOffline } from '../offline-texts.ts';
import type { Output } from '../output.ts';

export interface CardVerifyOptions {
  readonly trust?: readonly string[];
}

/** What lies behind the path. */
interface Source {
  readonly kind: 'evidence' | 'folder';
  readonly document: RecordedDocument;
  /** As the evidence says; bare files say nothing. */
  readonly evidence?: Evidence;
  /** Files in the folder that are none of a chip's. */
  readonly ignored: readonly string[];
}

/** SECURITY: a portrait is below 512 kB and an evidence file holds a dozen files; more is not read into memory. */
const MAX_EVIDENCE_BYTES = 16 * 1024 * 1024;
const MAX_RAW_BYTES = 1024 * 1024;
const MAX_RAW_FILES = 200;

const unreadable = (detail: string) => err(failure('evidence-unreadable', { detail }));

async function readSource(path: string): Promise<Result<Source, Failure>> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) return await readFolder(path);
    if (found.size > MAX_EVIDENCE_BYTES) return unreadable('too large');
    const evidence = parseEvidence(await readFile(path, 'utf8'));
    if (!evidence.ok) return unreadable(evidence.error);
    const document = recordedDocumentOf(evidence.value);
    return ok({ kind: 'evidence', document, evidence: evidence.value, ignored: [] });
  } catch {
    return unreadable('cannot be opened'); // node:fs reports missing files and missing rights by throwing
  }
}

async function readFolder(path: string): Promise<Result<Source, Failure>> {
  const entries = (await readdir(path, { withFileTypes: true })).filter((entry) => entry.isFile());
  if (entries.length > MAX_RAW_FILES) return unreadable('too many files');
  const named: { name: string; bytes: Uint8Array }[] = [];
  const tooLarge: string[] = [];
  for (const { name } of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const file = join(path, name);
    if ((await stat(file)).size <= MAX_RAW_BYTES) {
      named.push({ name, bytes: new Uint8Array(await readFile(file)) });
    } else tooLarge.push(name);
  }
  const raw = gatherRawFiles(named);
  if (!raw.ok) return unreadable(`${raw.error.code}: ${raw.error.names.join(', ')}`);
  const { files, ignored } = raw.value;
  if (files.size === 0) return unreadable('no file of a chip in this folder');
  return ok({ kind: 'folder', document: { files, checks: [] }, ignored: [...ignored, ...tooLarge] });
}

/** As of the reading, because a card may expire afterwards; never as of a time that has not come. */
function judgedAt(evidence: Evidence | undefined, now: Date): Date {
  const readAt = evidence ? new Date(evidence.readAt) : now;
  return readAt < now ? readAt : now;
}

const OUTCOME_TEXTS: Readonly<Record<CheckOutcome, string>> = {
  pass: '✓ đạt / pass',
  fail: '✗ không đạt / fail',
  'not-possible': '– không kiểm được / not possible',
  'not-offered': '– chip không có / not offered',
};

/** SECURITY: notes quote certificates and files of strangers, who could write control sequences of the terminal. */
const printable = (text: string): string => text.replace(/\p{Cc}/gu, '\uFFFD');

/** Name, outcome, and why: in both languages, with the technical note for whoever knows the standard. */
function checkLines(check: Check): readonly string[] {
  const { name, outcome, note } = check;
  const { title } = CHECK_TEXTS[name];
  const why = explainOffline(check);
  return [
    `${OUTCOME_TEXTS[outcome]}: ${title.vi} / ${title.en} [${name}]`,
    `    ${why.vi}`,
    `    ${why.en}`,
    ...(note === undefined ? [] : [`    (${printable(note)})`]),
  ];
}

/** Exit code 0 when no check failed; what could not be checked is said but does not fail. */
export async function cardVerify(
  path: string,
  options: CardVerifyOptions,
  output: Output,
  setExitCode: (code: number) => void,
): Promise<void> {
  const trust = await readTrust(options.trust);
  if (!trust.ok) return output.failed(trust.error);
  const source = await readSource(path);
  if (!source.ok) return output.failed(source.error);
  const { kind, document, evidence, ignored } = source.value;
  const at = judgedAt(evidence, new Date(systemEnvironment.now()));
  const checks = reverifyDocument(document, trust.value, at);
  const verdict = concludeVerdict(checks);
  const failed = checks.some(({ outcome }) => outcome === 'fail');
  const { title, advice } = levelOffline(verdict.level);
  output.result(
    {
      ok: !failed,
      source: kind,
      judgedAt: at.toISOString(),
      checks: checks.map((check) => ({ ...check, why: explainOffline(check) })),
      verdict,
      ...(evidence && { recorded: { readAt: evidence.readAt, verdict: evidence.verdict } }),
      files: Object.fromEntries(
        [...document.files].map(([name, bytes]) => [
          name,
          { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') },
        ]),
      ),
      ignored,
    },
    [
      ...checks.flatMap(checkLines),
      ...(ignored.length > 0 ? [`Bỏ qua / ignored: ${printable(ignored.join(', '))}`] : []),
      `${verdict.level}: ${title.vi} / ${title.en}`,
      `    ${advice.vi}`,
      `    ${advice.en}`,
    ],
  );
  if (failed) setExitCode(1);
}

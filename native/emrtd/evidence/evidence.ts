/**
 * The evidence file: what a chip gave, in one JSON document, so that anyone with the CSCA can repeat the checks
 * without the card. It holds personal data and a portrait: whoever stores it must protect it.
 */
import { err, ok, type Result } from '../../../electron/core/result.ts';
import type { CardReading } from '../reading.ts';
import { toBase64 } from './base64.ts';
import { EVIDENCE_FORMAT, EVIDENCE_VERSION, type Evidence, evidenceSchema } from './evidence-schema.ts';

export type { Evidence } from './evidence-schema.ts';

export interface EvidenceContext {
  readonly readAt: Date;
  readonly reader: string;
}

/** The document for a reading; `JSON.stringify` of it is the file. */
export function buildEvidence(reading: CardReading, context: EvidenceContext): Evidence {
  const { activeAuthentication: exchange } = reading;
  return {
    format: EVIDENCE_FORMAT,
    version: EVIDENCE_VERSION,
    readAt: context.readAt.toISOString(),
    reader: context.reader,
    access: reading.access,
    keyKind: reading.keyKind,
    files: Object.fromEntries([...reading.files].map(([name, bytes]) => [name, toBase64(bytes)])),
    ...(exchange && {
      activeAuthentication: {
        challenge: toBase64(exchange.challenge),
        signature: toBase64(exchange.signature),
      },
    }),
    checks: reading.checks.map((entry) => ({ ...entry })),
    verdict: { level: reading.verdict.level, reasons: [...reading.verdict.reasons] },
  };
}

/** Reads an evidence file; anything that is not exactly one is refused. */
export function parseEvidence(json: string): Result<Evidence, 'evidence-malformed'> {
  let document: unknown;
  try {
    document = JSON.parse(json);
  } catch {
    return err('evidence-malformed');
  }
  const parsed = evidenceSchema.safeParse(document);
  return parsed.success ? ok(parsed.data) : err('evidence-malformed');
}

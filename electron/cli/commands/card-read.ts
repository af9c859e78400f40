/** `kiosk card read`: one chip, read and verified, as JSON. */
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { buildEvidence } from '../../../native/emrtd/evidence/evidence.ts';
import type { CardReading } from '../../../native/emrtd/reading.ts';
import { qrCheck } from '../../backend/check-in/qr-check.ts';
import { systemEnvironment } from '../../backend/system-environment.ts';
import { concludeVerdict } from '../../core/identity/conclude-verdict.ts';
import { personFromCard } from '../../core/identity/person-from-card.ts';
import { type ChipReadingOptions, readChip } from '../chip-reading.ts';
import type { Output } from '../output.ts';

export interface CardReadOptions extends ChipReadingOptions {
  readonly evidence?: string;
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const milliseconds = (value: number): number => Math.round(value * 10) / 10;

const mrzDocument = ({ lines, ...mrz }: CardReading['mrz']) => ({ ...mrz, lines: [...lines] });

function document(reading: CardReading, person: unknown, verdict: CardReading['verdict']) {
  const { portrait, statistics } = reading;
  return {
    person,
    mrz: mrzDocument(reading.mrz),
    portrait: portrait && {
      mime: portrait.mime,
      bytes: portrait.bytes.length,
      sha256: sha256(portrait.bytes),
    },
    verdict,
    access: reading.access,
    checks: reading.checks,
    files: Object.fromEntries(
      [...reading.files].map(([name, bytes]) => [name, { bytes: bytes.length, sha256: sha256(bytes) }]),
    ),
    apdus: statistics.apdus,
    transport_ms: milliseconds(statistics.transportMs),
    host_ms: milliseconds(statistics.hostMs),
    total_ms: milliseconds(statistics.totalMs),
    to_text_ms: milliseconds(statistics.toTextMs),
  };
}

export async function cardRead(options: CardReadOptions, output: Output): Promise<void> {
  const chip = await readChip(options, output);
  if (!chip.ok) return output.failed(chip.error);
  const { result: reading, access, today, readerName } = chip.value;
  if (!reading.ok) return output.failed(reading.error);
  const person = personFromCard(reading.value, today);
  const extra = access.kind === 'qr' ? qrCheck(access.line, person) : [];
  const verdict = concludeVerdict([...reading.value.checks, ...extra]);
  if (options.evidence !== undefined) {
    const readAt = new Date(systemEnvironment.now());
    const evidence = buildEvidence(reading.value, { readAt, reader: readerName });
    await writeFile(options.evidence, `${JSON.stringify(evidence)}\n`, { mode: 0o600 });
  }
  output.result(document(reading.value, person, verdict), [
    `${person.fullName} · ${person.document.number} · ${person.birthDate}`,
    `${verdict.level} (${reading.value.access})${verdict.reasons.length > 0 ? `: ${verdict.reasons.join(', ')}` : ''}`,
    `${reading.value.statistics.apdus} APDU, ${Math.round(reading.value.statistics.totalMs)} ms`,
  ]);
}

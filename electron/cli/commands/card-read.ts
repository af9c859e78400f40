/** `kiosk card read`: one chip, read and verified, as JSON. */
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { buildEvidence } from '../../../native/emrtd/evidence/evidence.ts';
import type { CardReading, ReadEvent } from '../../../native/emrtd/reading.ts';
import { openCardReaderDriver } from '../../../native/pcsc/driver.ts';
import { createCardDesk } from '../../backend/card-desk.ts';
import { accessKeysOf } from '../../backend/check-in/access-keys.ts';
import { qrCheck } from '../../backend/check-in/qr-check.ts';
import { createReaderMemory } from '../../backend/reader-memory.ts';
import { systemEnvironment } from '../../backend/system-environment.ts';
import { concludeVerdict } from '../../core/identity/conclude-verdict.ts';
import { personFromCard } from '../../core/identity/person-from-card.ts';
import { localDateOf } from '../../core/time/vietnam-time.ts';
import { type AccessOptions, accessOf } from '../access-options.ts';
import { readTrust, until } from '../desk-options.ts';
import type { Output } from '../output.ts';

export interface CardReadOptions extends AccessOptions {
  readonly reader?: string;
  readonly trust?: readonly string[];
  readonly evidence?: string;
}

const READER_WAIT_MS = 3_000;
const CARD_WAIT_MS = 2_000;

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

const progressLine = (event: ReadEvent): string | undefined =>
  event.kind === 'phase' ? `… ${event.phase}` : undefined;

export async function cardRead(options: CardReadOptions, output: Output): Promise<void> {
  const access = accessOf(options);
  if (!access.ok) return output.failed(access.error);
  const environment = systemEnvironment;
  const today = localDateOf(environment.now());
  const keys = accessKeysOf(access.value, today);
  if (!keys.ok) return output.failed(keys.error);
  const anchors = await readTrust(options.trust);
  if (!anchors.ok) return output.failed(anchors.error);
  const driver = await openCardReaderDriver();
  if (!driver.ok) return output.failed(driver.error);
  const cards = createCardDesk({
    driver: driver.value,
    preferred: () => options.reader,
    onChange: () => {},
    memory: await createReaderMemory({
      now: environment.now,
      onError: (error) => output.note(String(error)),
    }),
  });
  try {
    await until(
      () => cards.view().state !== 'service-stopped' && cards.view().state !== 'no-reader',
      READER_WAIT_MS,
    );
    await until(() => cards.view().state !== 'empty', CARD_WAIT_MS);
    const reading = await cards.read(
      { keys: keys.value },
      {
        trust: anchors.value,
        random: environment.random,
        now: () => new Date(environment.now()),
        monotonic: environment.monotonic,
        onEvent: (event) => {
          const line = progressLine(event);
          if (line) output.note(line);
        },
      },
    );
    if (!reading.ok) return output.failed(reading.error);
    const person = personFromCard(reading.value, today);
    const extra = access.value.kind === 'qr' ? qrCheck(access.value.line, person) : [];
    const verdict = concludeVerdict([...reading.value.checks, ...extra]);
    if (options.evidence !== undefined) {
      const evidence = buildEvidence(reading.value, {
        readAt: new Date(environment.now()),
        reader: cards.view().name ?? '',
      });
      await writeFile(options.evidence, `${JSON.stringify(evidence)}\n`, { mode: 0o600 });
    }
    output.result(document(reading.value, person, verdict), [
      `${person.fullName} · ${person.document.number} · ${person.birthDate}`,
      `${verdict.level} (${reading.value.access})${verdict.reasons.length > 0 ? `: ${verdict.reasons.join(', ')}` : ''}`,
      `${reading.value.statistics.apdus} APDU, ${Math.round(reading.value.statistics.totalMs)} ms`,
    ]);
  } finally {
    await cards.stop();
  }
}

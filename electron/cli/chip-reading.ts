/** One chip read from a terminal: the reader is waited for, the card read once, the driver let go. */
import { openCardReaderDriver } from '../../native/pcsc/driver.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { type CardDesk, createCardDesk } from '../backend/card-desk.ts';
import { accessKeysOf } from '../backend/check-in/access-keys.ts';
import { createReaderMemory } from '../backend/reader-memory.ts';
import { systemEnvironment } from '../backend/system-environment.ts';
import type { Failure } from '../core/failure/failure.ts';
import type { LocalDate } from '../core/identity/person.ts';
import { ok, type Result } from '../core/result.ts';
import { localDateOf } from '../core/time/vietnam-time.ts';
import { type AccessOptions, accessOf } from './access-options.ts';
import { readTrust, until } from './desk-options.ts';
import type { Output } from './output.ts';

export interface ChipReadingOptions extends AccessOptions {
  readonly reader?: string;
  readonly trust?: readonly string[];
}

type Access = Extract<ReturnType<typeof accessOf>, { ok: true }>['value'];

export interface ChipReading {
  readonly result: Awaited<ReturnType<CardDesk['read']>>;
  readonly report: ReturnType<CardDesk['structureReport']>;
  readonly readerName: string;
  readonly access: Access;
  /** The day in Vietnam. */
  readonly today: LocalDate;
}

const READER_WAIT_MS = 3_000;
const CARD_WAIT_MS = 2_000;

/** Fails only before there is a card to talk to; what the card did is in `result`. Phases are noted as they come. */
export async function readChip(
  options: ChipReadingOptions,
  output: Output,
): Promise<Result<ChipReading, Failure>> {
  const access = accessOf(options);
  if (!access.ok) return access;
  const environment = systemEnvironment;
  const today = localDateOf(environment.now());
  const keys = accessKeysOf(access.value, today);
  if (!keys.ok) return keys;
  const anchors = await readTrust(options.trust);
  if (!anchors.ok) return anchors;
  const driver = await openCardReaderDriver();
  if (!driver.ok) return driver;
  const cards = createCardDesk({
    program: packageJson.version,
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
    const result = await cards.read(
      { keys: keys.value },
      {
        trust: anchors.value,
        random: environment.random,
        now: () => new Date(environment.now()),
        monotonic: environment.monotonic,
        onEvent: (event) => {
          if (event.kind === 'phase') output.note(`… ${event.phase}`);
        },
      },
    );
    const readerName = cards.view().name ?? '';
    return ok({ result, report: cards.structureReport(), readerName, access: access.value, today });
  } finally {
    await cards.stop();
  }
}

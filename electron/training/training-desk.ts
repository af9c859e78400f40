/**
 * Practice mode: invented people whose cards can be laid on a simulated reader, and a police endpoint of its own on
 * 127.0.0.1. Everything between the two is the real code. SECURITY: nothing here knows the way to a real channel.
 */
import { join } from 'node:path';
import type { z } from 'zod';
import type { CardHolder } from '../../native/virtual-chip/card-holder.ts';
import { cardAccessNumberOf } from '../../native/virtual-chip/card-holder.ts';
import { createIssuer } from '../../native/virtual-chip/issuer/issuer.ts';
import { createSimulatedCard } from '../../native/virtual-chip/simulated-card.ts';
import {
  createSimulatedCardReader,
  type SimulatedCardReader,
} from '../../native/virtual-chip/simulated-card-reader.ts';
import { DEFAULT_SETTINGS, type DeskSettings, type EndpointSettings } from '../backend/desk-settings.ts';
import { processLives } from '../backend/sending/holder.ts';
import type { trainingView } from '../bridge/views.ts';
import { type Failure, failure } from '../core/failure/failure.ts';
import type { Environment } from '../core/ports/environment.ts';
import { err, ok, type Result } from '../core/result.ts';
import { openKeptEndpoint, TRAINING_FACILITY_CODE } from './kept-endpoint.ts';
import { LESSONS, type Lesson } from './lessons.ts';
import { inventPerson } from './people/invented-person.ts';
import { qrLineOf } from './people/qr-line.ts';

export type TrainingView = z.output<typeof trainingView>;

/** What the page does on the training table. */
export interface TrainingTable {
  view(): TrainingView;
  layCard(id: string): Result<TrainingView, Failure>;
  liftCard(): TrainingView;
  setEndpoint(up: boolean): Promise<TrainingView>;
}

export interface TrainingDesk extends TrainingTable {
  readonly driver: SimulatedCardReader;
  /** The training CSCA, so that a genuine training card reads as genuine. */
  readonly trust: readonly Uint8Array[];
  readonly endpoint: EndpointSettings;
  readonly settings: DeskSettings;
  stop(): Promise<void>;
}

export interface TrainingOptions {
  /** Certificates and the endpoint's book are kept here, so that practice goes on after a restart. */
  readonly folder: string;
  readonly environment: Environment;
  readonly latencyMs?: number;
  readonly onChange: (view: TrainingView) => void;
}

/** A contactless card answers a short command under secure messaging in about this time (facts: 13–20 ms). */
const CARD_LATENCY_MS = 15;

const SETTINGS: DeskSettings = {
  ...DEFAULT_SETTINGS,
  facility: {
    id: TRAINING_FACILITY_CODE,
    name: 'Nhà nghỉ Ví Dụ (luyện tập)',
    kind: 'lodging',
    address: 'Số 1 Phố Thử, Phường Ví Dụ',
  },
  operator: { id: 'operator-1', name: 'Lễ tân luyện tập' },
};

interface Trainee {
  readonly id: string;
  readonly holder: CardHolder;
  readonly lesson: Lesson;
}

const personView = ({ id, holder, lesson }: Trainee): TrainingView['people'][number] => ({
  id,
  fullName: holder.fullName,
  number: holder.number,
  can: cardAccessNumberOf(holder),
  qr: qrLineOf(holder),
  lesson: lesson.kind,
  note: { ...lesson.note },
});

export async function openTrainingDesk(options: TrainingOptions): Promise<TrainingDesk> {
  const { environment } = options;
  const now = () => new Date(environment.now());
  const issuer = createIssuer({ random: environment.random, now });
  const driver = createSimulatedCardReader({
    readerName: 'Đầu đọc luyện tập / Training reader',
    latencyMs: options.latencyMs ?? CARD_LATENCY_MS,
  });
  const people: readonly Trainee[] = LESSONS.map((lesson, index) => ({
    id: `person-${index + 1}`,
    holder: lesson.change(inventPerson(index + 1, { now })),
    lesson,
  }));
  const chipOf = ({ holder, lesson }: Trainee) =>
    createSimulatedCard({ issuer, holder, random: environment.random, now, faults: lesson.faults }).chip;
  const endpoint = await openKeptEndpoint({
    home: join(options.folder, 'endpoint'),
    port: 0,
    now: environment.now,
    processLives,
  });
  let onReader: string | undefined;

  // A card that tears itself away in a lesson has left the reader as well.
  driver.watch((snapshot) => {
    if (onReader !== undefined && snapshot.slots.every(({ status }) => status === 'empty')) {
      onReader = undefined;
      options.onChange(view());
    }
  });

  function view(): TrainingView {
    return {
      people: people.map(personView),
      ...(onReader !== undefined && { cardOnReader: onReader }),
      endpointUp: endpoint.isUp(),
    };
  }

  const changed = (): TrainingView => {
    const next = view();
    options.onChange(next);
    return next;
  };

  return {
    driver,
    trust: [issuer.csca],
    endpoint: endpoint.settings,
    settings: SETTINGS,
    view,
    layCard(id) {
      const person = people.find((one) => one.id === id);
      if (!person) return err(failure('record-not-found'));
      onReader = undefined;
      driver.lay(chipOf(person));
      onReader = id;
      return ok(changed());
    },
    liftCard() {
      onReader = undefined;
      driver.lift();
      return changed();
    },
    async setEndpoint(up) {
      await endpoint.set(up);
      return changed();
    },
    async stop() {
      await driver.stop();
      await endpoint.set(false);
    },
  };
}

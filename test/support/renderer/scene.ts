/** One state of the desk: what the backend says, where the page is, and what the clerk does there. */
import type { Page } from 'playwright-core';
import type { EventPayload, MethodOutput } from '../../../electron/bridge/contract.ts';
import { inventPerson } from '../../../electron/training/people/invented-person.ts';
import { portraitOf } from '../../../native/virtual-chip/portrait/portrait.ts';
import { detail, doctor, entries, settings, today, training } from './lists.ts';
import { type CheckIn, NOW, operators, type Status, status, waiting } from './people.ts';
import type { Answers, Script } from './scripted-bridge.ts';
import { STAY_ANSWERS } from './stay-samples.ts';

export interface Scene {
  readonly name: string;
  /** After `#/`. */
  readonly at: string;
  readonly script: Script;
  /** Its picture shows all that is scrolled. */
  readonly tall?: boolean;
  /** Brings the page from its first paint to the state that is meant. */
  readonly act?: (page: Page) => Promise<void>;
}

const granted = <T>(value: T) => ({ ok: true, value }) as const;

const PORTRAIT_BYTES = 16_000;
const holder = inventPerson(3, { now: () => new Date(NOW) });
const portrait = granted({
  mime: 'image/jpeg' as const,
  base64: Buffer.from(portraitOf(holder, PORTRAIT_BYTES).bytes).toString('base64'),
});

export interface SceneParts {
  readonly status?: Partial<Status>;
  readonly checkIn?: CheckIn;
  readonly training?: EventPayload<'training'>;
  readonly answers?: Answers;
  readonly after?: Script['after'];
  readonly later?: Answers;
  readonly act?: Scene['act'];
}

/** A scene in which everything that is not said is as on a calm evening. */
export function scene(name: string, at: string, parts: SceneParts = {}): Scene {
  const checkIn = parts.checkIn ?? waiting;
  return {
    name,
    at,
    ...(parts.act && { act: parts.act }),
    script: {
      answers: {
        'desk.status': granted({ ...status, ...parts.status }),
        'checkIn.view': granted(checkIn),
        'checkIn.cancel': granted(checkIn),
        'checkIn.portrait': portrait,
        'today.view': granted(today),
        'outbox.list': granted({ entries: [...entries] }),
        'outbox.show': granted(detail),
        'settings.view': granted(settings),
        'doctor.run': granted(doctor),
        'operators.view': granted(operators),
        'training.view': granted(parts.training ?? training),
        'tour.view': granted({ situations: [] }),
        'guestDisplay.setting': granted({ on: false }),
        'guestDisplay.follow': granted({}),
        ...STAY_ANSWERS,
        ...parts.answers,
      },
      ...(parts.after && { after: parts.after }),
      ...(parts.later && { later: parts.later }),
    },
  };
}

export const outboxDetail = (entry: MethodOutput<'outbox.show'>['entry']): MethodOutput<'outbox.show'> => {
  const { proof, ...rest } = detail;
  return entry.state === 'registered' ? { ...rest, entry, proof: proof! } : { ...rest, entry, attempts: [] };
};

export { granted };

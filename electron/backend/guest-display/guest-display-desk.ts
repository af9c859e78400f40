/**
 * What the second window shows: the guest on the counter, from the moment the clerk's form is there until it is filed,
 * cancelled or the next guest comes. Nothing of a guest is kept here after that.
 */
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { MethodInput } from '../../bridge/contract.ts';
import {
  type ConsentAnswer,
  type DisplayLanguage,
  type GuestDisplayView,
  guestDisplayView,
} from '../../bridge/guest-display.ts';
import type { StayReason } from '../../core/declaration/stay-draft.ts';
import { type Failure, failure } from '../../core/failure/failure.ts';
import type { Environment } from '../../core/ports/environment.ts';
import type { Database } from '../../core/ports/stores.ts';
import { err, ok, type Result } from '../../core/result.ts';
import { ruleInForce } from '../../core/rules/dated-rule.ts';
import { localDateOf } from '../../core/time/vietnam-time.ts';
import type { Catalogues } from '../catalogues.ts';
import type { CheckInView } from '../check-in/check-in-desk.ts';
import type { FacilitySettings } from '../desk-settings.ts';
import { declaredFields } from './declared-fields.ts';
import { languageOfNationality } from './display-language.ts';

/** Of the consent text in all six languages; a new number whenever its meaning changes. */
export const CONSENT_TEXT_VERSION = 'chip-evidence/2026-11-25-2';
/** The word of thanks. */
export const THANKS_MS = 12_000;

const SETTING = 'guestDisplay';
const setting = z.object({ on: z.boolean() });

export interface GuestDisplayParts {
  readonly database: Database;
  readonly environment: Environment;
  readonly rules: Pick<Catalogues, 'stayRules' | 'foreignStayRules' | 'retentionRules'>;
  readonly reasons: readonly StayReason[];
  readonly training: boolean;
  readonly facility: () => FacilitySettings;
  /** Name of the police unit, as it was entered at set-up. */
  readonly policeUnit: () => Promise<string | undefined>;
  readonly evidenceKept: () => boolean;
  readonly operatorId: () => string;
  readonly onError: (error: unknown) => void;
}

/** What a host does for the display. */
export interface DisplayHost {
  /** A browser is told an address; a host that has windows of its own opens one, or shows the one that is open. */
  open(): Promise<{ readonly address?: string }>;
  /** The window, where the host holds it. Closed when the display is switched off. */
  readonly window?: { isOpen(): boolean; close(): void };
}

/** What a host gives to the second window, and all of it. */
export interface GuestDisplaySurface {
  view(): GuestDisplayView;
  language(language: DisplayLanguage): GuestDisplayView;
  consent(guest: string, answer: ConsentAnswer): Promise<GuestDisplayView>;
  subscribe(listener: (view: GuestDisplayView) => void): () => void;
  /** Called by the host once, before its page can ask for anything. */
  hostedBy(host: DisplayHost): void;
}

export interface GuestDisplayDesk {
  readonly surface: GuestDisplaySurface;
  isOn(): boolean;
  /** Whether its window is open; undefined where the browser holds it and nobody knows. */
  isOpen(): boolean | undefined;
  switch(on: boolean): Promise<void>;
  /** Fails with `guest-display-off`. */
  open(): Promise<Result<{ address?: string }, Failure>>;
  close(): void;
  follow(input: MethodInput<'guestDisplay.follow'>): Promise<void>;
  checkInChanged(view: CheckInView): void;
  /**
   * Silence is no consent: with the display on, evidence is kept of whoever said yes and of nobody else. What a guest
   * has answered holds also when the display is switched off after it.
   */
  mayKeepEvidence(checkInId: string): boolean;
  stop(): void;
}

/** The clerk's form, of the guest on the counter. Followed with the display off too, so that it can be switched on. */
interface Followed {
  readonly input: MethodInput<'guestDisplay.follow'>;
  readonly policeUnit: string | undefined;
}

interface Consent {
  readonly checkInId: string;
  readonly answer: ConsentAnswer;
  readonly language: DisplayLanguage;
}

export async function createGuestDisplayDesk(parts: GuestDisplayParts): Promise<GuestDisplayDesk> {
  const { database, environment } = parts;
  const stored = setting.safeParse(await database.settings.get(SETTING));
  let on = stored.success && stored.data.on;
  let language: DisplayLanguage = 'vi';
  let stage: GuestDisplayView['stage'] = 'idle';
  let guest: GuestDisplayView['guest'];
  let onCounter: CheckInView | undefined;
  let followed: Followed | undefined;
  let consent: Consent | undefined;
  let timer: NodeJS.Timeout | undefined;
  let host: DisplayHost | undefined;
  const listeners = new Set<(view: GuestDisplayView) => void>();

  const view = (): GuestDisplayView => {
    const { name, address } = parts.facility();
    return guestDisplayView.parse({
      facility: { name, address },
      language,
      training: parts.training,
      stage,
      ...(guest && { guest }),
    });
  };
  const publish = () => {
    const now = view();
    for (const listener of listeners) listener(now);
  };
  function show(next: GuestDisplayView['stage'], lasts?: number): void {
    clearTimeout(timer);
    stage = next;
    if (next !== 'guest') guest = undefined;
    if (next === 'idle') language = 'vi';
    if (lasts !== undefined) {
      timer = setTimeout(() => show('idle'), lasts);
      timer.unref();
    }
    publish();
  }

  const audit = (type: 'consent-answered' | 'consent-filed', subject: string, by: Consent, more = {}) =>
    database.audit.append({
      type,
      at: environment.now(),
      operatorId: parts.operatorId(),
      subject,
      data: {
        purpose: 'chip-evidence',
        answer: by.answer,
        text: CONSENT_TEXT_VERSION,
        language: by.language,
        by: 'guest-display',
        ...more,
      },
    });

  function rulesOf(declares: 'stay-notice' | 'foreign-stay') {
    const { stayRules, foreignStayRules, retentionRules } = parts.rules;
    const day = localDateOf(environment.now());
    const rule = ruleInForce<{ version: string; effectiveFrom: string; source: string }>(
      declares === 'stay-notice' ? stayRules : foreignStayRules,
      day,
    );
    const { classes } = ruleInForce(retentionRules, day);
    const stays = classes[parts.facility().kind === 'medical-facility' ? 'patients' : 'lodging-stays'];
    const evidence = classes.evidence;
    if (!('months' in stays) || !('days' in evidence))
      throw new Error('retention rule: another unit of time');
    return {
      legalBasis: rule.source,
      kept: { months: stays.months, basis: stays.basis },
      days: evidence.days,
    };
  }

  function guestOf(counter: CheckInView): GuestDisplayView['guest'] {
    if (counter.person === undefined || followed?.input.checkInId !== counter.id) return undefined;
    const { stay, permittedStayUntil } = followed.input;
    const { policeUnit } = followed;
    const declares = counter.declares ?? 'stay-notice';
    const { days, ...rules } = rulesOf(declares);
    const reason = parts.reasons.find(({ code }) => code === stay.reason)?.label;
    const said = consent?.checkInId === counter.id ? consent.answer : undefined;
    return {
      id: counter.id,
      declares,
      fields: declaredFields(counter.person, stay, permittedStayUntil),
      ...(reason && { reason }),
      ...(policeUnit !== undefined && policeUnit !== '' && { policeUnit }),
      ...rules,
      ...(parts.evidenceKept() &&
        counter.source === 'chip' && {
          consent: { days, textVersion: CONSENT_TEXT_VERSION, ...(said && { answer: said }) },
        }),
    };
  }

  /** The counter as it is now. A guest who is being served stays, however long it takes and whatever the read still does. */
  function showCounter(): void {
    if (onCounter === undefined || onCounter.filed) return;
    const shown = guestOf(onCounter);
    if (shown !== undefined) {
      if (isDeepStrictEqual(shown, guest)) return;
      if (guest?.id !== shown.id && onCounter.person)
        language = languageOfNationality(onCounter.person.nationality);
      guest = shown;
      show('guest');
    } else if (onCounter.stage === 'reading') {
      if (stage !== 'reading') show('reading');
    } else if (stage === 'reading' || stage === 'guest') show('idle');
  }

  return {
    surface: {
      view,
      language(next) {
        language = next;
        publish();
        return view();
      },
      async consent(id, answer) {
        if (guest?.id !== id || guest.consent === undefined) return view();
        const said: Consent = { checkInId: id, answer, language };
        // Noted before it counts: a consent that cannot be proven is none.
        await audit('consent-answered', id, said);
        if (guest?.id === id && guest.consent !== undefined) {
          consent = said;
          guest = { ...guest, consent: { ...guest.consent, answer } };
          publish();
        }
        return view();
      },
      subscribe(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      hostedBy: (next) => {
        host = next;
      },
    },
    isOn: () => on,
    isOpen: () => host?.window?.isOpen(),
    async switch(next) {
      await database.settings.set(SETTING, { on: next });
      await database.audit.append({
        type: 'settings-changed',
        at: environment.now(),
        operatorId: parts.operatorId(),
        data: { setting: SETTING, on: next },
      });
      on = next;
      show('idle');
      if (on) showCounter();
      else host?.window?.close();
    },
    async open() {
      if (!on) return err(failure('guest-display-off'));
      if (host === undefined) throw new Error('no host that opens windows serves this desk');
      return ok(await host.open());
    },
    close: () => host?.window?.close(),
    async follow(input) {
      const isCurrent = () =>
        onCounter?.id === input.checkInId && onCounter.person !== undefined && !onCounter.filed;
      if (!isCurrent()) return;
      const policeUnit = await parts.policeUnit();
      // The guest may have gone while that was looked up.
      if (!isCurrent()) return;
      followed = { input, policeUnit };
      if (on) showCounter();
    },
    checkInChanged(next) {
      const before = onCounter;
      onCounter = next;
      const isNext = next.id !== before?.id;
      if (isNext) consent = undefined;
      if (isNext || next.filed) followed = undefined;
      if (next.filed) {
        if (before?.filed && !isNext) return;
        if (consent?.checkInId === next.id)
          audit('consent-filed', next.filed.id, consent, { checkIn: next.id }).catch(parts.onError);
        consent = undefined;
        if (stage === 'guest') show('filed', THANKS_MS);
        return;
      }
      if (on) showCounter();
    },
    mayKeepEvidence: (checkInId) => (consent?.checkInId === checkInId ? consent.answer === 'given' : !on),
    stop: () => clearTimeout(timer),
  };
}

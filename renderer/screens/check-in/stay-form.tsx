/** The stay, already filled where it can be. The room is the only field that must be typed. */
import { type SyntheticEvent, useEffect, useRef } from 'react';
import { useNow } from '../../bridge/use-now.ts';
import { Button } from '../../components/button.tsx';
import { DeadlineCountdown } from '../../components/deadline-countdown.tsx';
import { formatTimeNear } from '../../messages/format.ts';
import { useSpan } from '../../messages/use-span.ts';
import { useBilingual, useTexts } from '../../messages/use-texts.ts';
import { type CheckIn, draftOf, fieldErrorsOf, isForeign, permittedOf } from './counter-state.ts';
import { useCounter } from './counter-store.ts';
import { focusFirstError } from './focus-first-error.ts';
import { ForgedConfirm } from './forged-confirm.tsx';
import { isMinor } from './guest-facts.ts';
import { PermittedStay } from './permitted-stay.tsx';
import { StayFields } from './stay-fields.tsx';
import './stay-form.css';
import { useCounterActions } from './use-counter-actions.ts';
import { useGuestDisplay } from './use-guest-display.ts';
import type { StayCheck } from './use-stay-check.ts';

export interface StayFormProps {
  readonly view: CheckIn;
  /** What the desk says of the stay as typed, once it has answered. */
  readonly check: StayCheck | undefined;
}

export function StayForm({ view, check }: StayFormProps) {
  const say = useTexts('common');
  const here = useTexts('check-in');
  const paths = useTexts('check-in-paths');
  const both = useBilingual();
  const span = useSpan();
  const now = useNow();
  const counter = useCounter();
  const actions = useCounterActions();
  const form = useRef<HTMLFormElement>(null);
  const draft = draftOf(view, counter);
  const errors = fieldErrorsOf(counter);
  useEffect(() => {
    if (counter.problem?.code === 'fields-invalid') focusFirstError();
  }, [counter.problem]);
  const permitted = permittedOf(view, counter);
  useGuestDisplay(
    draft && {
      checkInId: view.id,
      stay: draft,
      ...(permitted !== undefined && { permittedStayUntil: permitted }),
    },
  );
  if (draft === undefined) return null;

  const forged = view.verdict?.level === 'forged';
  const errorOf = (path: string) => {
    const text = errors.get(path);
    return text && both(text);
  };
  const kind = check?.kind ?? view.declares ?? 'stay-notice';
  const deadline = check?.deadline ?? view.deadline;
  const late = deadline !== undefined && now > deadline;
  // Of the arrival as it was prefilled, until the desk has answered for the one that was typed.
  const stale = check === undefined && view.draft !== undefined && draft.arrival !== view.draft.arrival;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (forged && !counter.forgedConfirmed)
      form.current?.querySelector<HTMLElement>('.stay-form__confirm input')?.focus();
    else void actions.file();
  };

  return (
    <form className="stay-form" ref={form} onSubmit={submit} aria-label={here('stayTitle')} noValidate>
      <p className="stay-form__declares">
        {paths('declares')}: <strong>{paths(`kind.${kind}`)}</strong>
      </p>
      <StayFields
        draft={draft}
        onChange={actions.editStay}
        errorOf={errorOf}
        noteHelp={isMinor(view.person?.birthDate, now) ? paths('adultHelp') : undefined}
        autoFocus
        more={
          isForeign(view) && (
            <PermittedStay
              value={permittedOf(view, counter)}
              onChange={actions.editPermitted}
              error={errorOf('permittedStayUntil')}
            />
          )
        }
      />
      <div className="stay-form__end">
        {forged && <ForgedConfirm />}
        <Button
          type="submit"
          variant={forged ? 'danger' : 'primary'}
          size="l"
          keyHint="Enter"
          isDisabled={counter.busy}
        >
          {here(counter.busy ? 'filing' : forged ? 'fileForged' : late ? 'fileLate' : 'file')}
        </Button>
        {deadline !== undefined && (
          <DeadlineCountdown
            deadline={deadline}
            now={now}
            label={say('field.deadline')}
            at={formatTimeNear(deadline, now)}
            span={say(late ? 'time.over' : 'time.left', { time: span(deadline - now) })}
            {...(late ? { note: here('lateKept') } : stale && { note: here('deadlineSet') })}
          />
        )}
        {view.portrait && !forged && <p className="stay-form__face">{paths('sameFace')}</p>}
      </div>
    </form>
  );
}

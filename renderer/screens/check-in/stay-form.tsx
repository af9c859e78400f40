/** The stay, already filled where it can be. The room is the only field that must be typed. */
import { type SyntheticEvent, useEffect, useRef } from 'react';
import { useSettings } from '../../bridge/hooks.ts';
import { useNow } from '../../bridge/use-now.ts';
import { Button } from '../../components/button.tsx';
import { Checkbox } from '../../components/checkbox.tsx';
import { DateTimeField } from '../../components/date-time-field.tsx';
import { DeadlineCountdown } from '../../components/deadline-countdown.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { TextField } from '../../components/text-field.tsx';
import { formatTimeNear } from '../../messages/format.ts';
import { useSpan } from '../../messages/use-span.ts';
import { useBilingual, useTexts } from '../../messages/use-texts.ts';
import { type CheckIn, draftOf, fieldErrorsOf } from './counter-state.ts';
import { useCounter } from './counter-store.ts';
import { focusFirstError } from './focus-first-error.ts';
import './stay-form.css';
import { useCounterActions } from './use-counter-actions.ts';

export function StayForm({ view }: { readonly view: CheckIn }) {
  const say = useTexts('common');
  const here = useTexts('check-in');
  const both = useBilingual();
  const span = useSpan();
  const now = useNow();
  const counter = useCounter();
  const actions = useCounterActions();
  const settings = useSettings();
  const form = useRef<HTMLFormElement>(null);
  const confirm = useRef<HTMLDivElement>(null);
  const draft = draftOf(view, counter);
  const errors = fieldErrorsOf(counter);
  useEffect(() => {
    if (counter.problem?.fields !== undefined) focusFirstError();
  }, [counter.problem]);
  if (draft === undefined) return null;

  const forged = view.verdict?.level === 'forged';
  const reasons = settings.data?.reasons ?? [];
  const reason = reasons.find(({ code }) => code === draft.reason);
  const errorOf = (path: string) => {
    const text = errors.get(path);
    return text && both(text);
  };
  const late = view.deadline !== undefined && now > view.deadline;
  const moved = view.draft !== undefined && draft.arrival !== view.draft.arrival;
  const optional = (label: string) => `${label} (${here('optional')})`;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (forged && !counter.forgedConfirmed) confirm.current?.querySelector('input')?.focus();
    else void actions.file();
  };

  return (
    <form className="stay-form" ref={form} onSubmit={submit} aria-label={here('stayTitle')} noValidate>
      <div className="stay-form__fields">
        <div data-path="stay.room" className="stay-form__room">
          <TextField
            label={say('field.room')}
            value={draft.room}
            onChange={(room) => actions.editStay({ room })}
            error={errorOf('stay.room')}
            name="room"
            size="l"
            maxLength={60}
            autoFocus
          />
        </div>
        <div data-path="stay.reason">
          <SelectField
            label={say('field.reason')}
            options={reasons.map(({ code, label }) => ({ value: code, label: both(label) }))}
            value={draft.reason}
            onChange={(code) => actions.editStay({ reason: code })}
            error={errorOf('stay.reason')}
            size="l"
          />
        </div>
        {reason?.needsText && (
          <div data-path="stay.reasonText" className="stay-form__wide">
            <TextField
              label={here('reasonText')}
              value={draft.reasonText ?? ''}
              onChange={(reasonText) => actions.editStay({ reasonText })}
              error={errorOf('stay.reasonText')}
              maxLength={200}
              autoFocus
            />
          </div>
        )}
        <div data-path="stay.arrival">
          <DateTimeField
            label={say('field.arrival')}
            value={draft.arrival}
            onChange={(arrival) => actions.editStay({ arrival })}
            error={errorOf('stay.arrival')}
            description=""
          />
        </div>
        <div data-path="stay.plannedDeparture">
          <DateTimeField
            label={say('field.departure')}
            value={draft.plannedDeparture}
            onChange={(plannedDeparture) => actions.editStay({ plannedDeparture })}
            error={errorOf('stay.plannedDeparture')}
            description=""
          />
        </div>
        <div data-path="stay.phone">
          <TextField
            label={optional(say('field.phone'))}
            value={draft.phone ?? ''}
            onChange={(phone) => actions.editStay({ phone })}
            error={errorOf('stay.phone')}
            inputMode="tel"
            maxLength={20}
            number
          />
        </div>
        <div data-path="stay.note">
          <TextField
            label={optional(say('field.note'))}
            value={draft.note ?? ''}
            onChange={(note) => actions.editStay({ note })}
            error={errorOf('stay.note')}
            maxLength={500}
          />
        </div>
      </div>
      <div className="stay-form__end">
        {forged && (
          <div ref={confirm} className="stay-form__confirm">
            <Checkbox isSelected={counter.forgedConfirmed} onChange={actions.confirmForged}>
              {here('forgedConfirm')}
            </Checkbox>
          </div>
        )}
        <Button
          type="submit"
          variant={forged ? 'danger' : 'primary'}
          size="l"
          keyHint="Enter"
          isDisabled={counter.busy}
        >
          {here(counter.busy ? 'filing' : forged ? 'fileForged' : late ? 'fileLate' : 'file')}
        </Button>
        {view.deadline !== undefined && (
          <DeadlineCountdown
            deadline={view.deadline}
            now={now}
            label={say('field.deadline')}
            at={formatTimeNear(view.deadline, now)}
            span={say(late ? 'time.over' : 'time.left', { time: span(view.deadline - now) })}
            {...(late ? { note: here('lateKept') } : moved && { note: here('deadlineSet') })}
          />
        )}
      </div>
    </form>
  );
}

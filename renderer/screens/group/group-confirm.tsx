/** One of the group: the room is dealt, the rest is shared, and one Enter files and frees the counter for the next card. */
import { type SyntheticEvent, useEffect, useRef } from 'react';
import { Button } from '../../components/button.tsx';
import { useBilingual, useTexts } from '../../messages/use-texts.ts';
import { type CheckIn, draftOf, fieldErrorsOf, isForeign, permittedOf } from '../check-in/counter-state.ts';
import { useCounter } from '../check-in/counter-store.ts';
import { focusFirstError } from '../check-in/focus-first-error.ts';
import { ForgedConfirm } from '../check-in/forged-confirm.tsx';
import { PermittedStay } from '../check-in/permitted-stay.tsx';
import { useCounterActions } from '../check-in/use-counter-actions.ts';
import './group-confirm.css';
import { GroupRoom } from './group-room.tsx';
import type { OpenGroup } from './group-types.ts';

export function GroupConfirm({ view, group }: { readonly view: CheckIn; readonly group: OpenGroup }) {
  const say = useTexts('group');
  const here = useTexts('check-in');
  const paths = useTexts('check-in-paths');
  const both = useBilingual();
  const counter = useCounter();
  const actions = useCounterActions();
  const form = useRef<HTMLFormElement>(null);
  const errors = fieldErrorsOf(counter);
  const { problem, busy, forgedConfirmed } = counter;
  const { nextRoom, shared } = group;
  const foreign = isForeign(view);
  const permitted = permittedOf(view, counter) ?? shared.permittedStayUntil;
  const forged = view.verdict?.level === 'forged';
  const asks =
    (foreign && permitted === undefined && 'permittedStayUntil') || (nextRoom === undefined && 'stay.room');

  // Where something is still to be typed, the hands start there; else Enter is all that is left. Only when the guest
  // comes up, never while the clerk types.
  const first = useRef(asks);
  useEffect(() => {
    const inside = first.current ? `[data-path="${first.current}"] input` : 'button[type="submit"]';
    form.current?.querySelector<HTMLElement>(inside)?.focus();
  }, []);
  useEffect(() => {
    if (problem?.code === 'fields-invalid') focusFirstError();
  }, [problem]);

  const errorOf = (path: string) => {
    const text = errors.get(path);
    return text && both(text);
  };
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (forged && !forgedConfirmed)
      form.current?.querySelector<HTMLElement>('.stay-form__confirm input')?.focus();
    else void actions.file();
  };
  return (
    <form ref={form} className="group-confirm" aria-label={here('stayTitle')} onSubmit={submit} noValidate>
      <p className="stay-form__declares">
        {paths('declares')}: <strong>{paths(`kind.${view.declares ?? 'stay-notice'}`)}</strong>
      </p>
      <GroupRoom
        nextRoom={nextRoom}
        room={draftOf(view, counter)?.room ?? ''}
        onRoom={(room) => actions.editStay({ room })}
        more={
          foreign && (
            <PermittedStay
              value={permitted}
              onChange={actions.editPermitted}
              error={errorOf('permittedStayUntil')}
            />
          )
        }
      />
      {forged && <ForgedConfirm />}
      <Button
        type="submit"
        variant={forged ? 'danger' : 'primary'}
        size="l"
        keyHint="Enter"
        isDisabled={busy}
      >
        {busy ? here('filing') : forged ? here('fileForged') : say('confirm')}
      </Button>
      {view.portrait && !forged && <p className="stay-form__face">{paths('sameFace')}</p>}
    </form>
  );
}

/** One of the group: the room is dealt, the rest is shared, and one Enter files and frees the counter for the next card. */
import { type SyntheticEvent, useEffect, useRef } from 'react';
import { Button } from '../../components/button.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useBilingual, useTexts } from '../../messages/use-texts.ts';
import { type CheckIn, draftOf, fieldErrorsOf, isForeign, permittedOf } from '../check-in/counter-state.ts';
import { useCounter } from '../check-in/counter-store.ts';
import { focusFirstError } from '../check-in/focus-first-error.ts';
import { ForgedConfirm } from '../check-in/forged-confirm.tsx';
import { PermittedStay } from '../check-in/permitted-stay.tsx';
import { useCounterActions } from '../check-in/use-counter-actions.ts';
import './group-confirm.css';
import type { OpenGroup } from './group-types.ts';

/** Fields that stand here; what is wrong with the others is said in words. */
const SHOWN = ['stay.room', 'permittedStayUntil'];

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
  const others = (problem?.code === 'fields-invalid' ? [...errors] : []).filter(
    ([path]) => !SHOWN.includes(path) && !path.startsWith('person.'),
  );
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
      {nextRoom !== undefined && (
        <p className="group-confirm__room">
          {say('room')} <strong className="number">{nextRoom}</strong>
        </p>
      )}
      {foreign && (
        <PermittedStay
          value={permitted}
          onChange={actions.editPermitted}
          error={errorOf('permittedStayUntil')}
        />
      )}
      <div data-path="stay.room">
        <TextField
          label={say(nextRoom === undefined ? 'room' : 'otherRoom')}
          value={draftOf(view, counter)?.room ?? ''}
          onChange={(room) => actions.editStay({ room })}
          error={errorOf('stay.room')}
          description={nextRoom === undefined ? say('noRoomText') : undefined}
          name="room"
          maxLength={60}
        />
      </div>
      {others.length > 0 && (
        <ul className="group-confirm__errors">
          {others.map(([path, text]) => (
            <li key={path}>{both(text)}</li>
          ))}
        </ul>
      )}
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

import { type SyntheticEvent, useCallback } from 'react';
import { Button } from '../../components/button.tsx';
import { useTexts } from '../../messages/use-texts.ts';
import { ByHandFields } from './by-hand-form.tsx';
import type { TypedPerson } from './counter-state.ts';
import { useCounterActions } from './use-counter-actions.ts';

/** The first half of typing by hand: who it is. The stay follows as soon as the desk knows the person. */
export function ByHandStage({ person }: { readonly person: TypedPerson }) {
  const say = useTexts('check-in');
  const actions = useCounterActions();
  const submit = useCallback(
    (event: SyntheticEvent) => {
      event.preventDefault();
      void actions.submitPerson();
    },
    [actions],
  );
  return (
    <form className="by-hand-stage" onSubmit={submit} noValidate>
      <div>
        <h2>{say('byHandTitle')}</h2>
        <p className="by-hand-stage__why">{say('byHandText')}</p>
      </div>
      <ByHandFields person={person} autoFocus />
      <div className="by-hand-stage__end">
        <Button type="submit" variant="primary" size="l" keyHint="Enter">
          {say('byHandContinue')}
        </Button>
        <Button size="l" keyHint="Esc" onPress={actions.back}>
          {say('back')}
        </Button>
      </div>
    </form>
  );
}

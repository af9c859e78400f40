/** The key of a passport: three things from its photo page, or the two lines at its foot; and where they stand. */
import { type KeyboardEvent, type SyntheticEvent, useCallback, useEffect, useRef } from 'react';
import { Button } from '../../components/button.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useBilingual, useTexts } from '../../messages/use-texts.ts';
import { fieldErrorsOf, type TypedPassport } from './counter-state.ts';
import { useCounter } from './counter-store.ts';
import { focusFirstError } from './focus-first-error.ts';
import './passport-stage.css';
import { useCounterActions } from './use-counter-actions.ts';
import { WhereOnThePassport } from './where-on-the-passport.tsx';

export function PassportStage({ passport }: { readonly passport: TypedPassport }) {
  const say = useTexts('check-in');
  const both = useBilingual();
  const counter = useCounter();
  const actions = useCounterActions();
  const form = useRef<HTMLFormElement>(null);
  const errors = fieldErrorsOf(counter);
  useEffect(() => {
    if (counter.problem?.fields !== undefined) focusFirstError();
  }, [counter.problem]);
  const errorOf = (field: keyof TypedPassport) => {
    const text = errors.get(`passport.${field}`);
    return text && both(text);
  };
  const submit = useCallback(
    (event: SyntheticEvent) => {
      event.preventDefault();
      void actions.submitPassport();
    },
    [actions],
  );
  // Enter begins the second line; once both are there it reads, as it does everywhere else.
  const onZoneKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || !passport.zone.trim().includes('\n')) return;
    event.preventDefault();
    form.current?.requestSubmit();
  };
  return (
    <div className="passport-stage">
      <form ref={form} className="passport-stage__form" onSubmit={submit} noValidate>
        <div>
          <h2>{say('passportTitle')}</h2>
          <p className="passport-stage__why">{say('passportText')}</p>
        </div>
        <div data-path="passport.documentNumber">
          <TextField
            label={`1. ${say('passportNumber')}`}
            value={passport.documentNumber}
            onChange={(text) => actions.editPassport({ documentNumber: text.toUpperCase() })}
            error={errorOf('documentNumber')}
            description={say('passportNumberHelp')}
            maxLength={20}
            number
            autoFocus
          />
        </div>
        <div className="passport-stage__dates">
          <div data-path="passport.birthDate">
            <TextField
              label={`2. ${say('passportBirthDate')}`}
              value={passport.birthDate}
              onChange={(birthDate) => actions.editPassport({ birthDate })}
              error={errorOf('birthDate')}
              description={say('birthDateHelp')}
              maxLength={14}
              number
            />
          </div>
          <div data-path="passport.expiryDate">
            <TextField
              label={`3. ${say('passportExpiryDate')}`}
              value={passport.expiryDate}
              onChange={(expiryDate) => actions.editPassport({ expiryDate })}
              error={errorOf('expiryDate')}
              description={say('passportExpiryHelp')}
              maxLength={14}
              number
            />
          </div>
        </div>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: listens for the Enter of the text area inside. */}
        <div data-path="passport.zone" className="passport-stage__zone" onKeyDown={onZoneKey}>
          <TextField
            label={say('passportZone')}
            value={passport.zone}
            onChange={(zone) => actions.editPassport({ zone: zone.toUpperCase() })}
            error={errorOf('zone')}
            description={say('passportZoneHelp')}
            maxLength={300}
            multiline
          />
        </div>
        <div className="passport-stage__end">
          <Button type="submit" variant="primary" size="l" keyHint="Enter">
            {say('passportRead')}
          </Button>
          <Button size="l" keyHint="Esc" onPress={actions.back}>
            {say('back')}
          </Button>
        </div>
      </form>
      <WhereOnThePassport />
    </div>
  );
}

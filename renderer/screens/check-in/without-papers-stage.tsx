/** A guest with nothing in hand: what they say, where they sleep, and the police told at once. */
import { type SyntheticEvent, useEffect } from 'react';
import { Banner } from '../../components/banner.tsx';
import { Button } from '../../components/button.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useBilingual, useTexts } from '../../messages/use-texts.ts';
import { GroupRoom } from '../group/group-room.tsx';
import type { OpenGroup } from '../group/group-types.ts';
import { fieldErrorsOf, type WithoutPapers } from './counter-state.ts';
import { useCounter } from './counter-store.ts';
import { focusFirstError } from './focus-first-error.ts';
import { PermittedStay } from './permitted-stay.tsx';
import { StayFields } from './stay-fields.tsx';
import { useCounterActions } from './use-counter-actions.ts';
import './without-papers-stage.css';

const SEXES = ['male', 'female', 'unspecified'] as const;

export interface WithoutPapersStageProps {
  readonly told: WithoutPapers;
  /** A group is at the door: the times and the reason are its, and the room is dealt. */
  readonly group?: OpenGroup | undefined;
}

export function WithoutPapersStage({ told, group }: WithoutPapersStageProps) {
  const common = useTexts('common');
  const here = useTexts('check-in');
  const say = useTexts('check-in-paths');
  const both = useBilingual();
  const counter = useCounter();
  const actions = useCounterActions();
  const { problem } = counter;
  const errors = fieldErrorsOf(counter);
  useEffect(() => {
    if (problem?.fields !== undefined) focusFirstError();
  }, [problem]);
  const errorOf = (path: string) => {
    const text = errors.get(path);
    return text && both(text);
  };
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    void actions.fileWithoutPapers();
  };
  const permitted = /^(D|[A-Z]{3})$/.test(told.nationality) && told.nationality !== 'VNM' && (
    <PermittedStay
      label={say('permittedOptional')}
      value={told.permittedStayUntil ?? group?.shared.permittedStayUntil}
      onChange={(permittedStayUntil) => actions.editWithoutPapers({ permittedStayUntil })}
      error={errorOf('permittedStayUntil')}
      size="m"
    />
  );
  return (
    <form className="without-papers" aria-label={say('noneTitle')} onSubmit={submit} noValidate>
      <div>
        <h2>{say('noneTitle')}</h2>
        <p className="without-papers__why">{say('noneText')}</p>
      </div>
      {problem?.fields !== undefined && (
        <Banner tone="warn" title={here('fixFields', { count: problem.fields.length })} urgent>
          {both(problem.remedy)}
        </Banner>
      )}
      <div className="without-papers__person">
        <div data-path="person.fullName" className="without-papers__name">
          <TextField
            label={say('noneName')}
            value={told.fullName}
            onChange={(fullName) => actions.editWithoutPapers({ fullName })}
            error={errorOf('person.fullName')}
            size="l"
            maxLength={100}
            autoFocus
          />
        </div>
        <div data-path="person.birthDate">
          <TextField
            label={say('noneBirth')}
            value={told.birthDate}
            onChange={(birthDate) => actions.editWithoutPapers({ birthDate })}
            error={errorOf('person.birthDate')}
            description={say('noneBirthHelp')}
            maxLength={10}
            number
          />
        </div>
        <div data-path="person.sex">
          <SelectField
            label={common('field.sex')}
            options={SEXES.map((value) => ({ value, label: common(`sex.${value}`) }))}
            value={told.sex}
            onChange={(sex) => actions.editWithoutPapers({ sex })}
          />
        </div>
        <div data-path="person.nationality">
          <TextField
            label={common('field.nationality')}
            value={told.nationality}
            onChange={(nationality) => actions.editWithoutPapers({ nationality: nationality.toUpperCase() })}
            error={errorOf('person.nationality')}
            description={here('nationalityHelp')}
            maxLength={3}
          />
        </div>
      </div>
      {group === undefined ? (
        <StayFields
          draft={told.stay}
          onChange={(change) => actions.editWithoutPapers({ stay: { ...told.stay, ...change } })}
          errorOf={errorOf}
          more={permitted}
        />
      ) : (
        <GroupRoom
          nextRoom={group.nextRoom}
          room={told.stay.room}
          onRoom={(room) => actions.editWithoutPapers({ stay: { ...told.stay, room } })}
          more={permitted}
        />
      )}
      <div className="by-hand-stage__end">
        <Button type="submit" variant="primary" size="l" keyHint="Enter" isDisabled={counter.busy}>
          {counter.busy ? here('filing') : say('noneFile')}
        </Button>
        <Button size="l" keyHint="Esc" onPress={actions.back}>
          {here('back')}
        </Button>
      </div>
    </form>
  );
}

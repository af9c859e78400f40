/** A person typed from a paper: the path for no chip, a broken chip, or no card. */
import { useEffect } from 'react';
import { SelectField } from '../../components/select-field.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useBilingual, useTexts } from '../../messages/use-texts.ts';
import { fieldErrorsOf, type TypedPerson } from './counter-state.ts';
import { useCounter } from './counter-store.ts';
import { focusFirstError } from './focus-first-error.ts';
import './by-hand-form.css';
import { useCounterActions } from './use-counter-actions.ts';

/** The commonest at a counter first. */
const KINDS = [
  'cccd',
  'can-cuoc',
  'passport',
  'birth-certificate',
  'identification-number-notice',
  'driving-licence',
  'health-insurance-card',
  'cmnd',
  'other',
] as const;
const SEXES = ['male', 'female', 'unspecified'] as const;

export function ByHandFields({ person, autoFocus }: { person: TypedPerson; autoFocus: boolean }) {
  const say = useTexts('common');
  const here = useTexts('check-in');
  const both = useBilingual();
  const counter = useCounter();
  const { editPerson } = useCounterActions();
  const errors = fieldErrorsOf(counter);
  useEffect(() => {
    if (counter.problem?.fields !== undefined) focusFirstError();
  }, [counter.problem]);
  const errorOf = (path: string) => {
    const text = errors.get(path);
    return text && both(text);
  };
  return (
    <div className="by-hand-fields">
      <div data-path="person.fullName" className="by-hand-fields__wide">
        <TextField
          label={say('field.fullName')}
          value={person.fullName}
          onChange={(fullName) => editPerson({ fullName })}
          error={errorOf('person.fullName')}
          size="l"
          maxLength={100}
          autoFocus={autoFocus}
        />
      </div>
      <div data-path="person.document.kind">
        <SelectField
          label={say('field.documentKind')}
          options={KINDS.map((value) => ({ value, label: say(`documentKind.${value}`) }))}
          value={KINDS.find((kind) => kind === person.documentKind)}
          onChange={(documentKind) => editPerson({ documentKind })}
          error={errorOf('person.document.kind')}
        />
      </div>
      <div data-path="person.document.number">
        <TextField
          label={say('field.documentNumber')}
          value={person.documentNumber}
          onChange={(documentNumber) => editPerson({ documentNumber })}
          error={errorOf('person.document.number')}
          maxLength={20}
          number
        />
      </div>
      <div data-path="person.birthDate">
        <TextField
          label={say('field.birthDate')}
          value={person.birthDate}
          onChange={(birthDate) => editPerson({ birthDate })}
          error={errorOf('person.birthDate')}
          description={here('birthDateHelp')}
          maxLength={10}
          number
        />
      </div>
      <div data-path="person.sex">
        <SelectField
          label={say('field.sex')}
          options={SEXES.map((value) => ({ value, label: say(`sex.${value}`) }))}
          value={person.sex}
          onChange={(sex) => editPerson({ sex })}
        />
      </div>
      <div data-path="person.nationality">
        <TextField
          label={say('field.nationality')}
          value={person.nationality}
          onChange={(nationality) => editPerson({ nationality: nationality.toUpperCase() })}
          error={errorOf('person.nationality')}
          description={here('nationalityHelp')}
          maxLength={3}
        />
      </div>
      <div data-path="person.residence">
        <TextField
          label={here('residenceOptional')}
          value={person.residence ?? ''}
          onChange={(residence) => editPerson({ residence })}
          maxLength={300}
        />
      </div>
    </div>
  );
}

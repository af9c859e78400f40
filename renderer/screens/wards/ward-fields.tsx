/** A department of the list and a bed: the only place that is said of a patient. */
import { SelectField } from '../../components/select-field.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useTexts } from '../../messages/use-texts.ts';

export interface Ward {
  readonly department: string;
  readonly bed: string;
}

export interface WardFieldsProps {
  readonly ward: Ward;
  readonly departments: readonly string[];
  readonly onChange: (ward: Ward) => void;
  readonly errorOf: (path: string) => string | undefined;
  readonly autoFocus?: boolean;
}

export function WardFields({ ward, departments, onChange, errorOf, autoFocus = false }: WardFieldsProps) {
  const say = useTexts('wards');
  return (
    <>
      <div data-path="stay.ward.department">
        <SelectField
          label={say('department')}
          options={departments.map((name) => ({ value: name, label: name }))}
          value={ward.department === '' ? undefined : ward.department}
          onChange={(department) => onChange({ ...ward, department })}
          error={errorOf('stay.ward.department') ?? errorOf('stay.ward')}
          size="l"
        />
      </div>
      <div data-path="stay.ward.bed">
        <TextField
          label={say('bed')}
          value={ward.bed}
          onChange={(bed) => onChange({ ...ward, bed })}
          error={errorOf('stay.ward.bed') ?? errorOf('stay.room')}
          size="l"
          number
          maxLength={12}
          autoFocus={autoFocus}
          name="bed"
        />
      </div>
    </>
  );
}

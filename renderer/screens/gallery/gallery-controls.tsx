import { Save } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Checkbox } from '../../components/checkbox.tsx';
import { ChoiceBar } from '../../components/choice-bar.tsx';
import { DateTimeField } from '../../components/date-time-field.tsx';
import { DigitsField } from '../../components/digits-field.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { SearchBox } from '../../components/search-box.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useTexts } from '../../messages/use-texts.ts';
import { SAMPLE_MOMENT } from './samples.ts';
import { Specimen } from './specimen.tsx';

const VARIANTS = ['primary', 'secondary', 'quiet', 'danger'] as const;
const SEXES = ['male', 'female', 'unspecified'] as const;
const nothing = () => {};

/** What the clerk presses, types and chooses. */
export function GalleryControls() {
  const say = useTexts('common');
  const here = useTexts('check-in');
  const [text, setText] = useState('204');
  const [sex, setSex] = useState<(typeof SEXES)[number]>('female');
  const [moment, setMoment] = useState(SAMPLE_MOMENT);
  const [checked, setChecked] = useState(true);
  const sexes = SEXES.map((value) => ({ value, label: say(`sex.${value}`) }));
  return (
    <>
      <Specimen name="Button" wide>
        {VARIANTS.map((variant) => (
          <Button key={variant} variant={variant}>
            {here('file')}
          </Button>
        ))}
        <Button variant="primary" size="l" keyHint="Enter">
          {here('file')}
        </Button>
        <Button icon={<Save aria-hidden="true" />}>{say('save')}</Button>
        <Button isDisabled>{say('save')}</Button>
        <KeyHint keys="F2" />
      </Specimen>
      <Specimen name="TextField">
        <TextField label={say('field.room')} value="" onChange={nothing} size="l" />
        <TextField
          label={say('field.room')}
          value={text}
          onChange={setText}
          description={here('digitsHelp')}
        />
        <TextField label={say('field.room')} value="" onChange={nothing} error={say('required')} />
        <TextField label={say('field.room')} value="204" onChange={nothing} isDisabled />
      </Specimen>
      <Specimen name="SelectField, DateTimeField">
        <SelectField label={say('field.sex')} options={sexes} value={sex} onChange={setSex} />
        <SelectField
          label={say('field.sex')}
          options={sexes}
          value={undefined}
          onChange={nothing}
          error={say('required')}
        />
        <DateTimeField label={say('field.arrival')} value={moment} onChange={setMoment} />
        <DateTimeField
          label={say('field.departure')}
          value={moment}
          onChange={nothing}
          error={say('dateTime.invalid')}
        />
      </Specimen>
      <Specimen name="Checkbox, ChoiceBar, SearchBox">
        <Checkbox isSelected={checked} onChange={setChecked}>
          {here('forgedConfirm')}
        </Checkbox>
        <Checkbox isSelected={false} onChange={nothing} isDisabled>
          {here('forgedConfirm')}
        </Checkbox>
        <ChoiceBar label={say('field.sex')} options={sexes} value={sex} onChange={setSex} />
        <SearchBox
          label={say('field.fullName')}
          placeholder={say('field.fullName')}
          clearLabel={say('remove')}
          value=""
          onChange={nothing}
        />
      </Specimen>
      <Specimen name="DigitsField">
        {(['', '0001', '000190'] as const).map((digits) => (
          <DigitsField
            key={digits}
            label={here('digitsLabel')}
            value={digits}
            onChange={nothing}
            onComplete={nothing}
            settleMs={0}
            takesFocus={false}
            invalid={digits === '000190'}
          />
        ))}
      </Specimen>
    </>
  );
}

import { Check, ChevronDown } from 'lucide-react';
import {
  Button,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select,
  SelectValue,
  Text,
} from 'react-aria-components';
import './field.css';
import './select-field.css';
import { FieldErrorText } from './field-error.tsx';

export interface SelectOption<V extends string> {
  readonly value: V;
  readonly label: string;
}

export interface SelectFieldProps<V extends string> {
  readonly label: string;
  readonly options: readonly SelectOption<V>[];
  readonly value: V | undefined;
  readonly onChange: (value: V) => void;
  readonly placeholder?: string;
  readonly description?: string | undefined;
  readonly error?: string | undefined;
  readonly size?: 'm' | 'l';
  readonly isDisabled?: boolean;
  readonly isRequired?: boolean;
  readonly name?: string;
}

export function SelectField<V extends string>(props: SelectFieldProps<V>) {
  const { label, options, value, onChange, description, error, size = 'm', placeholder, ...rest } = props;
  return (
    <Select
      {...rest}
      className={`field field--${size} select-field`}
      placeholder={placeholder ?? '—'}
      value={value ?? null}
      onChange={(key) => {
        const chosen = options.find((option) => option.value === key);
        if (chosen) onChange(chosen.value);
      }}
      isInvalid={error !== undefined && error !== ''}
      validationBehavior="aria"
    >
      <Label className="field__label">{label}</Label>
      <Button className="field__box select-field__button">
        <SelectValue className="select-field__value" />
        <ChevronDown aria-hidden="true" />
      </Button>
      {description !== undefined && (
        <Text slot="description" className="field__description">
          {description}
        </Text>
      )}
      <FieldErrorText text={error} />
      <Popover className="select-field__popover" offset={4}>
        <ListBox
          className="select-field__list"
          items={options.map((option) => ({ ...option, id: option.value }))}
        >
          {(option) => (
            <ListBoxItem className="select-field__item" id={option.id} textValue={option.label}>
              {({ isSelected }) => (
                <>
                  <span>{option.label}</span>
                  {isSelected && <Check aria-hidden="true" />}
                </>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  );
}

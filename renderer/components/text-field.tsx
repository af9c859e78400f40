import type { HTMLInputTypeAttribute, Ref } from 'react';
import { TextField as AriaTextField, Input, Label, Text, TextArea } from 'react-aria-components';
import './field.css';
import { FieldErrorText } from './field-error.tsx';

export interface TextFieldProps {
  readonly label: string;
  /** The label is to be seen elsewhere; it is still read out. */
  readonly labelHidden?: boolean;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly description?: string | undefined;
  readonly error?: string | undefined;
  readonly onBlur?: () => void;
  readonly name?: string;
  readonly type?: HTMLInputTypeAttribute;
  readonly size?: 'm' | 'l';
  /** More than one line. */
  readonly multiline?: boolean;
  /** Codes and numbers: digits of equal width. */
  readonly number?: boolean;
  readonly inputMode?: 'text' | 'numeric' | 'tel' | 'url';
  readonly placeholder?: string;
  readonly maxLength?: number;
  readonly isRequired?: boolean;
  readonly isDisabled?: boolean;
  readonly autoFocus?: boolean;
  readonly inputRef?: Ref<HTMLInputElement>;
}

export function TextField(props: TextFieldProps) {
  const {
    label,
    labelHidden = false,
    description,
    error,
    size = 'm',
    multiline,
    number,
    inputRef,
    placeholder,
    ...rest
  } = props;
  const box = `field__box${number ? ' number' : ''}`;
  return (
    <AriaTextField
      {...rest}
      className={`field field--${size}`}
      isInvalid={error !== undefined && error !== ''}
      validationBehavior="aria"
      autoComplete="off"
    >
      <Label className={labelHidden ? 'visually-hidden' : 'field__label'}>{label}</Label>
      {multiline ? (
        <TextArea className={box} placeholder={placeholder} spellCheck={false} />
      ) : (
        <Input className={box} placeholder={placeholder} ref={inputRef} spellCheck={false} />
      )}
      {description !== undefined && (
        <Text slot="description" className="field__description">
          {description}
        </Text>
      )}
      <FieldErrorText text={error} />
    </AriaTextField>
  );
}

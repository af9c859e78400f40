/** A day typed as `05/03/2026`. Arrow up and down move by a day. */
import { type KeyboardEvent, useState } from 'react';
import { formatIsoDate, parseDate } from '../messages/format.ts';
import { useTexts } from '../messages/use-texts.ts';
import { TextField } from './text-field.tsx';

const DAY_MS = 86_400_000;

export interface DateFieldProps {
  readonly label: string;
  /** `YYYY-MM-DD`. */
  readonly value: string | undefined;
  readonly onChange: (value: string) => void;
  /** What stands there now is no day; a day that stood there before does not count any more. */
  readonly onIncomplete?: () => void;
  readonly description?: string | undefined;
  readonly error?: string | undefined;
  readonly size?: 'm' | 'l';
  readonly isDisabled?: boolean;
  readonly isRequired?: boolean;
}

export function DateField({ value, onChange, onIncomplete, error, description, ...rest }: DateFieldProps) {
  const say = useTexts('common');
  // What is being typed is kept until it is a real day; then the value speaks again.
  const [typed, setTyped] = useState<string>();
  const [left, setLeft] = useState(false);
  const shown = typed ?? (value === undefined ? '' : formatIsoDate(value));
  const wrong = typed !== undefined && parseDate(typed) === undefined;

  const type = (text: string) => {
    setTyped(text);
    setLeft(false);
    const day = parseDate(text);
    if (day !== undefined) onChange(day);
    else onIncomplete?.();
  };
  const step = (event: KeyboardEvent) => {
    const direction = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0;
    if (direction === 0 || value === undefined || wrong) return;
    event.preventDefault();
    setTyped(undefined);
    onChange(new Date(Date.parse(`${value}T00:00:00Z`) + direction * DAY_MS).toISOString().slice(0, 10));
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: listens to the arrow keys of the field inside
    <div onKeyDown={step}>
      <TextField
        {...rest}
        value={shown}
        onChange={type}
        onBlur={() => {
          setLeft(true);
          if (!wrong) setTyped(undefined);
        }}
        number
        inputMode="numeric"
        placeholder="dd/mm/yyyy"
        description={description}
        error={wrong && left ? say('date.invalid') : error}
      />
    </div>
  );
}

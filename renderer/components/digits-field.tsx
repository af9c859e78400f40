import { useEffect, useId, useRef } from 'react';
import './digits-field.css';

const COUNT = 6;
const CELLS = Array.from({ length: COUNT }, (_, index) => index);

/**
 * Six digits in six cells, one field for the keyboard and for those who hear the page.
 * `onComplete` comes `settleMs` after the sixth digit, unless more was typed meanwhile.
 */
export function DigitsField({
  label,
  value,
  onChange,
  onComplete,
  settleMs,
  autoFocus = false,
  takesFocus = true,
  invalid = false,
  describedBy,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (digits: string) => void;
  readonly onComplete: () => void;
  readonly settleMs: number;
  readonly autoFocus?: boolean;
  /** Digits that were typed elsewhere bring the focus here. */
  readonly takesFocus?: boolean;
  readonly invalid?: boolean;
  readonly describedBy?: string;
}) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const complete = useRef(onComplete);
  complete.current = onComplete;

  useEffect(() => {
    if (autoFocus) field.current?.focus();
  }, [autoFocus]);
  // A digit typed elsewhere on the page: the next one is typed here.
  useEffect(() => {
    if (takesFocus && value !== '') field.current?.focus();
  }, [value, takesFocus]);
  useEffect(() => {
    if (value.length < COUNT) return;
    const timer = setTimeout(() => complete.current(), settleMs);
    return () => clearTimeout(timer);
  }, [value, settleMs]);

  return (
    <div className={`digits-field${invalid ? ' digits-field--invalid' : ''}`}>
      <label className="digits-field__label" htmlFor={id}>
        {label}
      </label>
      <div className="digits-field__box">
        <input
          ref={field}
          id={id}
          className="digits-field__input"
          inputMode="numeric"
          autoComplete="off"
          spellCheck={false}
          value={value}
          aria-invalid={invalid || undefined}
          aria-describedby={describedBy}
          onChange={(event) => onChange(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && value.length === COUNT) complete.current();
          }}
          onSelect={(event) => {
            // The caret stays behind the last digit: cells are filled from left to right.
            const { value: typed } = event.currentTarget;
            event.currentTarget.setSelectionRange(typed.length, typed.length);
          }}
        />
        <div className="digits-field__cells" aria-hidden="true">
          {CELLS.map((index) => (
            <span
              key={index}
              className={`digits-field__cell${index === value.length ? ' digits-field__cell--next' : ''}${
                index < value.length ? ' digits-field__cell--filled' : ''
              }`}
            >
              {value[index] ?? ''}
            </span>
          ))}
        </div>
      </div>
    </div>
  );
}

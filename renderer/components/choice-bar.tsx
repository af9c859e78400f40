import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import './choice-bar.css';

export interface ChoiceBarProps<V extends string> {
  readonly label: string;
  readonly options: readonly { readonly value: V; readonly label: string }[];
  readonly value: V;
  readonly onChange: (value: V) => void;
}

/** One of a few, all in sight. */
export function ChoiceBar<V extends string>({ label, options, value, onChange }: ChoiceBarProps<V>) {
  return (
    <ToggleButtonGroup
      className="choice-bar"
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const chosen = options.find((option) => keys.has(option.value));
        if (chosen) onChange(chosen.value);
      }}
    >
      {options.map((option) => (
        <ToggleButton key={option.value} id={option.value} className="choice-bar__choice">
          {option.label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}

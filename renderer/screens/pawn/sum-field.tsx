/** A sum in whole đồng: thousands are parted while it is typed. */
import { TextField } from '../../components/text-field.tsx';
import { groupTyped } from './sums.ts';

export interface SumFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: string | undefined;
  readonly description?: string | undefined;
  readonly size?: 'm' | 'l';
  readonly name?: string;
  readonly autoFocus?: boolean;
}

export const SumField = ({ onChange, ...rest }: SumFieldProps) => (
  <TextField
    {...rest}
    onChange={(typed) => onChange(groupTyped(typed))}
    inputMode="numeric"
    number
    maxLength={20}
  />
);

/** The last day a foreign guest may be in the country. In no chip and no MRZ: asked, never filled in, never guessed. */
import { DateField } from '../../components/date-field.tsx';
import { useTexts } from '../../messages/use-texts.ts';
import './permitted-stay.css';

export interface PermittedStayProps {
  readonly value: string | undefined;
  readonly onChange: (until: string | undefined) => void;
  readonly error?: string | undefined;
  /** In place of the usual label. */
  readonly label?: string;
  readonly size?: 'm' | 'l';
}

export function PermittedStay({ value, onChange, error, label, size = 'l' }: PermittedStayProps) {
  const say = useTexts('check-in-paths');
  return (
    <div data-path="permittedStayUntil" className="permitted-stay">
      <DateField
        label={label ?? say('permitted')}
        value={value}
        onChange={onChange}
        onIncomplete={() => onChange(undefined)}
        error={error}
        description={say('permittedHelp')}
        size={size}
      />
    </div>
  );
}

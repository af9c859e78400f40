import { Search, X } from 'lucide-react';
import { Button, Input, SearchField } from 'react-aria-components';
import './search-box.css';

export interface SearchBoxProps {
  readonly label: string;
  readonly placeholder: string;
  readonly clearLabel: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Filters a list while it is typed. Escape empties it. */
export function SearchBox({ label, placeholder, clearLabel, value, onChange }: SearchBoxProps) {
  return (
    <SearchField
      className="search-box"
      aria-label={label}
      value={value}
      onChange={onChange}
      autoComplete="off"
    >
      {({ isEmpty }) => (
        <>
          <Search className="search-box__icon" aria-hidden="true" />
          <Input className="search-box__input" placeholder={placeholder} spellCheck={false} />
          {!isEmpty && (
            <Button className="search-box__clear" aria-label={clearLabel}>
              <X aria-hidden="true" />
            </Button>
          )}
        </>
      )}
    </SearchField>
  );
}

/** A text file's content, picked or pasted. Only the content goes on; where it lay stays with the browser. */
import { FileUp } from 'lucide-react';
import { useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { Button } from '../../components/button.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useTexts } from '../../messages/use-texts.ts';

/** The contract's own limit for such a text. */
const MOST_CHARACTERS = 100_000;

export interface FileFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error: string | undefined;
  /** File name endings, e.g. `.pem`. */
  readonly accept: readonly string[];
}

export function FileField({ label, value, onChange, error, accept }: FileFieldProps) {
  const say = useTexts('settings');
  const [name, setName] = useState<string>();
  const [tooBig, setTooBig] = useState(false);
  const take = async (file: File | undefined) => {
    if (file === undefined) return;
    setTooBig(file.size > MOST_CHARACTERS);
    if (file.size > MOST_CHARACTERS) return;
    onChange(await file.text());
    setName(file.name);
  };
  return (
    <div className="file-field settings-form__wide">
      <div className="file-field__row">
        <span className="file-field__label" aria-hidden="true">
          {label}
        </span>
        <FileTrigger acceptedFileTypes={accept} onSelect={(files) => void take(files?.[0])}>
          <Button icon={<FileUp aria-hidden="true" />}>{say('file.choose')}</Button>
        </FileTrigger>
        {name !== undefined && <span>{say('file.chosen', { name })}</span>}
      </div>
      <TextField
        label={label}
        labelHidden
        value={value}
        onChange={(typed) => {
          setName(undefined);
          onChange(typed);
        }}
        placeholder={say('file.paste')}
        error={tooBig ? say('file.tooBig') : error}
        multiline
      />
    </div>
  );
}

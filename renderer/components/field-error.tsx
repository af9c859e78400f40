import { CircleAlert } from 'lucide-react';
import { Text } from 'react-aria-components';

/** What is wrong with a field, below it. */
export function FieldErrorText({ text }: { readonly text: string | undefined }) {
  if (text === undefined || text === '') return null;
  return (
    <Text slot="errorMessage" className="field__error">
      <CircleAlert aria-hidden="true" />
      <span>{text}</span>
    </Text>
  );
}

/** The key that does the same, shown as a key cap. Decoration: the words beside it say what happens. */
import './key-hint.css';

export function KeyHint({ keys }: { readonly keys: string }) {
  return (
    <span className="key-hint" aria-hidden="true">
      {keys}
    </span>
  );
}

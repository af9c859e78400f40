import { Link } from 'react-aria-components';
import type { Book } from '../../bridge/hooks.ts';
import { useBilingual, useTexts } from '../../messages/use-texts.ts';
import { hashOf } from '../../router.ts';

/** Every book of this desk; the open one is marked. */
export function BookShelf({
  books,
  current,
}: {
  readonly books: readonly Book[];
  readonly current: Book['document'];
}) {
  const say = useTexts('books');
  const both = useBilingual();
  return (
    <nav className="book-shelf" aria-label={say('shelf')}>
      <ul>
        {books.map(({ document, title, formNumber }) => (
          <li key={document}>
            <Link
              className="book-shelf__book"
              href={hashOf({ screen: 'books', part: document })}
              {...(document === current && { 'aria-current': 'page' })}
            >
              <span>{both(title)}</span>
              {formNumber !== undefined && (
                <span className="book-shelf__form number">{say('form', { number: formNumber })}</span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

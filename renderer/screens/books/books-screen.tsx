/** Books and reports: the shelf of this desk's trades, the period, the pages as they will be printed. */
import { BookX } from 'lucide-react';
import { useState } from 'react';
import type { MethodInput } from '../../../electron/bridge/contract.ts';
import { type Book, useBooks } from '../../bridge/hooks.ts';
import { useNow } from '../../bridge/use-now.ts';
import { Banner } from '../../components/banner.tsx';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { FailureBanner } from '../../components/failure-banner.tsx';
import { ScreenHead } from '../../components/screen-head.tsx';
import { formatIsoDate, localParts } from '../../messages/format.ts';
import { useTexts } from '../../messages/use-texts.ts';
import { navigate } from '../../use-route.ts';
import { BookPages } from './book-pages.tsx';
import { BookShelf } from './book-shelf.tsx';
import './books-screen.css';
import { type Days, daysOf, type PeriodName, type Quarter, quarterOf } from './period.ts';
import { PeriodForm } from './period-form.tsx';

type Scope = MethodInput<'documents.view'>['scope'];

const MINUTE_MS = 60_000;

const todayOf = (now: number): string => {
  const { year, month, day } = localParts(now);
  return `${year}-${month}-${day}`;
};

export function BooksScreen({ wanted }: { readonly wanted: string | undefined }) {
  const say = useTexts('books');
  const common = useTexts('common');
  const today = todayOf(useNow(MINUTE_MS));
  const { data, failure, pending, refresh } = useBooks();
  const [period, setPeriod] = useState<PeriodName>('today');
  const [chosen, setChosen] = useState<Days>({ from: today, until: today });
  const [quarter, setQuarter] = useState<Quarter>(quarterOf(today));
  const books = data?.documents ?? [];
  const book = books.find(({ document }) => document === wanted) ?? books[0];
  const due = data?.quarterlyDue;

  return (
    <div className="books-screen">
      <ScreenHead title={say('title')} />
      {failure !== undefined && (
        <FailureBanner
          failure={failure}
          title={say('failed')}
          actions={<Button onPress={refresh}>{common('retry')}</Button>}
        />
      )}
      {due && (
        <Banner
          tone="warn"
          title={say('due.title', { quarter: due.quarter, year: due.year })}
          actions={
            <Button
              onPress={() => {
                setQuarter({ year: due.year, quarter: due.quarter });
                navigate({ screen: 'books', part: 'quarterly-report' });
              }}
            >
              {say('due.action')}
            </Button>
          }
        >
          {say('due.text', { date: formatIsoDate(due.until) })}
        </Banner>
      )}
      {pending && <p className="books-screen__pending">{common('loading')}</p>}
      {data !== undefined && book === undefined && (
        <EmptyState
          icon={<BookX />}
          title={say('empty.title')}
          text={say('empty.text')}
          action={<Button onPress={() => navigate({ screen: 'settings' })}>{say('empty.action')}</Button>}
        />
      )}
      {book !== undefined && (
        <div className="books-screen__desk">
          <BookShelf books={books} current={book.document} />
          <div className="books-screen__book">
            <PeriodForm
              scope={book.scope}
              today={today}
              period={period}
              onPeriod={setPeriod}
              days={chosen}
              onDays={setChosen}
              quarter={quarter}
              onQuarter={setQuarter}
            />
            <p className="books-screen__source">{say('source', { source: book.source })}</p>
            <BookPages book={book} scope={scopeOf(book, daysOf(period, today, chosen), quarter)} />
          </div>
        </div>
      )}
    </div>
  );
}

/** Undefined while the days do not make a period. */
function scopeOf(book: Book, days: Days, quarter: Quarter): Scope | undefined {
  switch (book.scope) {
    case 'days':
      return days.from <= days.until ? { kind: 'days', ...days } : undefined;
    case 'quarter':
      return { kind: 'quarter', ...quarter };
    case 'now':
      return { kind: 'now' };
  }
}

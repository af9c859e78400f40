/** The open book: its pages, and what can be done with them. */
import { FileSpreadsheet, FileText, Printer } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { MethodInput } from '../../../electron/bridge/contract.ts';
import { type Book, useBookPages, useCall } from '../../bridge/hooks.ts';
import { Button } from '../../components/button.tsx';
import { FailureBanner } from '../../components/failure-banner.tsx';
import { PagePreview } from '../../components/page-preview.tsx';
import { useAnnouncer } from '../../components/toaster.tsx';
import { useBilingual, useTexts } from '../../messages/use-texts.ts';
import { bytesOf, saveFile } from './save-file.ts';

type Scope = MethodInput<'documents.view'>['scope'];

export function BookPages({ book, scope }: { readonly book: Book; readonly scope: Scope | undefined }) {
  if (scope === undefined) return null;
  return <Pages book={book} scope={scope} />;
}

function Pages({ book, scope }: { readonly book: Book; readonly scope: Scope }) {
  const say = useTexts('books');
  const common = useTexts('common');
  const both = useBilingual();
  const { toast } = useAnnouncer();
  const { data, failure, pending, refresh } = useBookPages(book.document, scope);
  const file = useCall('documents.file');
  const [saving, setSaving] = useState(false);
  const bytes = useMemo(() => data && bytesOf(data.base64), [data]);

  const save = async (format: 'pdf' | 'xlsx') => {
    setSaving(true);
    const made = await file.call({ document: book.document, scope, format });
    setSaving(false);
    if (!made.ok) return;
    saveFile(made.value);
    toast({ tone: 'good', title: say('saved', { name: made.value.name }) });
  };
  const problem = failure ?? file.failure;
  return (
    <>
      <div className="book-pages__actions">
        <Button
          variant="primary"
          icon={<Printer aria-hidden="true" />}
          isDisabled={bytes === undefined}
          onPress={() => window.print()}
        >
          {say('action.print')}
        </Button>
        <Button
          icon={<FileText aria-hidden="true" />}
          isDisabled={saving || pending}
          onPress={() => void save('pdf')}
        >
          {say('action.pdf')}
        </Button>
        <Button
          icon={<FileSpreadsheet aria-hidden="true" />}
          isDisabled={saving || pending}
          onPress={() => void save('xlsx')}
        >
          {say('action.xlsx')}
        </Button>
      </div>
      {problem !== undefined && (
        <FailureBanner
          failure={problem}
          title={say('failed')}
          actions={<Button onPress={refresh}>{common('retry')}</Button>}
        />
      )}
      {pending && (
        <p className="books-screen__pending" role="status">
          {say('making')}
        </p>
      )}
      {bytes !== undefined && (
        <PagePreview bytes={bytes} label={say('preview.label', { title: both(book.title) })} />
      )}
    </>
  );
}

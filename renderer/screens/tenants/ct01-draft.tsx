/** The form CT01 as far as it is known. What nobody knows is left empty and counted, never guessed. */
import { Download } from 'lucide-react';
import { type Tenancy, useCall } from '../../bridge/hooks.ts';
import { useDeskQuery } from '../../bridge/use-desk-query.ts';
import { Banner } from '../../components/banner.tsx';
import { Button } from '../../components/button.tsx';
import { DetailsList } from '../../components/details-list.tsx';
import { FailureBanner } from '../../components/failure-banner.tsx';
import { useAnnouncer } from '../../components/toaster.tsx';
import { useBilingual, useTexts } from '../../messages/use-texts.ts';
import { saveFile } from '../books/save-file.ts';

export function Ct01Draft({ tenancy }: { readonly tenancy: Tenancy }) {
  const say = useTexts('tenants');
  const common = useTexts('common');
  const both = useBilingual();
  const { toast } = useAnnouncer();
  const { data, failure, pending } = useDeskQuery('tenants.ct01', { id: tenancy.id });
  const file = useCall('documents.file');
  const print = async () => {
    const made = await file.call({
      document: 'temporary-residence-draft',
      scope: { kind: 'record', id: tenancy.id },
      format: 'pdf',
    });
    if (!made.ok) return;
    saveFile(made.value);
    toast({ tone: 'good', title: say('ct01.saved', { name: made.value.name }) });
  };
  const missing = data?.fields.filter((field) => field.missing).length ?? 0;
  return (
    <section className="counter-screen__form" aria-label={say('action.ct01')}>
      {failure !== undefined && <FailureBanner failure={failure} title={say('ct01.failed')} />}
      {file.failure !== undefined && <FailureBanner failure={file.failure} title={say('ct01.failed')} />}
      {pending && <p className="counter-screen__muted">{common('loading')}</p>}
      {data !== undefined && (
        <>
          {!data.layoutConfirmed && (
            <Banner tone="info" title={say('ct01.draft')}>
              {say('ct01.draftText', { form: data.formVersion })}
            </Banner>
          )}
          <Button
            variant="primary"
            icon={<Download aria-hidden="true" />}
            isDisabled={file.pending}
            onPress={() => void print()}
          >
            {say('ct01.print')}
          </Button>
          {missing > 0 && <p>{say('ct01.missingCount', { count: missing })}</p>}
          <DetailsList
            details={data.fields.map(({ label, value, missing: isMissing }) => ({
              label: both(label),
              value: isMissing ? <span className="tenants__missing">{say('ct01.missing')}</span> : value,
            }))}
          />
          <p className="counter-screen__muted">{say('ct01.source', { source: data.source })}</p>
        </>
      )}
    </section>
  );
}

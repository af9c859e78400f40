/** The portal's own template: chosen by a person, recognised or refused by the desk, pinned from then on. */
import { FileSpreadsheet, FileUp } from 'lucide-react';
import { useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { type ChannelReport, type Settings, useCall } from '../../../bridge/hooks.ts';
import { Banner } from '../../../components/banner.tsx';
import { Button } from '../../../components/button.tsx';
import { DetailsList } from '../../../components/details-list.tsx';
import { EmptyState } from '../../../components/empty-state.tsx';
import { FailureBanner } from '../../../components/failure-banner.tsx';
import { useAnnouncer } from '../../../components/toaster.tsx';
import { formatDateTime } from '../../../messages/format.ts';
import { useTexts } from '../../../messages/use-texts.ts';
import { readBase64 } from '../read-base64.ts';
import { ChannelCard } from './channel-card.tsx';

/** What the bridge takes of a file. The template has some hundred kilobytes. */
const MOST_BYTES = 20_000_000;

export interface TemplateCardProps {
  readonly report: ChannelReport;
  readonly template: Settings['portalTemplate'];
  readonly onChange: () => void;
}

export function TemplateCard({ report, template, onChange }: TemplateCardProps) {
  const say = useTexts('channels');
  const { toast } = useAnnouncer();
  const put = useCall('settings.portalTemplate');
  const [tooBig, setTooBig] = useState(false);
  const taken = put.found;
  const take = async (file: File | undefined) => {
    if (file === undefined) return;
    setTooBig(file.size > MOST_BYTES);
    if (file.size > MOST_BYTES) return;
    const reply = await put.call({ name: file.name.slice(0, 200), base64: await readBase64(file) });
    if (reply.ok) toast({ tone: 'good', title: say('template.taken') });
    onChange();
  };
  const choose = (
    <FileTrigger acceptedFileTypes={['.xlsx']} onSelect={(files) => void take(files?.[0])}>
      <Button
        variant={template === undefined ? 'primary' : 'secondary'}
        icon={<FileUp aria-hidden="true" />}
        isPending={put.pending}
      >
        {put.pending
          ? say('template.checking')
          : say(template === undefined ? 'template.choose' : 'template.replace')}
      </Button>
    </FileTrigger>
  );
  return (
    <ChannelCard
      report={report}
      title={say('template.title')}
      kept={template !== undefined}
      onChange={onChange}
    >
      {tooBig && <Banner tone="bad" title={say('template.tooBig')} urgent />}
      {put.failure !== undefined && <FailureBanner failure={put.failure} title={say('template.refused')} />}
      {template === undefined ? (
        <EmptyState
          icon={<FileSpreadsheet />}
          title={say('template.emptyTitle')}
          text={say('template.emptyText')}
          action={choose}
        />
      ) : (
        <>
          <DetailsList
            details={[
              { label: say('template.name'), value: template.name },
              {
                label: say('template.sheet'),
                value: say('template.sheetOf', { sheet: template.sheet, columns: template.columns }),
              },
              ...(taken === undefined
                ? []
                : [
                    {
                      label: say('template.lists'),
                      value: say('template.listsOf', { provinces: taken.provinces, wards: taken.wards }),
                    },
                  ]),
              { label: say('template.hash'), value: template.sha256, number: true },
              {
                label: say('template.confirmed'),
                value: formatDateTime(template.confirmedAt),
                number: true,
              },
            ]}
          />
          <p className="settings-text">
            {say('template.pinned')} {say('template.work')}
          </p>
          <div>{choose}</div>
        </>
      )}
    </ChannelCard>
  );
}

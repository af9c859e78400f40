/** The ways to the police: which goes first, and each with its condition, its papers and what it can do. */
import type { ReactNode } from 'react';
import {
  type ChannelReport,
  type Settings,
  useChannels,
  useDeskStatus,
  useSettings,
} from '../../../bridge/hooks.ts';
import { Banner } from '../../../components/banner.tsx';
import { Button } from '../../../components/button.tsx';
import { FailureBanner } from '../../../components/failure-banner.tsx';
import { useTexts } from '../../../messages/use-texts.ts';
import { ChannelCard } from './channel-card.tsx';
import { ChannelOrders } from './channel-orders.tsx';
import './channels.css';
import { GatewayCard } from './gateway-card.tsx';
import { KbttCard } from './kbtt-card.tsx';
import { TemplateCard } from './template-card.tsx';

export function ChannelsPanel({ settings }: { readonly settings: Settings }) {
  const say = useTexts('channels');
  const common = useTexts('common');
  const { mode } = useDeskStatus();
  const { data, failure, refresh } = useChannels();
  const { refresh: refreshSettings } = useSettings();
  const changed = () => {
    refresh();
    refreshSettings();
  };
  return (
    <div className="channels-panel">
      <p className="settings-text">{say('text')}</p>
      {mode === 'training' && <Banner tone="info" title={say('training')} />}
      {failure !== undefined && (
        <FailureBanner
          failure={failure}
          title={say('failed')}
          actions={<Button onPress={refresh}>{common('retry')}</Button>}
        />
      )}
      {data === undefined && failure === undefined && <p role="status">{common('loading')}</p>}
      {data !== undefined && (
        <>
          <ChannelOrders channels={data} settings={settings} onChange={changed} />
          {data.channels.map((report) => (
            <CardOf key={report.id} report={report} settings={settings} onChange={changed} />
          ))}
        </>
      )}
    </div>
  );
}

interface CardOfProps {
  readonly report: ChannelReport;
  readonly settings: Settings;
  readonly onChange: () => void;
}

function CardOf({ report, settings, onChange }: CardOfProps): ReactNode {
  const say = useTexts('channels');
  const common = { report, onChange };
  switch (report.id) {
    case 'gateway':
      return <GatewayCard {...common} endpoint={settings.endpoint} />;
    case 'kbtt':
      return <KbttCard {...common} kbtt={settings.kbtt} />;
    case 'portal-files':
      return <TemplateCard {...common} template={settings.portalTemplate} />;
    case 'paper':
      return (
        <ChannelCard {...common} title={say('paper.title')}>
          <p className="settings-text">
            {say('paper.work')} {report.state === 'not-configured' && say('paper.opens')}
          </p>
        </ChannelCard>
      );
  }
}

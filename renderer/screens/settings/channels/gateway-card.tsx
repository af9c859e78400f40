/** The gateway: which server, as whom, until when the certificate is good, and how it is renewed without a restart. */
import { PencilLine, RefreshCw, Unplug } from 'lucide-react';
import { useState } from 'react';
import type { ChannelReport, Settings } from '../../../bridge/hooks.ts';
import { useNow } from '../../../bridge/use-now.ts';
import { Banner } from '../../../components/banner.tsx';
import { Button } from '../../../components/button.tsx';
import { DetailsList } from '../../../components/details-list.tsx';
import { EmptyState } from '../../../components/empty-state.tsx';
import { formatDate } from '../../../messages/format.ts';
import { useSpan } from '../../../messages/use-span.ts';
import { useTexts } from '../../../messages/use-texts.ts';
import { EndpointForm } from '../endpoint-form.tsx';
import { ChannelCard } from './channel-card.tsx';
import { RenewalForm } from './renewal-form.tsx';

const MINUTE_MS = 60_000;
/** Time enough to ask for a new certificate. */
const SOON_MS = 30 * 24 * 60 * MINUTE_MS;

export interface GatewayCardProps {
  readonly report: ChannelReport;
  readonly endpoint: Settings['endpoint'];
  readonly onChange: () => void;
}

export function GatewayCard({ report, endpoint, onChange }: GatewayCardProps) {
  const say = useTexts('channels');
  const settings = useTexts('settings');
  const common = useTexts('common');
  const span = useSpan();
  const now = useNow(MINUTE_MS);
  const [editing, setEditing] = useState<'all' | 'certificate'>();
  /** What was found out about the old papers says nothing of the new ones. */
  const [saved, setSaved] = useState(0);
  const done = () => {
    setSaved(saved + 1);
    setEditing(undefined);
    onChange();
  };
  const until = endpoint.certificateValidUntil;
  const validity = (at: number) =>
    at < now
      ? settings('endpoint.expired', { date: formatDate(at) })
      : settings('endpoint.validUntil', { date: formatDate(at), span: span(at - now) });
  return (
    <ChannelCard
      key={saved}
      report={report}
      title={say('gateway.title')}
      kept={endpoint.configured}
      onChange={onChange}
    >
      {until !== undefined && until - now < SOON_MS && report.failure === undefined && (
        <Banner
          tone={until < now ? 'bad' : 'warn'}
          title={say(until < now ? 'gateway.over' : 'gateway.soon')}
        >
          {until < now ? say('gateway.overText') : say('gateway.soonText', { span: span(until - now) })}
        </Banner>
      )}
      {endpoint.configured && (
        <DetailsList
          details={[
            { label: settings('endpoint.host'), value: endpoint.host, number: true },
            { label: settings('endpoint.code'), value: endpoint.facilityCode, number: true },
            {
              label: settings('endpoint.valid'),
              value: until === undefined ? common('none') : validity(until),
            },
          ]}
        />
      )}
      {editing === 'all' && <EndpointForm endpoint={endpoint} onDone={done} />}
      {editing === 'certificate' && <RenewalForm onDone={done} />}
      {editing === undefined && endpoint.configured && (
        <div className="settings-row">
          <Button icon={<RefreshCw aria-hidden="true" />} onPress={() => setEditing('certificate')}>
            {say('gateway.renew')}
          </Button>
          <Button icon={<PencilLine aria-hidden="true" />} onPress={() => setEditing('all')}>
            {settings('endpoint.change')}
          </Button>
        </div>
      )}
      {editing === undefined && !endpoint.configured && (
        <EmptyState
          icon={<Unplug />}
          title={settings('endpoint.notYet.title')}
          text={settings('endpoint.notYet.text')}
          action={
            <Button variant="primary" onPress={() => setEditing('all')}>
              {settings('endpoint.connect')}
            </Button>
          }
        />
      )}
    </ChannelCard>
  );
}

/** Where declarations go: which server, as whom, and until when the certificate is good. */
import { PencilLine, Unplug } from 'lucide-react';
import { useState } from 'react';
import { type Settings, useDeskStatus } from '../../bridge/hooks.ts';
import { useNow } from '../../bridge/use-now.ts';
import { Banner } from '../../components/banner.tsx';
import { Button } from '../../components/button.tsx';
import { DetailsList } from '../../components/details-list.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Panel } from '../../components/panel.tsx';
import { StatusBadge, type Tone } from '../../components/status-badge.tsx';
import { formatDate } from '../../messages/format.ts';
import { useSpan } from '../../messages/use-span.ts';
import { useTexts } from '../../messages/use-texts.ts';
import { EndpointForm } from './endpoint-form.tsx';

const MINUTE_MS = 60_000;
/** Time enough to ask for a new certificate. */
const SOON_MS = 30 * 24 * 60 * MINUTE_MS;

export function EndpointPanel({ settings: { endpoint } }: { readonly settings: Settings }) {
  const say = useTexts('settings');
  const { mode } = useDeskStatus();
  const [editing, setEditing] = useState(false);
  return (
    <Panel title={say('tab.endpoint')}>
      <p className="settings-text">{say('endpoint.text')}</p>
      {mode === 'training' && <Banner tone="info" title={say('endpoint.training')} />}
      {endpoint.configured && (
        <DetailsList
          details={[
            { label: say('endpoint.host'), value: endpoint.host, number: true },
            { label: say('endpoint.code'), value: endpoint.facilityCode, number: true },
            { label: say('endpoint.valid'), value: <Validity until={endpoint.certificateValidUntil} /> },
          ]}
        />
      )}
      {editing && <EndpointForm endpoint={endpoint} onDone={() => setEditing(false)} />}
      {!editing && endpoint.configured && (
        <div>
          <Button icon={<PencilLine aria-hidden="true" />} onPress={() => setEditing(true)}>
            {say('endpoint.change')}
          </Button>
        </div>
      )}
      {!editing && !endpoint.configured && (
        <EmptyState
          icon={<Unplug />}
          title={say('endpoint.notYet.title')}
          text={say('endpoint.notYet.text')}
          action={
            <Button variant="primary" onPress={() => setEditing(true)}>
              {say('endpoint.connect')}
            </Button>
          }
        />
      )}
    </Panel>
  );
}

function Validity({ until }: { readonly until: number | undefined }) {
  const say = useTexts('settings');
  const common = useTexts('common');
  const span = useSpan();
  const now = useNow(MINUTE_MS);
  if (until === undefined) return common('none');
  const left = until - now;
  const tone: Tone = left < 0 ? 'bad' : left < SOON_MS ? 'warn' : 'good';
  const date = formatDate(until);
  return (
    <StatusBadge tone={tone}>
      {left < 0 ? say('endpoint.expired', { date }) : say('endpoint.validUntil', { date, span: span(left) })}
    </StatusBadge>
  );
}

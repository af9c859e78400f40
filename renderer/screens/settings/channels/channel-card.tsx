/** What every way to the police shows: one sentence, how it stands with the remedy, what it can do, its code lists. */
import { type LucideIcon, Plug } from 'lucide-react';
import type { ReactNode } from 'react';
import { type ChannelReport, useCall } from '../../../bridge/hooks.ts';
import { useNow } from '../../../bridge/use-now.ts';
import { Banner } from '../../../components/banner.tsx';
import { Button } from '../../../components/button.tsx';
import { FailureBanner } from '../../../components/failure-banner.tsx';
import { Panel } from '../../../components/panel.tsx';
import { StatusBadge, type Tone } from '../../../components/status-badge.tsx';
import { useAnnouncer } from '../../../components/toaster.tsx';
import { formatDateTime, formatTimeNear } from '../../../messages/format.ts';
import { useTexts } from '../../../messages/use-texts.ts';
import { ChannelAbilities } from './channel-abilities.tsx';

/** Green is for proof alone, so a way that works is no more than said so. */
const LOOKS: Readonly<Record<ChannelReport['state'], { readonly tone: Tone; readonly icon?: LucideIcon }>> = {
  'not-configured': { tone: 'idle' },
  checking: { tone: 'idle' },
  up: { tone: 'info', icon: Plug },
  down: { tone: 'warn' },
  paused: { tone: 'bad' },
};

/** A clock further off than this makes receipts and tokens look wrong. */
const CLOCK_OFF_MS = 60_000;

export interface ChannelCardProps {
  readonly report: ChannelReport;
  readonly title: string;
  /** Set up for the real desk, while this one practises. */
  readonly kept?: boolean;
  readonly checkLabel?: string;
  readonly onChange: () => void;
  readonly children: ReactNode;
}

export function ChannelCard({
  report,
  title,
  kept = false,
  checkLabel,
  onChange,
  children,
}: ChannelCardProps) {
  const say = useTexts('channels');
  const now = useNow(10_000);
  const check = useCall('channels.check');
  const [found, configured] = [check.found, report.state !== 'not-configured'];
  // What was just found out says the same, with the authority's own words.
  const saidBelow = found?.failure !== undefined && !check.pending;
  return (
    <Panel
      title={title}
      actions={
        kept && !configured ? (
          <StatusBadge tone="info">{say('kept')}</StatusBadge>
        ) : (
          <StatusBadge {...LOOKS[report.state]}>{say(`state.${report.state}`)}</StatusBadge>
        )
      }
    >
      <p className="settings-text">{say(`about.${report.id}`)}</p>
      {report.failure !== undefined && report.state !== 'up' && !saidBelow && (
        <FailureBanner failure={report.failure} />
      )}
      {report.waiting > 0 && (
        <p>
          {say('waiting', { count: report.waiting })}{' '}
          {report.retryAt !== undefined &&
            report.retryAt > now &&
            say('retry', { time: formatTimeNear(report.retryAt, now) })}
        </p>
      )}
      {children}
      {configured && <Codes report={report} onChange={onChange} />}
      {configured && (
        <div className="settings-row">
          <Button isPending={check.pending} onPress={() => void check.call({ id: report.id }).then(onChange)}>
            {check.pending ? say('check.doing') : (checkLabel ?? say('check.do'))}
          </Button>
        </div>
      )}
      {check.failure !== undefined && <FailureBanner failure={check.failure} title={say('check.failed')} />}
      {found !== undefined && !check.pending && <Found found={found} />}
      {report.capabilities !== undefined && <ChannelAbilities report={report} />}
    </Panel>
  );
}

type Checked = NonNullable<ReturnType<typeof useCall<'channels.check'>>['found']>;

function Found({ found }: { readonly found: Checked }) {
  const say = useTexts('channels');
  const { failure, latencyMs, clockAheadMs = 0 } = found;
  if (failure !== undefined) return <FailureBanner failure={failure} title={say('check.failed')} />;
  const off = Math.abs(clockAheadMs);
  return (
    <Banner
      tone={off > CLOCK_OFF_MS ? 'warn' : 'info'}
      title={latencyMs === undefined ? say('check.ready') : say('check.well', { ms: Math.round(latencyMs) })}
    >
      {off > CLOCK_OFF_MS ? say('check.clock', { seconds: Math.round(off / 1000) }) : undefined}
    </Banner>
  );
}

function Codes({ report, onChange }: { readonly report: ChannelReport; readonly onChange: () => void }) {
  const say = useTexts('channels');
  const { toast } = useAnnouncer();
  const reload = useCall('channels.reloadCodes');
  const { codes } = report;
  if (report.id === 'paper') return null;
  const again = async () => {
    const reply = await reload.call({ id: report.id });
    if (reply.ok) toast({ tone: 'good', title: say('codes.reloaded') });
    onChange();
  };
  return (
    <>
      {reload.failure !== undefined && <FailureBanner failure={reload.failure} />}
      <div className="settings-row">
        <span className="channel__muted">
          {say('codes.label')}:{' '}
          {codes === undefined
            ? say('codes.none')
            : say('codes.version', { version: codes.version, at: formatDateTime(codes.at) })}
        </span>
        {(codes === undefined || codes.reloads) && (
          <Button variant="quiet" isPending={reload.pending} onPress={() => void again()}>
            {say('codes.reload')}
          </Button>
        )}
      </div>
    </>
  );
}

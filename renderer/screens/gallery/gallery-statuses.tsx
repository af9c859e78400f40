import { Inbox } from 'lucide-react';
import type { EntryState } from '../../bridge/hooks.ts';
import { Banner } from '../../components/banner.tsx';
import { Button } from '../../components/button.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { DeadlineCell } from '../../components/deadline-cell.tsx';
import { DetailsList } from '../../components/details-list.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { EntryStateBadge } from '../../components/entry-state-badge.tsx';
import { FailureBanner } from '../../components/failure-banner.tsx';
import { Panel } from '../../components/panel.tsx';
import { StatusBadge } from '../../components/status-badge.tsx';
import { useTexts } from '../../messages/use-texts.ts';
import { SAMPLE_FAILURE, SAMPLE_MOMENT, SAMPLE_NAME } from './samples.ts';
import { Specimen } from './specimen.tsx';

const TONES = ['good', 'warn', 'bad', 'info', 'idle'] as const;
const STATES = [
  'draft',
  'ready',
  'sending',
  'unknown',
  'accepted',
  'registered',
  'rejected',
  'paused',
  'cancelled',
] as const satisfies readonly EntryState[];
const HALF_HOUR = 30 * 60_000;

/** What the desk says about its entries and about itself. */
export function GalleryStatuses() {
  const say = useTexts('common');
  const here = useTexts('check-in');
  return (
    <>
      <Specimen name="StatusBadge, EntryStateBadge" wide>
        {TONES.map((tone) => (
          <StatusBadge key={tone} tone={tone}>
            {say('late')}
          </StatusBadge>
        ))}
        {STATES.map((state) => (
          <EntryStateBadge key={state} state={state} />
        ))}
        <EntryStateBadge state="registered" size="l" />
      </Specimen>
      <Specimen name="Banner, FailureBanner">
        {TONES.map((tone) => (
          <Banner
            key={tone}
            tone={tone}
            title={here('leaveTitle')}
            actions={<Button>{here('leaveNo')}</Button>}
          >
            {here('leaveText')}
          </Banner>
        ))}
        <FailureBanner failure={SAMPLE_FAILURE} />
      </Specimen>
      <Specimen name="Panel, DetailsList, EmptyState">
        <Panel title={say('field.reason')} actions={<Button variant="quiet">{say('save')}</Button>}>
          <DetailsList
            details={[
              { label: say('field.fullName'), value: SAMPLE_NAME },
              { label: say('field.documentNumber'), value: '000190000002', number: true },
            ]}
          />
        </Panel>
        <EmptyState
          icon={<Inbox />}
          title={say('none')}
          text={here('putCardText')}
          action={<Button variant="primary">{here('title')}</Button>}
        />
      </Specimen>
      <Specimen name="DeadlineCell">
        <DeadlineCell
          deadline={SAMPLE_MOMENT + 5 * HALF_HOUR}
          late={false}
          state="ready"
          now={SAMPLE_MOMENT}
        />
        <DeadlineCell deadline={SAMPLE_MOMENT + HALF_HOUR} late={false} state="ready" now={SAMPLE_MOMENT} />
        <DeadlineCell deadline={SAMPLE_MOMENT - HALF_HOUR} late state="ready" now={SAMPLE_MOMENT} />
        <DeadlineCell deadline={SAMPLE_MOMENT - HALF_HOUR} late state="registered" now={SAMPLE_MOMENT} />
      </Specimen>
      <Specimen name="DataTable" wide>
        <div className="specimen__table">
          <DataTable
            label={here('title')}
            columns={[
              { id: 'name', label: say('field.fullName'), width: '2fr', render: ({ name }) => name },
              {
                id: 'state',
                label: say('field.note'),
                width: '1fr',
                render: ({ state }) => <EntryStateBadge state={state} />,
              },
            ]}
            rows={[
              { name: SAMPLE_NAME, state: 'registered' as const },
              { name: 'Võ Hồng Ánh', state: 'unknown' as const },
            ]}
            idOf={({ state }) => state}
            textOf={({ name }) => name}
            toneOf={({ state }) => (state === 'unknown' ? 'warn' : undefined)}
            empty={say('none')}
          />
        </div>
      </Specimen>
    </>
  );
}

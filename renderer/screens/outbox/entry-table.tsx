import { Clock } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import type { OutboxEntry } from '../../bridge/hooks.ts';
import { useNow } from '../../bridge/use-now.ts';
import { DataTable, type TableColumn } from '../../components/data-table.tsx';
import { DeadlineCell } from '../../components/deadline-cell.tsx';
import { EntryStateBadge } from '../../components/entry-state-badge.tsx';
import { StatusBadge } from '../../components/status-badge.tsx';
import { useBilingual, useTexts } from '../../messages/use-texts.ts';
import { navigate } from '../../use-route.ts';

const MINUTE_MS = 60_000;

const openInPlace = (id: string): void => navigate({ screen: 'outbox', part: id });

export interface EntryTableProps {
  readonly entries: readonly OutboxEntry[];
  readonly empty: ReactNode;
  readonly onOpen?: (id: string) => void;
}

export function EntryTable({ entries, empty, onOpen = openInPlace }: EntryTableProps) {
  const say = useTexts('outbox');
  const common = useTexts('common');
  const byHand = useTexts('by-hand');
  const both = useBilingual();
  const now = useNow(MINUTE_MS);

  const columns = useMemo((): TableColumn<OutboxEntry>[] => {
    return [
      {
        id: 'guest',
        label: say('column.guest'),
        width: '3fr',
        minWidth: 220,
        render: (entry) => (
          <>
            <span className="entry-table__name">{entry.fullName}</span>
            <span className="entry-table__muted number">{entry.documentNumberMasked}</span>
          </>
        ),
      },
      {
        id: 'room',
        label: say('column.room'),
        width: 110,
        render: (entry) => <span className="entry-table__room number">{entry.room}</span>,
      },
      {
        id: 'state',
        label: say('column.state'),
        width: '7fr',
        minWidth: 300,
        render: (entry) => (
          <>
            <span className="entry-table__badges">
              <EntryStateBadge state={entry.state} />
              {entry.late && entry.state !== 'registered' && (
                <StatusBadge tone="bad" icon={Clock}>
                  {common('late')}
                </StatusBadge>
              )}
              <span className="entry-table__muted">
                {byHand('channel.label')} {byHand(`channel.${entry.channel}`)}
              </span>
            </span>
            <span className="entry-table__muted">{both(entry.sentence)}</span>
          </>
        ),
      },
      {
        id: 'deadline',
        label: say('column.deadline'),
        width: 220,
        render: (entry) => (
          <DeadlineCell deadline={entry.deadline} late={entry.late} state={entry.state} now={now} />
        ),
      },
    ];
  }, [say, common, byHand, both, now]);

  return (
    <DataTable
      label={say('table')}
      columns={columns}
      rows={entries}
      idOf={(entry) => entry.id}
      textOf={(entry) => entry.fullName}
      onOpen={(entry) => onOpen(entry.id)}
      toneOf={toneOf}
      empty={empty}
    />
  );
}

function toneOf(entry: OutboxEntry): 'bad' | 'warn' | undefined {
  if (entry.state === 'rejected') return 'bad';
  if (entry.late && entry.state !== 'registered' && entry.state !== 'cancelled') return 'bad';
  return entry.state === 'unknown' || entry.state === 'paused' ? 'warn' : undefined;
}

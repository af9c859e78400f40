import { ShieldAlert, ShieldQuestionMark } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { Link } from 'react-aria-components';
import type { GuestRow } from '../../bridge/hooks.ts';
import { useNow } from '../../bridge/use-now.ts';
import { DataTable, type TableColumn } from '../../components/data-table.tsx';
import { DeadlineCell } from '../../components/deadline-cell.tsx';
import { EntryStateBadge } from '../../components/entry-state-badge.tsx';
import { StatusBadge } from '../../components/status-badge.tsx';
import { formatTimeNear } from '../../messages/format.ts';
import { useBilingual, useTexts } from '../../messages/use-texts.ts';
import { hashOf } from '../../router.ts';
import { navigate } from '../../use-route.ts';

const MINUTE_MS = 60_000;
const isDone = (row: GuestRow) => row.state === 'registered' || row.state === 'cancelled';

/** Opening a row shows its declaration with the proof. */
export function GuestTable({
  guests,
  empty,
}: {
  readonly guests: readonly GuestRow[];
  readonly empty: ReactNode;
}) {
  const say = useTexts('today');
  const common = useTexts('common');
  const both = useBilingual();
  const now = useNow(MINUTE_MS);

  const columns = useMemo((): TableColumn<GuestRow>[] => {
    return [
      {
        id: 'guest',
        label: say('column.guest'),
        width: '3fr',
        minWidth: 220,
        render: (row) => (
          <>
            <Link className="guest-table__name" href={hashOf({ screen: 'guest', part: row.id })}>
              {row.fullName}
            </Link>
            <span className="guest-table__muted number">
              {row.documentNumberMasked} · {row.nationality}
            </span>
          </>
        ),
      },
      {
        id: 'room',
        label: say('column.room'),
        width: 110,
        render: (row) => <span className="guest-table__room number">{row.room}</span>,
      },
      {
        id: 'stay',
        label: say('column.stay'),
        width: 180,
        render: (row) => (
          <span className="number">
            {say('until', {
              from: formatTimeNear(row.arrival, now),
              to: formatTimeNear(row.plannedDeparture, now),
            })}
          </span>
        ),
      },
      {
        id: 'state',
        label: say('column.state'),
        width: '5fr',
        minWidth: 260,
        render: (row) => (
          <>
            <span className="guest-table__badges">
              <EntryStateBadge state={row.state} />
              {row.verdictLevel === 'forged' && (
                <StatusBadge tone="bad" icon={ShieldAlert}>
                  {common('verdict.forged')}
                </StatusBadge>
              )}
              {row.verdictLevel === 'not-verified' && (
                <StatusBadge tone="idle" icon={ShieldQuestionMark}>
                  {common('verdict.not-verified')}
                </StatusBadge>
              )}
            </span>
            <span className="guest-table__muted">{both(row.sentence)}</span>
          </>
        ),
      },
      {
        id: 'deadline',
        label: say('column.deadline'),
        width: 220,
        render: (row) => <DeadlineCell deadline={row.deadline} late={row.late} state={row.state} now={now} />,
      },
    ];
  }, [say, common, both, now]);

  return (
    <DataTable
      label={say('table')}
      columns={columns}
      rows={guests}
      idOf={(row) => row.id}
      textOf={(row) => row.fullName}
      onOpen={(row) => navigate({ screen: 'today', part: row.id })}
      toneOf={(row) => (row.late && !isDone(row) ? 'bad' : row.state === 'rejected' ? 'bad' : undefined)}
      empty={empty}
    />
  );
}

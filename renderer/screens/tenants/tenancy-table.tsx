import { type ReactNode, useMemo } from 'react';
import type { Tenancy, Tenants } from '../../bridge/hooks.ts';
import { DataTable, type TableColumn } from '../../components/data-table.tsx';
import { StatusBadge, type Tone } from '../../components/status-badge.tsx';
import { formatIsoDate } from '../../messages/format.ts';
import { useTexts } from '../../messages/use-texts.ts';
import { navigate } from '../../use-route.ts';

const TONES: Readonly<Record<Tenancy['registration'], Tone>> = {
  'not-needed': 'idle',
  needed: 'warn',
  registered: 'good',
  'expires-soon': 'warn',
  expired: 'bad',
  ended: 'idle',
};

/** Whether and until when the temporary residence is registered. */
export function Registration({ tenancy }: { readonly tenancy: Tenancy }) {
  const say = useTexts('tenants');
  const { registration, registeredUntil, endedOn, expiresInDays } = tenancy;
  const words = [
    endedOn === undefined
      ? registeredUntil && say('registeredUntil', { date: formatIsoDate(registeredUntil) })
      : say('ended', { date: formatIsoDate(endedOn) }),
    registration === 'expires-soon' && say('expiresIn', { count: expiresInDays }),
    registration === 'expired' && say('expiredFor', { count: -expiresInDays }),
  ].filter((word) => word !== undefined && word !== false && word !== '');
  return (
    <span className="tenants__registration">
      <StatusBadge tone={TONES[registration]}>{say(`registration.${registration}`)}</StatusBadge>
      {words.length > 0 && <span className="counter-screen__muted number">{words.join(' · ')}</span>}
    </span>
  );
}

/** Soonest first; opening a row shows what can be done. */
export function TenancyTable({ view, empty }: { readonly view: Tenants; readonly empty: ReactNode }) {
  const say = useTexts('tenants');
  const columns = useMemo(
    (): TableColumn<Tenancy>[] => [
      {
        id: 'tenant',
        label: say('column.tenant'),
        width: '3fr',
        minWidth: 200,
        render: (row) => (
          <span className="tenants__who">
            <span className="tenants__name">{row.fullName}</span>
            <span className="counter-screen__muted number">
              {row.documentNumber} · {row.nationality}
            </span>
          </span>
        ),
      },
      {
        id: 'room',
        label: say('column.room'),
        width: 110,
        render: (row) => <span className="tenants__room number">{row.room}</span>,
      },
      {
        id: 'term',
        label: say('column.term'),
        width: 240,
        render: (row) => (
          <span className="tenants__who">
            <span className="number">
              {formatIsoDate(row.begins)} → {formatIsoDate(row.ends)}
            </span>
            <span className="counter-screen__muted number">{say('days', { count: row.days })}</span>
          </span>
        ),
      },
      {
        id: 'registration',
        label: say('column.registration'),
        width: '3fr',
        minWidth: 240,
        render: (row) => <Registration tenancy={row} />,
      },
    ],
    [say],
  );
  return (
    <DataTable
      label={say('title')}
      columns={columns}
      rows={view.tenancies}
      idOf={({ id }) => id}
      textOf={({ fullName }) => fullName}
      onOpen={({ id }) => navigate({ screen: 'tenants', part: id })}
      toneOf={({ registration }) =>
        registration === 'expired' ? 'bad' : registration === 'needed' ? 'warn' : undefined
      }
      empty={empty}
    />
  );
}

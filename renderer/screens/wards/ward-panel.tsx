import type { StayRow } from '../../bridge/hooks.ts';
import { useNow } from '../../bridge/use-now.ts';
import { Button } from '../../components/button.tsx';
import { EntryStateBadge } from '../../components/entry-state-badge.tsx';
import { Panel } from '../../components/panel.tsx';
import { StatusBadge } from '../../components/status-badge.tsx';
import { formatTimeNear } from '../../messages/format.ts';
import { useBilingual, useTexts } from '../../messages/use-texts.ts';
import { hashOf } from '../../router.ts';

/** One department, bed by bed. */
export function WardPanel({
  title,
  patients,
  onTransfer,
  onDischarge,
}: {
  readonly title: string;
  readonly patients: readonly StayRow[];
  readonly onTransfer: (stay: StayRow) => void;
  readonly onDischarge: (stay: StayRow) => void;
}) {
  const say = useTexts('wards');
  return (
    <Panel title={title}>
      <ul className="wards__beds">
        {patients.map((stay) => (
          <li key={stay.id} className="wards__bed">
            <span className="wards__number number">{say('bedOf', { bed: stay.ward?.bed ?? stay.room })}</span>
            <Who stay={stay} />
            <State stay={stay} />
            <div className="wards__actions">
              <Button onPress={() => onTransfer(stay)}>{say('transfer')}</Button>
              <Button onPress={() => onDischarge(stay)}>{say('discharge')}</Button>
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

export function Who({ stay, more }: { readonly stay: StayRow; readonly more?: string }) {
  const say = useTexts('wards');
  const now = useNow(60_000);
  return (
    <div className="wards__who">
      <a className="wards__name" href={hashOf({ screen: 'guest', part: stay.id })}>
        {stay.fullName}
      </a>
      <span className="counter-screen__muted number">
        {stay.documentNumberMasked} · {say('since', { at: formatTimeNear(stay.arrival, now) })} ·{' '}
        {stay.departedAt === undefined
          ? say('until', { at: formatTimeNear(stay.plannedDeparture, now) })
          : say('leftAt', { at: formatTimeNear(stay.departedAt, now) })}
      </span>
      {more !== undefined && <span className="counter-screen__muted">{more}</span>}
    </div>
  );
}

export function State({ stay }: { readonly stay: StayRow }) {
  const say = useTexts('wards');
  const common = useTexts('common');
  const both = useBilingual();
  return (
    <div className="wards__state">
      <span className="wards__badges">
        <EntryStateBadge state={stay.state} />
        {stay.late && stay.state !== 'registered' && <StatusBadge tone="bad">{common('late')}</StatusBadge>}
        {stay.overstayed && <StatusBadge tone="warn">{say('overdue')}</StatusBadge>}
      </span>
      <span className="counter-screen__muted">{both(stay.sentence)}</span>
    </div>
  );
}

export function DischargedPanel({ stays }: { readonly stays: readonly StayRow[] }) {
  const say = useTexts('wards');
  return (
    <Panel title={say('dischargedToday')}>
      <ul className="wards__beds">
        {stays.map((stay) => (
          <li key={stay.id} className="wards__bed">
            <span className="wards__number number">{stay.room}</span>
            <Who stay={stay} />
            <State stay={stay} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** Who visits a room now, who left on a day, and the counter that notes a visitor. */
import { UserRoundPlus, Users } from 'lucide-react';
import { useState } from 'react';
import { useCall, type VisitorRow } from '../../bridge/hooks.ts';
import { useDeskQuery } from '../../bridge/use-desk-query.ts';
import { useNow } from '../../bridge/use-now.ts';
import { Button } from '../../components/button.tsx';
import { DateField } from '../../components/date-field.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { FailureBanner } from '../../components/failure-banner.tsx';
import { Panel } from '../../components/panel.tsx';
import { StatusBadge } from '../../components/status-badge.tsx';
import { useAnnouncer } from '../../components/toaster.tsx';
import { formatTime, formatTimeNear, localParts } from '../../messages/format.ts';
import { useTexts } from '../../messages/use-texts.ts';
import { hashOf } from '../../router.ts';
import { navigate } from '../../use-route.ts';
import { CheckInScreen } from '../check-in/check-in-screen.tsx';
import { CounterScreen } from '../counter-work/counter-screen.tsx';
import { EnterVisitor } from './enter-visitor.tsx';
import './visitors-screen.css';

const HALF_A_MINUTE_MS = 30_000;

const toCounter = () => navigate({ screen: 'visitors', part: 'new' });

export function VisitorsScreen({ part }: { readonly part: string | undefined }) {
  const say = useTexts('visitors');
  const atCounter = part === 'new';
  return (
    <CounterScreen
      screen="visitors"
      title={say('title')}
      tabs={{ label: say('tabs.label'), list: say('tabs.list'), new: say('tabs.new') }}
      atCounter={atCounter}
      actions={
        !atCounter && (
          <Button variant="primary" icon={<UserRoundPlus aria-hidden="true" />} onPress={toCounter}>
            {say('enter')}
          </Button>
        )
      }
    >
      {atCounter ? <CheckInScreen guest={<EnterVisitor />} /> : <VisitorLists />}
    </CounterScreen>
  );
}

function VisitorLists() {
  const say = useTexts('visitors');
  const common = useTexts('common');
  const now = useNow(60_000);
  const { year, month, day } = localParts(now);
  const [chosen, setChosen] = useState<string>();
  const on = chosen ?? `${year}-${month}-${day}`;
  const { data, failure, pending, refresh } = useDeskQuery(
    'visitors.view',
    { day: on },
    { every: HALF_A_MINUTE_MS },
  );
  return (
    <>
      {failure !== undefined && (
        <FailureBanner
          failure={failure}
          title={say('failed')}
          actions={<Button onPress={refresh}>{common('retry')}</Button>}
        />
      )}
      {pending && <p className="counter-screen__muted">{common('loading')}</p>}
      {data?.inside.length === 0 && (
        <EmptyState
          icon={<Users />}
          title={say('empty.title')}
          text={say('empty.text')}
          action={
            <Button variant="primary" size="l" onPress={toCounter}>
              {say('empty.action')}
            </Button>
          }
        />
      )}
      {data !== undefined && data.inside.length > 0 && (
        <Panel title={say('inside')}>
          <ul className="visitors__list">
            {data.inside.map((visitor) => (
              <Inside key={visitor.id} visitor={visitor} now={now} />
            ))}
          </ul>
        </Panel>
      )}
      {data !== undefined && (
        <Panel title={say('left')} actions={<DateField label={say('day')} value={on} onChange={setChosen} />}>
          {data.left.length === 0 && <p className="counter-screen__muted">{say('noneLeft')}</p>}
          <ul className="visitors__list">
            {data.left.map((visitor) => (
              <Left key={visitor.id} visitor={visitor} />
            ))}
          </ul>
        </Panel>
      )}
    </>
  );
}

function Who({ visitor }: { readonly visitor: VisitorRow }) {
  const say = useTexts('visitors');
  return (
    <div className="visitors__who">
      <span className="visitors__name">{visitor.fullName}</span>
      <span className="counter-screen__muted">
        <span className="number">{visitor.documentNumberMasked}</span>
        {visitor.visitsStayId !== undefined && visitor.visitsName !== undefined && (
          <>
            {' · '}
            <a href={hashOf({ screen: 'guest', part: visitor.visitsStayId })}>
              {say('visits', { name: visitor.visitsName })}
            </a>
          </>
        )}
      </span>
    </div>
  );
}

function Inside({ visitor, now }: { readonly visitor: VisitorRow; readonly now: number }) {
  const say = useTexts('visitors');
  const { toast } = useAnnouncer();
  const leave = useCall('visitors.leave');
  const go = async (documentReturned: boolean) => {
    const reply = await leave.call({ id: visitor.id, documentReturned });
    if (reply.ok)
      toast({
        tone: documentReturned ? 'good' : 'warn',
        title: say('didLeave', { name: visitor.fullName }),
      });
  };
  return (
    <li className="visitors__visitor">
      <span className="visitors__room number">{say('room', { room: visitor.room })}</span>
      <Who visitor={visitor} />
      <span className="number">{say('since', { at: formatTimeNear(visitor.enteredAt, now) })}</span>
      <div className="visitors__actions">
        <Button variant="primary" isDisabled={leave.pending} onPress={() => void go(true)}>
          {say('leave')}
        </Button>
        <Button variant="quiet" isDisabled={leave.pending} onPress={() => void go(false)}>
          {say('leaveKept')}
        </Button>
      </div>
      {leave.failure !== undefined && (
        <div className="visitors__failure">
          <FailureBanner failure={leave.failure} title={say('notSaved')} />
        </div>
      )}
    </li>
  );
}

function Left({ visitor }: { readonly visitor: VisitorRow }) {
  const say = useTexts('visitors');
  return (
    <li className="visitors__visitor">
      <span className="visitors__room number">{say('room', { room: visitor.room })}</span>
      <Who visitor={visitor} />
      <span className="number">
        {say('between', {
          from: formatTime(visitor.enteredAt),
          to: visitor.leftAt === undefined ? '' : formatTime(visitor.leftAt),
        })}
      </span>
      <StatusBadge tone={visitor.documentReturned ? 'idle' : 'warn'}>
        {say(visitor.documentReturned ? 'returned' : 'notReturned')}
      </StatusBadge>
    </li>
  );
}

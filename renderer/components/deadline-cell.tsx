import { Clock } from 'lucide-react';
import type { EntryState } from '../bridge/hooks.ts';
import { deadlineState } from '../messages/deadline.ts';
import { formatTimeNear } from '../messages/format.ts';
import { useSpan } from '../messages/use-span.ts';
import { useTexts } from '../messages/use-texts.ts';
import './deadline-cell.css';
import { StatusBadge } from './status-badge.tsx';

export interface DeadlineCellProps {
  readonly deadline: number;
  readonly late: boolean;
  readonly state: EntryState;
  readonly now: number;
}

/** A deadline in a list: the moment, and how it stands, with a shape and a word when it is late. */
export function DeadlineCell({ deadline, late, state, now }: DeadlineCellProps) {
  const say = useTexts('common');
  const span = useSpan();
  const { tone, over, span: left } = deadlineState(deadline, now);
  const moment = <span className="deadline-cell__moment number">{formatTimeNear(deadline, now)}</span>;
  if (state === 'cancelled') return moment;
  if (state === 'registered')
    return (
      <>
        {moment}
        {late ? (
          <StatusBadge tone="warn" icon={Clock}>
            {say('sentLate')}
          </StatusBadge>
        ) : (
          <span className="deadline-cell__left">{say('inTime')}</span>
        )}
      </>
    );
  return (
    <>
      {moment}
      {late || over ? (
        <StatusBadge tone="bad" icon={Clock}>
          {`${say('late')} ${span(left)}`}
        </StatusBadge>
      ) : (
        <span className={`deadline-cell__left deadline-cell__left--${tone}`}>
          {say('time.left', { time: span(left) })}
        </span>
      )}
    </>
  );
}

import { AlarmClock } from 'lucide-react';
import { useDeskStatus } from '../../bridge/hooks.ts';
import { useNow } from '../../bridge/use-now.ts';
import { deadlineState } from '../../messages/deadline.ts';
import { formatTimeNear } from '../../messages/format.ts';
import { useSpan } from '../../messages/use-span.ts';
import { useTexts } from '../../messages/use-texts.ts';
import { hashOf } from '../../router.ts';
import { ALARM_TONES, graverTone } from './alarm-tones.ts';
import { StatusItem } from './status-item.tsx';

export function DeadlineItem() {
  const say = useTexts('frame');
  const common = useTexts('common');
  const span = useSpan();
  const now = useNow();
  const { nearestDeadline, alarm } = useDeskStatus().sending;
  const label = say('deadline.label');
  const href = hashOf({ screen: 'today' });
  if (nearestDeadline === undefined)
    return (
      <StatusItem icon={AlarmClock} tone="idle" label={label} value={say('deadline.none')} href={href} />
    );
  const state = deadlineState(nearestDeadline, now);
  return (
    <StatusItem
      icon={AlarmClock}
      tone={graverTone(state.tone, ALARM_TONES[alarm.level])}
      label={label}
      href={href}
      value={
        <span className="number">
          {formatTimeNear(nearestDeadline, now)} ·{' '}
          {common(state.over ? 'time.over' : 'time.left', { time: span(state.span) })}
        </span>
      }
    />
  );
}

/** On every screen while a deadline or the end of a channel's window is near and something still waits. */
import { useDeskStatus } from '../../bridge/hooks.ts';
import { useNow } from '../../bridge/use-now.ts';
import { Banner } from '../../components/banner.tsx';
import { formatTimeNear } from '../../messages/format.ts';
import { useTexts } from '../../messages/use-texts.ts';
import { hashOf } from '../../router.ts';
import { ALARM_TONES } from './alarm-tones.ts';
import './alarm-banner.css';

const MINUTE_MS = 60_000;

/** Says when, not how long: what counts down would be read out each minute. The status bar counts. */
export function AlarmBanner() {
  const say = useTexts('frame');
  const now = useNow(MINUTE_MS);
  const { alarm, waiting, late } = useDeskStatus().sending;
  if (alarm.level === 'calm' || waiting === 0) return null;
  const { actBy, closesAt } = alarm;
  const title =
    late > 0
      ? say('alarm.late', { count: late })
      : actBy === undefined
        ? say('alarm.waiting', { count: waiting })
        : say('alarm.soon', { count: waiting, time: formatTimeNear(actBy, now) });
  return (
    <div className="alarm-banner">
      <Banner
        tone={ALARM_TONES[alarm.level]}
        title={title}
        actions={<a href={hashOf({ screen: 'outbox' })}>{say('alarm.open')}</a>}
      >
        {closesAt !== undefined && closesAt > now
          ? say('alarm.closes', { time: formatTimeNear(closesAt, now) })
          : undefined}
      </Banner>
    </div>
  );
}

/** Calm words while nothing can be sent: what happens to the declarations, and when the desk tries again. */
import { useDeskStatus } from '../../bridge/hooks.ts';
import { useNow } from '../../bridge/use-now.ts';
import { Banner } from '../../components/banner.tsx';
import { formatTimeNear } from '../../messages/format.ts';
import { useSpan } from '../../messages/use-span.ts';
import { useBilingual, useTexts } from '../../messages/use-texts.ts';
import { hashOf } from '../../router.ts';
import { MoveWaiting } from './move-waiting.tsx';

export function OutageBanner() {
  const say = useTexts('outbox');
  const both = useBilingual();
  const span = useSpan();
  const now = useNow();
  const { channel, failure, waiting, nextAttemptAt, endpoint } = useDeskStatus().sending;

  if (channel === 'not-configured')
    return (
      <Banner
        tone="info"
        title={say('outage.not-configured.title')}
        actions={
          <a href={hashOf({ screen: 'settings', part: 'channels' })}>{say('outage.not-configured.link')}</a>
        }
      >
        {say('outage.not-configured.text')}
      </Banner>
    );
  if (channel !== 'down' && channel !== 'paused') return null;
  const next =
    nextAttemptAt === undefined
      ? undefined
      : nextAttemptAt <= now
        ? say('outage.nextNow')
        : say('outage.next', { time: formatTimeNear(nextAttemptAt, now), span: span(nextAttemptAt - now) });
  return (
    <Banner tone="warn" title={say(`outage.${channel}.title`, { endpoint: both(endpoint) })}>
      {waiting > 0 ? say('outage.kept', { count: waiting }) : say('outage.keptNone')}{' '}
      {channel === 'paused' && failure !== undefined ? (
        `${both(failure.message)} ${both(failure.remedy)}`
      ) : (
        // Counting down each second must not be read out each second.
        <span aria-live="off">{next}</span>
      )}
      <MoveWaiting />
    </Banner>
  );
}

/** The same person in two rooms: end the earlier stay with one key, or open it. */
import { ArrowRight } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Banner } from '../../components/banner.tsx';
import { Button } from '../../components/button.tsx';
import { formatDateTime } from '../../messages/format.ts';
import { useTexts } from '../../messages/use-texts.ts';
import { navigate } from '../../use-route.ts';
import type { CheckIn } from './counter-state.ts';
import { useCounter } from './counter-store.ts';
import { useCounterActions } from './use-counter-actions.ts';
import type { StayCheck } from './use-stay-check.ts';

type Earlier = NonNullable<StayCheck['overlaps']>;

export function OverlapPanel({
  earlier,
  arrival,
}: {
  readonly earlier: Earlier | NonNullable<CheckIn['present']>;
  /** Of the stay that is being filed. */
  readonly arrival: number;
}) {
  const say = useTexts('check-in-paths');
  const { problem, busy } = useCounter();
  const actions = useCounterActions();
  const ways = useRef<HTMLDivElement>(null);
  const refused = problem?.code === 'stay-overlaps';
  // Enter was pressed on the form: the next Enter takes the way that is meant most often.
  useEffect(() => {
    if (problem?.code === 'stay-overlaps') ways.current?.querySelector('button')?.focus();
  }, [problem]);
  const canEnd = earlier.arrival < arrival;
  return (
    <Banner
      tone={refused ? 'bad' : 'warn'}
      title={say('presentTitle', { room: earlier.room })}
      urgent={refused}
    >
      <p>
        {say('presentText', {
          from: formatDateTime(earlier.arrival),
          until: formatDateTime(earlier.plannedDeparture),
        })}
      </p>
      {!canEnd && <p>{say('presentLater')}</p>}
      <div ref={ways} className="guest-stage__ways">
        {canEnd && (
          <Button
            variant={refused ? 'primary' : 'secondary'}
            isDisabled={busy}
            onPress={() => void actions.file({ earlierStay: 'ends-now' })}
            {...(refused && { keyHint: 'Enter' })}
          >
            {say('endEarlier')}
          </Button>
        )}
        <Button
          icon={<ArrowRight aria-hidden="true" />}
          onPress={() => navigate({ screen: 'guest', part: earlier.stayId })}
        >
          {say('openEarlier')}
        </Button>
      </div>
    </Banner>
  );
}

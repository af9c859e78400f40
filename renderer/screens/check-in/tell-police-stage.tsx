/** Admitted without papers: what to say to the police, and where to write down who took the call. */
import { PhoneCall } from 'lucide-react';
import { useEffect } from 'react';
import { usePoliceTasks } from '../../bridge/hooks.ts';
import { useNow } from '../../bridge/use-now.ts';
import { Button } from '../../components/button.tsx';
import { DetailsList } from '../../components/details-list.tsx';
import { useAnnouncer } from '../../components/toaster.tsx';
import { formatTimeNear } from '../../messages/format.ts';
import { useBilingual, useTexts } from '../../messages/use-texts.ts';
import { navigate } from '../../use-route.ts';
import type { Filed } from './counter-state.ts';
import './filed-stage.css';
import { useCounterActions } from './use-counter-actions.ts';

export interface TellPoliceStageProps {
  readonly filed: Filed;
  readonly police: NonNullable<Filed['police']>;
}

export function TellPoliceStage({ filed, police }: TellPoliceStageProps) {
  const common = useTexts('common');
  const here = useTexts('check-in');
  const say = useTexts('check-in-paths');
  const both = useBilingual();
  const now = useNow(60_000);
  const actions = useCounterActions();
  const { announce } = useAnnouncer();
  const { data } = usePoliceTasks();
  const task = data?.open.find(({ id }) => id === police.task);
  useEffect(() => announce(say('tellTitle')), [announce, say]);
  return (
    <section className="filed-stage filed-stage--tell">
      <PhoneCall className="filed-stage__icon" aria-hidden="true" size={72} strokeWidth={1.4} />
      <div className="filed-stage__words">
        <h2>{say('tellTitle')}</h2>
        {task && <p className="filed-stage__advice">{both(task.advice)}</p>}
        <div>
          <h3 className="filed-stage__say">{say('tellSay')}</h3>
          <DetailsList
            details={[
              { label: say('tellName'), value: filed.fullName },
              { label: common('field.room'), value: filed.room, number: true },
              { label: common('field.arrival'), value: formatTimeNear(police.arrival, now), number: true },
            ]}
          />
        </div>
        <div className="filed-stage__next">
          <Button
            variant="primary"
            size="l"
            keyHint="Enter"
            autoFocus
            onPress={() => navigate({ screen: 'police-tasks' })}
          >
            {say('tellDone')}
          </Button>
          <Button size="l" keyHint="N" onPress={() => void actions.next()}>
            {here('nextGuest')}
          </Button>
        </div>
      </div>
    </section>
  );
}

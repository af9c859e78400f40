/** The counter: one stage that follows the card. */
import type { ReactNode } from 'react';
import { useCheckIn } from '../../bridge/hooks.ts';
import { Banner } from '../../components/banner.tsx';
import { Button } from '../../components/button.tsx';
import { useBilingual, useTexts } from '../../messages/use-texts.ts';
import { ByHandStage } from './by-hand-stage.tsx';
import './check-in.css';
import { type CheckIn, type CounterState, filedOf, type Stage, stageOf } from './counter-state.ts';
import { useCounter } from './counter-store.ts';
import { FailedStage } from './failed-stage.tsx';
import { FiledStage } from './filed-stage.tsx';
import { GuestStage } from './guest-stage.tsx';
import { PassportStage } from './passport-stage.tsx';
import { ReadingStage } from './reading-stage.tsx';
import { Steps } from './steps.tsx';
import { useCounterActions } from './use-counter-actions.ts';
import { useCounterKeys } from './use-counter-keys.ts';
import { WaitingStage } from './waiting-stage.tsx';

export interface CheckInScreenProps {
  /** What is done with the one who was identified, under a heading of its own; absent: a stay is declared. */
  readonly guest?: ReactNode;
}

export function CheckInScreen({ guest }: CheckInScreenProps = {}) {
  const say = useTexts('check-in');
  const both = useBilingual();
  const view = useCheckIn();
  const counter = useCounter();
  const actions = useCounterActions();
  const stage = stageOf(view, counter);
  useCounterKeys(stage);

  return (
    <div className="check-in">
      {guest === undefined && (
        <header className="check-in__head">
          <h1 className="check-in__title">{say('title')}</h1>
          <Steps stage={stage} />
        </header>
      )}
      {counter.leaving && (
        <Banner
          tone="warn"
          title={say('leaveTitle')}
          urgent
          actions={
            <>
              <Button variant="danger" keyHint="Esc" onPress={actions.back}>
                {say('leaveYes')}
              </Button>
              <Button onPress={actions.stay}>{say('leaveNo')}</Button>
            </>
          }
        >
          {say('leaveText')}
        </Banner>
      )}
      {counter.finishFirst && <Banner tone="warn" title={say('finishFirst')} urgent />}
      {counter.problem !== undefined && stage !== 'guest' && counter.problem.fields === undefined && (
        <Banner tone="bad" title={both(counter.problem.message)} urgent>
          {both(counter.problem.remedy)}
        </Banner>
      )}
      <div className={`check-in__stage check-in__stage--${stage}`}>
        <StageView stage={stage} view={view} counter={counter} guest={guest} />
      </div>
    </div>
  );
}

function StageView({
  stage,
  view,
  counter,
  guest,
}: {
  stage: Stage;
  view: CheckIn;
  counter: CounterState;
  guest: ReactNode;
}) {
  switch (stage) {
    case 'waiting':
      return <WaitingStage />;
    case 'reading':
      return <ReadingStage view={view} />;
    case 'failed':
      return <FailedStage view={view} />;
    case 'passport-entry':
      return counter.passport && <PassportStage passport={counter.passport} />;
    case 'by-hand-entry':
      return counter.byHand && <ByHandStage person={counter.byHand} />;
    case 'guest':
      return guest ?? <GuestStage view={view} />;
    case 'filed': {
      const filed = filedOf(view, counter);
      return filed && <FiledStage filed={filed} />;
    }
  }
}

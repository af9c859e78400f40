/** The counter: one stage that follows the card. */
import { UsersRound } from 'lucide-react';
import type { ReactNode } from 'react';
import { useCheckIn, useSettings } from '../../bridge/hooks.ts';
import { Banner } from '../../components/banner.tsx';
import { Button } from '../../components/button.tsx';
import { useBilingual, useTexts } from '../../messages/use-texts.ts';
import { GroupConfirm } from '../group/group-confirm.tsx';
import { GroupEntry } from '../group/group-entry.tsx';
import { GroupPanel } from '../group/group-panel.tsx';
import type { OpenGroup } from '../group/group-types.ts';
import { useGroup } from '../group/use-group.ts';
import { ByHandStage } from './by-hand-stage.tsx';
import './check-in.css';
import { type CheckIn, type CounterState, filedOf, type Stage, stageOf } from './counter-state.ts';
import { useCounter } from './counter-store.ts';
import { FailedStage } from './failed-stage.tsx';
import { FiledStage } from './filed-stage.tsx';
import { GuestStage } from './guest-stage.tsx';
import { OpenGuestDisplay } from './open-guest-display.tsx';
import { PassportStage } from './passport-stage.tsx';
import { ReadingStage } from './reading-stage.tsx';
import { Steps } from './steps.tsx';
import { TellPoliceStage } from './tell-police-stage.tsx';
import { useCounterActions } from './use-counter-actions.ts';
import { GROUP_KEY, useCounterKeys } from './use-counter-keys.ts';
import { WaitingStage } from './waiting-stage.tsx';
import { WithoutPapersStage } from './without-papers-stage.tsx';

export interface CheckInScreenProps {
  /** What is done with the one who was identified, under a heading of its own; absent: a stay is declared. */
  readonly guest?: ReactNode;
}

export function CheckInScreen({ guest }: CheckInScreenProps = {}) {
  const say = useTexts('check-in');
  const groups = useTexts('group');
  const both = useBilingual();
  const view = useCheckIn();
  const counter = useCounter();
  const actions = useCounterActions();
  const stage = stageOf(view, counter);
  const alone = guest === undefined;
  const group = useGroup();
  const atDoor = alone ? group : undefined;
  // The usual departure and the reasons, which a guest without papers and a group begin with.
  useSettings();
  useCounterKeys(stage, alone);

  const stageView = (
    <div className={`check-in__stage check-in__stage--${stage}`}>
      <StageView stage={stage} view={view} counter={counter} guest={guest} group={atDoor} />
    </div>
  );
  return (
    <div className="check-in">
      {alone && (
        <header className="check-in__head">
          <h1 className="check-in__title">{say('title')}</h1>
          {stage === 'waiting' && <OpenGuestDisplay />}
          {atDoor === undefined && stage === 'waiting' && (
            <Button icon={<UsersRound aria-hidden="true" />} keyHint={GROUP_KEY} onPress={actions.openGroup}>
              {groups('open')}
            </Button>
          )}
          {/* Without a card there are no steps of a card. */}
          {stage !== 'without-papers' && stage !== 'group-entry' && <Steps stage={stage} />}
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
      {atDoor === undefined ? (
        stageView
      ) : (
        <div className="check-in__with-group">
          {stageView}
          <GroupPanel group={atDoor} />
        </div>
      )}
    </div>
  );
}

function StageView({
  stage,
  view,
  counter,
  guest,
  group,
}: {
  stage: Stage;
  view: CheckIn;
  counter: CounterState;
  guest: ReactNode;
  group: OpenGroup | undefined;
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
    case 'without-papers':
      return counter.withoutPapers && <WithoutPapersStage told={counter.withoutPapers} group={group} />;
    case 'group-entry':
      return <GroupEntry />;
    case 'guest':
      if (guest !== undefined) return guest;
      return group === undefined ? (
        <GuestStage view={view} />
      ) : (
        <GuestStage
          view={view}
          shared={group.shared}
          work={<GroupConfirm key={view.id} view={view} group={group} />}
        />
      );
    case 'filed': {
      const filed = filedOf(view, counter);
      if (filed?.police !== undefined) return <TellPoliceStage filed={filed} police={filed.police} />;
      return filed && <FiledStage filed={filed} />;
    }
  }
}

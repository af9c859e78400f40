/** The guest is known: face and verdict beside the form, so that one look and one Enter are enough. */
import { Keyboard, RotateCcw } from 'lucide-react';
import type { ReactNode } from 'react';
import { useDeskQuery } from '../../bridge/use-desk-query.ts';
import { Button } from '../../components/button.tsx';
import { VerdictPanel } from '../../components/verdict-panel.tsx';
import { formatNumber } from '../../messages/format.ts';
import { useBilingual, useLanguage, useTexts } from '../../messages/use-texts.ts';
import { ByHandFields } from './by-hand-form.tsx';
import { CameraBeside } from './camera-beside.tsx';
import { type CheckIn, draftOf, fieldErrorsOf } from './counter-state.ts';
import { useCounter } from './counter-store.ts';
import { DoubtPath } from './doubt-path.tsx';
import { GuestCard } from './guest-card.tsx';
import { GuestNotices } from './guest-notices.tsx';
import { StayForm } from './stay-form.tsx';
import './guest-stage.css';
import { StructureReport } from './structure-report.tsx';
import { useCounterActions } from './use-counter-actions.ts';
import { type SharedStay, useStayCheck } from './use-stay-check.ts';

export interface GuestStageProps {
  readonly view: CheckIn;
  /** What is done with this guest in place of a stay of its own. */
  readonly work?: ReactNode;
  /** What the stay is judged by where a group shares it. */
  readonly shared?: SharedStay;
}

export function GuestStage({ view, work, shared }: GuestStageProps) {
  const say = useTexts('check-in');
  const counter = useCounter();
  const actions = useCounterActions();
  const errors = fieldErrorsOf(counter);
  const { byHand } = counter;
  const check = useStayCheck(view, shared);
  const camera = useDeskQuery('camera.view', { id: view.id }, { enabled: view.source === 'chip' });
  const beside = camera.data?.on && view.source === 'chip' && (
    <CameraBeside key={view.id} checkInId={view.id} view={camera.data} onChange={camera.refresh} />
  );
  const byHandHere = view.stage === 'by-hand' ? byHand : undefined;
  return (
    <div className={`guest-stage${byHandHere ? ' guest-stage--by-hand' : ''}`}>
      {byHandHere ? (
        <form
          className="guest-stage__by-hand"
          aria-label={say('byHandTitle')}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void actions.file();
          }}
        >
          <h2>{say('byHandTitle')}</h2>
          <ByHandFields person={byHandHere} autoFocus={false} />
          {/* Enter files from here as well; the button that says so stands with the stay. */}
          <input type="submit" hidden />
        </form>
      ) : (
        <div className="guest-stage__who">
          <GuestCard view={view} errors={errors} beside={beside || undefined} />
          {[...errors.keys()].some((path) => path.startsWith('person.')) && <TypeMissing view={view} />}
          {view.source === 'chip' && (
            <DoubtPath
              key={view.id}
              view={view}
              room={draftOf(view, counter)?.room ?? ''}
              because={view.verdict?.level === 'forged' ? 'forged' : 'other-face'}
            />
          )}
        </div>
      )}
      <div className="guest-stage__work">
        <Verdict view={view} />
        <GuestNotices view={view} check={check} arrival={shared?.arrival} />
        {work ?? <StayForm key={view.id} view={view} check={check} />}
        <StructureReport view={view} />
      </div>
    </div>
  );
}

function Verdict({ view }: { view: CheckIn }) {
  const say = useTexts('check-in');
  const both = useBilingual();
  const language = useLanguage();
  const counter = useCounter();
  const actions = useCounterActions();
  const { verdict } = view;
  if (verdict === undefined) return null;
  const forged = verdict.level === 'forged';
  return (
    <VerdictPanel
      level={verdict.level}
      title={both(verdict.title)}
      advice={both(verdict.advice)}
      reasons={verdict.reasons.map(({ code, text }) => ({ code, text: both(text) }))}
      {...(view.milliseconds !== undefined && {
        aside: say('readIn', { seconds: formatNumber(view.milliseconds / 1000, language) }),
      })}
    >
      {forged && counter.last !== undefined && (
        <div>
          <Button icon={<RotateCcw aria-hidden="true" />} onPress={() => void actions.retry()}>
            {say('readAgain')}
          </Button>
        </div>
      )}
    </VerdictPanel>
  );
}

/** The chip left out something that the law asks for: the clerk types it, and what was read comes along. */
function TypeMissing({ view }: { view: CheckIn }) {
  const say = useTexts('check-in');
  const actions = useCounterActions();
  const { person } = view;
  if (person === undefined) return null;
  return (
    <Button icon={<Keyboard aria-hidden="true" />} onPress={() => actions.openByHand(person)}>
      {say('byHand')}
    </Button>
  );
}

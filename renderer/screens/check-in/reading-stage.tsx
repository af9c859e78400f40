/** While the chip is read: the steps in words, the bytes, and the name as soon as it is there. */
import { CircleCheck, CircleDashed, LoaderCircle } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Banner } from '../../components/banner.tsx';
import { Button } from '../../components/button.tsx';
import { ByteProgress } from '../../components/byte-progress.tsx';
import { useAnnouncer } from '../../components/toaster.tsx';
import { formatNumber } from '../../messages/format.ts';
import { useLanguage, useTexts } from '../../messages/use-texts.ts';
import type { CheckIn } from './counter-state.ts';
import { GuestCard } from './guest-card.tsx';
import './reading-stage.css';
import { useCounterActions } from './use-counter-actions.ts';

type Phase = NonNullable<CheckIn['phase']>;

/** In the order in which the chip is read. */
const PHASES = [
  ['connect', 'phaseConnect'],
  ['card-access', 'phaseCardAccess'],
  ['access', 'phaseAccess'],
  ['text', 'phaseText'],
  ['chip-authentication', 'phaseChipAuthentication'],
  ['portrait', 'phasePortrait'],
  ['active-authentication', 'phaseActiveAuthentication'],
  ['verification', 'phaseVerification'],
] as const satisfies readonly (readonly [Phase, string])[];

const KILO = 1000;

/** How far the reading has come. While it waits for the card to be put back, it stands where it was. */
function useReached(phase: CheckIn['phase']): number {
  const [reached, setReached] = useState(-1);
  const now = phase === 'resume' ? reached : PHASES.findIndex(([name]) => name === phase);
  if (now !== reached) setReached(now);
  return now;
}

export function ReadingStage({ view }: { readonly view: CheckIn }) {
  const say = useTexts('check-in');
  const language = useLanguage();
  const actions = useCounterActions();
  const { announce } = useAnnouncer();
  const reached = useReached(view.phase);
  const name = view.person?.fullName;
  useEffect(() => {
    announce(name === undefined ? say('sayReading') : say('sayName', { name }));
  }, [announce, say, name]);
  const kilobytes = (bytes: number) => formatNumber(bytes / KILO, language);

  return (
    <div className="guest-stage">
      <GuestCard view={view} />
      <section className="reading-stage" aria-label={say('readingTitle')}>
        <div>
          <h2>{say('readingTitle')}</h2>
          {view.phase !== 'resume' && <p className="reading-stage__still">{say('keepStill')}</p>}
        </div>
        {view.phase === 'resume' && (
          <Banner tone="warn" title={say('putBack')} urgent>
            {say('putBackText')}
          </Banner>
        )}
        <ol className="reading-stage__phases" aria-label={say('phasesLabel')}>
          {PHASES.map(([phase, text], index) => {
            const state = index < reached ? 'done' : index === reached ? 'now' : 'next';
            return (
              <li key={phase} className={`reading-stage__phase reading-stage__phase--${state}`}>
                {state === 'done' && <CircleCheck aria-hidden="true" size={20} />}
                {state === 'now' && <LoaderCircle aria-hidden="true" size={20} />}
                {state === 'next' && <CircleDashed aria-hidden="true" size={20} />}
                <span>{say(text)}</span>
                <span className="visually-hidden">
                  {say(state === 'done' ? 'phaseDone' : state === 'now' ? 'phaseNow' : 'phaseNext')}
                </span>
              </li>
            );
          })}
        </ol>
        <ByteProgress
          label={say('bytesLabel')}
          words={
            view.file
              ? say('bytesOf', { done: kilobytes(view.file.bytes), total: kilobytes(view.file.total) })
              : ''
          }
          bytes={view.file?.bytes ?? 0}
          total={view.file?.total ?? 0}
        />
        <div>
          <Button onPress={() => void actions.cancel()} keyHint="Esc">
            {say('cancelReading')}
          </Button>
        </div>
      </section>
    </div>
  );
}

import { Check } from 'lucide-react';
import { useDeskStatus } from '../../bridge/hooks.ts';
import { useTexts } from '../../messages/use-texts.ts';
import './steps.css';
import type { Stage } from './counter-state.ts';

const STEPS = ['stepCard', 'stepDigits', 'stepReading', 'stepForm'] as const;

/** Where in the four steps the guest is. */
function stepOf(stage: Stage, card: boolean): number {
  switch (stage) {
    case 'waiting':
    case 'failed':
    case 'passport-entry':
    case 'group-entry':
      return card ? 1 : 0;
    case 'reading':
      return 2;
    case 'by-hand-entry':
    case 'without-papers':
    case 'guest':
      return 3;
    case 'filed':
      return STEPS.length;
  }
}

export function Steps({ stage }: { readonly stage: Stage }) {
  const say = useTexts('check-in');
  const { reader } = useDeskStatus();
  const now = stepOf(stage, reader.state === 'card');
  return (
    <ol className="steps" aria-label={say('stepsLabel')}>
      {STEPS.map((step, index) => (
        <li
          key={step}
          className={`steps__step${index < now ? ' steps__step--done' : ''}`}
          {...(index === now && { 'aria-current': 'step' as const })}
        >
          <span className="steps__mark number">
            {index < now ? <Check aria-hidden="true" size={14} strokeWidth={3} /> : index + 1}
          </span>
          {say(step)}
        </li>
      ))}
    </ol>
  );
}

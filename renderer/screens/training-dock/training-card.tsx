import { Copy, ScanLine } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import type { Training } from '../../bridge/hooks.ts';
import { Button } from '../../components/button.tsx';
import { StatusBadge, type Tone } from '../../components/status-badge.tsx';
import { useAnnouncer } from '../../components/toaster.tsx';
import { useBilingual, useTexts } from '../../messages/use-texts.ts';
import { useCounterActions } from '../check-in/use-counter-actions.ts';
import { copyText } from './copy-text.ts';

type Person = Training['people'][number];

const LESSONS = {
  genuine: { tone: 'good', text: 'lessonGenuine' },
  forged: { tone: 'bad', text: 'lessonForged' },
  cloned: { tone: 'bad', text: 'lessonCloned' },
  expired: { tone: 'warn', text: 'lessonExpired' },
} as const satisfies Record<Person['lesson'], { tone: Tone; text: string }>;

/** One invented person: what the card teaches, its six digits, and the acts with it. */
export function TrainingCard({
  person,
  onReader,
  onLay,
  onLift,
}: {
  readonly person: Person;
  readonly onReader: boolean;
  readonly onLay: () => void;
  readonly onLift: () => void;
}) {
  const say = useTexts('training');
  const both = useBilingual();
  const { toast } = useAnnouncer();
  const counter = useCounterActions();
  const { tone, text } = LESSONS[person.lesson];
  return (
    <li className={`training-card${onReader ? ' training-card--on-reader' : ''}`} title={both(person.note)}>
      <div className="training-card__head">
        <span className="training-card__name">{person.fullName}</span>
        <StatusBadge tone={tone}>{say(text)}</StatusBadge>
      </div>
      <p className="training-card__note">{both(person.note)}</p>
      <div className="training-card__acts">
        <span className="training-card__digits">
          <span className="visually-hidden">{say('digits')} </span>
          <span className="number">{person.can}</span>
        </span>
        <AriaButton
          className="training-card__small"
          aria-label={`${say('scanQr')}: ${person.fullName}`}
          onPress={() => counter.scan(person.qr)}
        >
          <ScanLine aria-hidden="true" size={16} />
          {say('scanQr')}
        </AriaButton>
        <AriaButton
          className="training-card__small"
          aria-label={`${say('copyQr')}: ${person.fullName}`}
          onPress={() => {
            const copied = copyText(person.qr);
            toast({ tone: copied ? 'good' : 'warn', title: say(copied ? 'copied' : 'notCopied') });
          }}
        >
          <Copy aria-hidden="true" size={16} />
        </AriaButton>
        <Button
          variant={onReader ? 'primary' : 'secondary'}
          aria-label={`${say(onReader ? 'liftCard' : 'layCard')}: ${person.fullName}`}
          onPress={onReader ? onLift : onLay}
        >
          {say(onReader ? 'liftCard' : 'layCard')}
        </Button>
      </div>
    </li>
  );
}

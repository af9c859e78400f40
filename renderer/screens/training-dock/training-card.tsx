import { BookUser, CircleCheck, Copy, Hourglass, IdCard, type LucideIcon, ShieldX } from 'lucide-react';
import { Button } from 'react-aria-components';
import type { Training } from '../../bridge/hooks.ts';
import { useBilingual, useTexts } from '../../messages/use-texts.ts';

type Person = Training['people'][number];

const LESSONS = {
  genuine: { tone: 'good', text: 'lessonGenuine', Icon: CircleCheck },
  forged: { tone: 'bad', text: 'lessonForged', Icon: ShieldX },
  cloned: { tone: 'bad', text: 'lessonCloned', Icon: Copy },
  expired: { tone: 'warn', text: 'lessonExpired', Icon: Hourglass },
  guest: { tone: 'idle', text: 'lessonGuest', Icon: IdCard },
  'guest-with-passport': { tone: 'idle', text: 'lessonPassport', Icon: BookUser },
} as const satisfies Record<Person['lesson'], { tone: string; text: string; Icon: LucideIcon }>;

/** One invented person: the whole card is the button that lays it on the reader. */
export function TrainingCard({
  person,
  onReader,
  onLay,
}: {
  readonly person: Person;
  readonly onReader: boolean;
  readonly onLay: () => void;
}) {
  const say = useTexts('training');
  const both = useBilingual();
  const { tone, text, Icon } = LESSONS[person.lesson];
  return (
    <li title={both(person.note)}>
      <Button className={`training-card${onReader ? ' training-card--on-reader' : ''}`} onPress={onLay}>
        <span className="training-card__name">{person.fullName}</span>
        <span className="training-card__facts">
          <span className={`training-card__lesson training-card__lesson--${tone}`}>
            <Icon aria-hidden="true" size={14} />
            {say(text)}
          </span>
          {/* A passport has no six digits; those of a card may be worn off. */}
          {person.can !== '' && <span className="number">{person.can}</span>}
          {person.can === '' && person.lesson === 'guest' && <span>{say('noDigits')}</span>}
        </span>
        {/* Read out after what is to be seen, so that voice control finds the card by its words (WCAG 2.5.3). */}
        <span className="visually-hidden">
          {say('layCard', { name: person.fullName })}. {both(person.note)}
        </span>
      </Button>
    </li>
  );
}

import { SkipForward } from 'lucide-react';
import type { Training } from '../../bridge/hooks.ts';
import { Button } from '../../components/button.tsx';
import { useTexts } from '../../messages/use-texts.ts';
import { TrainingCard } from './training-card.tsx';

/** From so many on the cards lie in a pile, and are taken from it one after the other. */
const A_PILE = 4;

/** The cards of the people at the counter. */
export function GuestCards({
  people,
  onReader,
  laid,
  onLay,
}: {
  readonly people: Training['people'];
  readonly onReader: string | undefined;
  /** Those that lay on the reader already. */
  readonly laid: readonly string[];
  readonly onLay: (id: string) => void;
}) {
  const say = useTexts('tour');
  const next = people.find(({ id }) => !laid.includes(id));
  return (
    <>
      {people.length >= A_PILE && (
        <Button
          icon={<SkipForward aria-hidden="true" />}
          isDisabled={next === undefined}
          onPress={() => next && onLay(next.id)}
        >
          {say(next === undefined ? 'allLaid' : 'nextCard')}
        </Button>
      )}
      <ul className="tour-dock__cards" aria-label={say('atTheCounter')}>
        {people.map((person) => (
          <TrainingCard
            key={person.id}
            person={person}
            onReader={person.id === onReader}
            onLay={() => onLay(person.id)}
          />
        ))}
      </ul>
    </>
  );
}

import { Play, RotateCcw } from 'lucide-react';
import { Button } from '../../components/button.tsx';
import { StatusBadge, type Tone } from '../../components/status-badge.tsx';
import { formatDate } from '../../messages/format.ts';
import { useBilingual, useTexts } from '../../messages/use-texts.ts';
import type { Situation } from './use-tour.ts';

const GOOD_FROM = 80;

const toneOf = (points: number): Tone => (points >= GOOD_FROM ? 'good' : 'warn');

/** One situation: its story, the best result, and the way in. */
export function SituationRow({
  situation: { title, story, guests, best },
  opening,
  disabled,
  onStart,
}: {
  readonly situation: Situation;
  readonly opening: boolean;
  readonly disabled: boolean;
  readonly onStart: (short: boolean) => void;
}) {
  const say = useTexts('tour');
  const both = useBilingual();
  const Icon = best === undefined ? Play : RotateCcw;
  const word = opening ? say('opening') : say(best === undefined ? 'start' : 'again');
  return (
    <li className="situation-row">
      <div className="situation-row__words">
        <h3 className="situation-row__title">{both(title)}</h3>
        <p className="situation-row__story">{both(story)}</p>
      </div>
      <div className="situation-row__best">
        {best === undefined ? (
          <StatusBadge tone="idle">{say('notYet')}</StatusBadge>
        ) : (
          <>
            <StatusBadge tone={toneOf(best.points)}>{say('best', { points: best.points })}</StatusBadge>
            <span className="situation-row__when">
              {say('bestAt', { date: formatDate(best.at), tries: best.tries })}
            </span>
          </>
        )}
      </div>
      <div className="situation-row__start">
        <Button
          icon={<Icon aria-hidden="true" />}
          isDisabled={disabled}
          aria-label={`${guests === undefined ? word : say('startFull', { guests: guests.full })}: ${both(title)}`}
          onPress={() => onStart(false)}
        >
          {guests === undefined ? word : say('startFull', { guests: guests.full })}
        </Button>
        {guests !== undefined && (
          <Button
            variant="quiet"
            isDisabled={disabled}
            aria-label={`${say('startShort', { guests: guests.short })}: ${both(title)}`}
            onPress={() => onStart(true)}
          >
            {say('startShort', { guests: guests.short })}
          </Button>
        )}
      </div>
    </li>
  );
}

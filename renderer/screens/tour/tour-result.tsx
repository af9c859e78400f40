/** What came of a situation: what was right, what to do next time, and why. Kind, whatever the points. */
import { ArrowLeft, RotateCcw } from 'lucide-react';
import { Button } from '../../components/button.tsx';
import { Panel } from '../../components/panel.tsx';
import { StatusBadge, type Tone } from '../../components/status-badge.tsx';
import { useSpan } from '../../messages/use-span.ts';
import { useBilingual, useTexts } from '../../messages/use-texts.ts';
import './tour-result.css';
import type { RunningSituation, TourResult } from './use-tour.ts';

const FULL = 100;
const GOOD_FROM = 80;
const SOME_FROM = 30;

function verdictOf(points: number): { tone: Tone; text: 'full' | 'good' | 'some' | 'none' } {
  if (points === FULL) return { tone: 'good', text: 'full' };
  if (points >= GOOD_FROM) return { tone: 'good', text: 'good' };
  if (points >= SOME_FROM) return { tone: 'warn', text: 'some' };
  return { tone: 'warn', text: 'none' };
}

export function TourResultPanel({
  running,
  result,
  pending,
  onAgain,
  onBack,
}: {
  readonly running: Pick<RunningSituation, 'title'>;
  readonly result: TourResult;
  readonly pending: boolean;
  readonly onAgain: () => void;
  readonly onBack: () => void;
}) {
  const say = useTexts('tour');
  const both = useBilingual();
  const span = useSpan();
  const { tone, text } = verdictOf(result.points);
  const met = result.goals.filter((goal) => goal.met);
  const missed = result.goals.filter((goal) => !goal.met);
  const took = say('effortTime', {
    time: span(result.seconds * 1000),
    par: span(result.par.seconds * 1000),
  });
  const effort = [
    { key: 'time', words: took, lost: result.lost.time },
    {
      key: 'keys',
      words: say('effortKeys', { keys: result.keys, par: result.par.keys }),
      lost: result.lost.keys,
    },
    { key: 'hints', words: say('effortHints', { hints: result.hints }), lost: result.lost.hints },
  ];
  return (
    <Panel
      title={say('result', { name: both(running.title) })}
      actions={
        <StatusBadge tone={tone} size="l">
          {say('points', { points: result.points })}
        </StatusBadge>
      }
    >
      <div className="tour-result">
        <p className="tour-result__word" role="status">
          {say(text)}
        </p>
        {result.mistakes.length > 0 && (
          <section className="tour-result__part">
            <h3 className="tour-result__heading">{say('better')}</h3>
            <ul className="tour-result__list">
              {result.mistakes.map((mistake) => (
                <li key={mistake.text.en}>
                  <StatusBadge tone="warn">{say('minus', { points: mistake.points })}</StatusBadge>
                  <div>
                    <p className="tour-result__what">{both(mistake.text)}</p>
                    <p>{both(mistake.nextTime)}</p>
                    <Law source={mistake.source} />
                  </div>
                </li>
              ))}
            </ul>
          </section>
        )}
        <Goals title={say('missed')} goals={missed} tone="idle" />
        <Goals title={say('right')} goals={met} tone="good" />
        <section className="tour-result__part">
          <h3 className="tour-result__heading">{say('effort')}</h3>
          <ul className="tour-result__effort">
            {effort.map(({ key, words, lost }) => (
              <li key={key}>
                {words}
                {lost > 0 && <StatusBadge tone="warn">{say('minus', { points: lost })}</StatusBadge>}
              </li>
            ))}
          </ul>
        </section>
        <div className="tour-result__ways">
          <Button
            variant="primary"
            icon={<ArrowLeft aria-hidden="true" />}
            isDisabled={pending}
            onPress={onBack}
          >
            {say('back')}
          </Button>
          <Button icon={<RotateCcw aria-hidden="true" />} isDisabled={pending} onPress={onAgain}>
            {say('again')}
          </Button>
        </div>
      </div>
    </Panel>
  );
}

/** What was to be done, done or not, and why. */
function Goals({
  title,
  goals,
  tone,
}: {
  readonly title: string;
  readonly goals: TourResult['goals'];
  readonly tone: Tone;
}) {
  const say = useTexts('tour');
  const both = useBilingual();
  if (goals.length === 0) return null;
  return (
    <section className="tour-result__part">
      <h3 className="tour-result__heading">{title}</h3>
      <ul className="tour-result__list">
        {goals.map((goal) => (
          <li key={goal.text.en}>
            <StatusBadge tone={tone}>{say('plus', { points: goal.points })}</StatusBadge>
            <div>
              <p className="tour-result__what">{both(goal.text)}</p>
              <p>{both(goal.why)}</p>
              <Law source={goal.source} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Law({ source }: { readonly source: string | undefined }) {
  const say = useTexts('tour');
  return source === undefined ? null : <p className="tour-result__law">{say('law', { source })}</p>;
}

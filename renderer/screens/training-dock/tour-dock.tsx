/** The dock while a situation runs: its story, the papers, the cards of its people, hints on request, and the way out. */
import { CircleCheck, DoorOpen, Lightbulb, Pause, Play } from 'lucide-react';
import { useEffect, useState } from 'react';
import { type Training, useCall } from '../../bridge/hooks.ts';
import { Button } from '../../components/button.tsx';
import { Confirm } from '../../components/confirm.tsx';
import { StatusBadge } from '../../components/status-badge.tsx';
import { useSpan } from '../../messages/use-span.ts';
import { useBilingual, useTexts } from '../../messages/use-texts.ts';
import { navigate } from '../../use-route.ts';
import { useCounterActions } from '../check-in/use-counter-actions.ts';
import type { RunningSituation } from '../tour/use-tour.ts';
import { CardInHand } from './card-in-hand.tsx';
import { GuestCards } from './guest-cards.tsx';
import './tour-dock.css';
import { usePressedKeys } from './use-pressed-keys.ts';

/** Active time, counted on from what the desk last said. */
function useElapsed({ elapsedMs, paused, result }: RunningSituation): number {
  const [heard, setHeard] = useState({ elapsedMs, at: performance.now() });
  const [now, setNow] = useState(heard.at);
  useEffect(() => setHeard({ elapsedMs, at: performance.now() }), [elapsedMs]);
  const runs = !paused && result === undefined;
  useEffect(() => {
    if (!runs) return;
    const timer = setInterval(() => setNow(performance.now()), 1_000);
    return () => clearInterval(timer);
  }, [runs]);
  return runs ? heard.elapsedMs + Math.max(0, now - heard.at) : elapsedMs;
}

export function TourDock({
  running,
  training,
}: {
  readonly running: RunningSituation;
  readonly training: Training;
}) {
  const say = useTexts('tour');
  const both = useBilingual();
  const span = useSpan();
  const hint = useCall('tour.hint');
  const pause = useCall('tour.pause');
  const finish = useCall('tour.finish');
  const leave = useCall('tour.leave');
  const lay = useCall('training.layCard');
  const lift = useCall('training.liftCard');
  const counter = useCounterActions();
  const [leaving, setLeaving] = useState(false);
  const [laid, setLaid] = useState<readonly string[]>([]);
  const elapsed = useElapsed(running);
  const { result, paused } = running;
  usePressedKeys(result === undefined);

  const layCard = (id: string) => {
    setLaid((before) => (before.includes(id) ? before : [...before, id]));
    void lay.call({ id });
  };
  const toResult = () => navigate({ screen: 'tour' });
  const end = async () => {
    await finish.call({});
    toResult();
  };
  const { cardOnReader, people } = training;
  const inHand = people.find(({ id }) => id === (cardOnReader ?? laid.at(-1)));
  return (
    <aside className="training-dock tour-dock" aria-label={say('dock')}>
      <div className="training-dock__bar">
        <strong className="tour-dock__title">{both(running.title)}</strong>
        {result === undefined ? (
          <>
            <span className="tour-dock__fact">
              {say('goals', { met: running.goalsMet, all: running.goals })}
            </span>
            <span className="tour-dock__fact">
              {paused ? say('paused') : say('time', { time: span(Math.floor(elapsed / 1000) * 1000) })}
            </span>
            <div className="tour-dock__ways">
              <Button
                icon={<Lightbulb aria-hidden="true" />}
                isDisabled={running.hintsLeft === 0 || hint.pending}
                onPress={() => void hint.call({})}
              >
                {running.hintsLeft === 0 ? say('noHint') : say('hint', { points: running.hintCosts })}
              </Button>
              <Button
                variant="quiet"
                icon={paused ? <Play aria-hidden="true" /> : <Pause aria-hidden="true" />}
                onPress={() => void pause.call({ on: !paused })}
              >
                {say(paused ? 'resume' : 'pause')}
              </Button>
              <Button icon={<CircleCheck aria-hidden="true" />} onPress={() => void end()}>
                {say('finish')}
              </Button>
              <Button variant="quiet" icon={<DoorOpen aria-hidden="true" />} onPress={() => setLeaving(true)}>
                {say('leave')}
              </Button>
            </div>
          </>
        ) : (
          <div className="tour-dock__over" role="status">
            <StatusBadge tone={result.points === 100 ? 'good' : 'info'}>
              {say('over', { points: result.points })}
            </StatusBadge>
            <Button variant="primary" onPress={toResult}>
              {say('seeResult')}
            </Button>
          </div>
        )}
      </div>
      {result === undefined && (
        <div className="tour-dock__body">
          <div className="tour-dock__words">
            <p>{both(running.story)}</p>
            <p className="tour-dock__task">{both(running.task)}</p>
            {running.hints.length > 0 && (
              <ol className="tour-dock__hints" aria-label={say('hints')}>
                {running.hints.map((one) => (
                  <li key={one.en}>{both(one)}</li>
                ))}
              </ol>
            )}
          </div>
          {running.papers.length > 0 && (
            <div className="tour-dock__papers">
              {running.papers.map(({ title, lines }) => (
                <dl className="tour-paper" key={title.en} aria-label={both(title)}>
                  <div className="tour-paper__title">
                    <dt>{both(title)}</dt>
                  </div>
                  {lines.map(({ label, value }) => (
                    <div className="tour-paper__line" key={label.en}>
                      <dt>{both(label)}</dt>
                      <dd>{value}</dd>
                    </div>
                  ))}
                </dl>
              ))}
            </div>
          )}
          {people.length > 0 && (
            <div className="tour-dock__guests">
              {inHand !== undefined && (
                <CardInHand
                  person={inHand}
                  onReader={cardOnReader !== undefined}
                  onLay={() => layCard(inHand.id)}
                  onLift={() => void lift.call({})}
                />
              )}
              <GuestCards people={people} onReader={cardOnReader} laid={laid} onLay={layCard} />
            </div>
          )}
        </div>
      )}
      <Confirm
        isOpen={leaving}
        title={say('leaveTitle')}
        text={say('leaveText')}
        yes={say('leaveYes')}
        no={say('leaveNo')}
        onNo={() => setLeaving(false)}
        onYes={() => {
          setLeaving(false);
          void leave.call({}).then(counter.next);
          toResult();
        }}
      />
    </aside>
  );
}

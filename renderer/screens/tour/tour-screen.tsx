/** The guided tour: the situations with what came of them, or the result of the one that is over. */
import { GraduationCap } from 'lucide-react';
import { useState } from 'react';
import { useCall } from '../../bridge/hooks.ts';
import { FailureBanner } from '../../components/failure-banner.tsx';
import { ScreenHead } from '../../components/screen-head.tsx';
import { StatusBadge } from '../../components/status-badge.tsx';
import { useTexts } from '../../messages/use-texts.ts';
import { parseRoute } from '../../router.ts';
import { navigate } from '../../use-route.ts';
import { useCounterActions } from '../check-in/use-counter-actions.ts';
import { SituationRow } from './situation-row.tsx';
import './tour-screen.css';
import { TourResultPanel } from './tour-result.tsx';
import { type Situation, useTour } from './use-tour.ts';

export function TourScreen() {
  const say = useTexts('tour');
  const common = useTexts('common');
  const tour = useTour();
  const start = useCall('tour.start');
  const leave = useCall('tour.leave');
  const counter = useCounterActions();
  const [opening, setOpening] = useState<Situation['id']>();
  if (tour === undefined) return <p className="tour-screen__muted">{common('loading')}</p>;

  const begin = async (id: Situation['id'], short: boolean) => {
    setOpening(id);
    const reply = await start.call({ id, short });
    setOpening(undefined);
    // What lay half done on the counter belongs to another world.
    if (reply.ok) await counter.next();
    const begins = reply.ok ? reply.value.running?.begins : undefined;
    if (begins !== undefined) navigate(parseRoute(`#/${begins}`));
  };
  const { situations, running } = tour;
  const tried = situations.filter(({ best }) => best !== undefined).length;
  const lists = [
    { title: say('own'), rows: situations.filter(({ own }) => own) },
    { title: say('others'), rows: situations.filter(({ own }) => !own) },
  ].filter(({ rows }) => rows.length > 0);
  return (
    <div className="tour-screen">
      <ScreenHead
        title={say('title')}
        actions={
          <StatusBadge tone="info" icon={GraduationCap}>
            {say('progress', { done: tried, all: situations.length })}
          </StatusBadge>
        }
      />
      {running?.result !== undefined && (
        <TourResultPanel
          running={running}
          result={running.result}
          pending={start.pending || leave.pending}
          onAgain={() => void begin(running.id, false)}
          onBack={() => void leave.call({}).then(counter.next)}
        />
      )}
      {running?.result === undefined && <p className="tour-screen__intro">{say('intro')}</p>}
      {start.failure !== undefined && <FailureBanner failure={start.failure} title={say('failed')} />}
      {lists.map(({ title, rows }) => (
        <section className="tour-screen__group" key={title} aria-label={title}>
          <h2 className="tour-screen__heading">{title}</h2>
          <ol className="tour-screen__list">
            {rows.map((row) => (
              <SituationRow
                key={row.id}
                situation={row}
                opening={opening === row.id}
                disabled={start.pending}
                onStart={(short) => void begin(row.id, short)}
              />
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}

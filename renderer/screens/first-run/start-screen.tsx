/** The first set-up: a table of steps, one shown, each with a way to do it later. */
import { Link } from 'react-aria-components';
import { useCall, useFirstRun, useTrades } from '../../bridge/hooks.ts';
import { Banner } from '../../components/banner.tsx';
import { Button } from '../../components/button.tsx';
import { FailureBanner } from '../../components/failure-banner.tsx';
import { Panel } from '../../components/panel.tsx';
import { ScreenHead } from '../../components/screen-head.tsx';
import { StatusBadge } from '../../components/status-badge.tsx';
import { useTexts } from '../../messages/use-texts.ts';
import { hashOf } from '../../router.ts';
import { navigate } from '../../use-route.ts';
import { counterHash } from '../counter-work/counter-place.ts';
import { ChannelStep } from './channel-step.tsx';
import { FacilityStep } from './facility-step.tsx';
import { BackupStep, OperatorsStep, PrintStep, ReaderStep } from './other-steps.tsx';
import '../settings/settings-screen.css';
import './start-screen.css';
import type { FirstRun, StepId, StepProps } from './step-parts.ts';

const CONTENTS: Readonly<Record<StepId, (props: StepProps) => React.ReactNode>> = {
  facility: FacilityStep,
  channel: ChannelStep,
  reader: ReaderStep,
  operators: OperatorsStep,
  backup: BackupStep,
  print: PrintStep,
};
const TONES = { open: 'idle', later: 'warn', done: 'good' } as const;

export function StartScreen({ part }: { readonly part: string | undefined }) {
  const say = useTexts('first-run');
  const { data, failure } = useFirstRun();
  return (
    <div className="first-run">
      <ScreenHead title={say('title')} />
      <p className="settings-text">{say('text')}</p>
      {failure !== undefined && <FailureBanner failure={failure} />}
      {data !== undefined && <Steps view={data} part={part} />}
    </div>
  );
}

function Steps({ view, part }: { readonly view: FirstRun; readonly part: string | undefined }) {
  const say = useTexts('first-run');
  const later = useCall('firstRun.later');
  const wanted = view.steps.find(({ id }) => id === part);
  const current =
    wanted ?? (part === 'summary' ? undefined : view.steps.find(({ state }) => state === 'open'));
  const next = () => {
    const at = view.steps.findIndex((step) => step.id === current?.id);
    navigate({ screen: 'start', part: view.steps[at + 1]?.id ?? 'summary' });
  };
  const Content = current && CONTENTS[current.id];
  return (
    <div className="first-run__columns">
      <nav aria-label={say('steps')}>
        <ol className="first-run__steps">
          {view.steps.map(({ id, state }) => (
            <li key={id}>
              <Link
                className="first-run__step"
                href={hashOf({ screen: 'start', part: id })}
                {...(id === current?.id && { 'aria-current': 'step' })}
              >
                <span>{say(`step.${id}`)}</span>
                <StatusBadge tone={TONES[state]}>{say(`state.${state}`)}</StatusBadge>
              </Link>
            </li>
          ))}
        </ol>
      </nav>
      {current === undefined || Content === undefined ? (
        <Summary view={view} />
      ) : (
        <Panel
          key={current.id}
          takesFocus
          title={say('stepOf', {
            number: view.steps.indexOf(current) + 1,
            count: view.steps.length,
            name: say(`step.${current.id}`),
          })}
        >
          <Content view={view} onNext={next} />
          {current.state !== 'done' && (
            <div className="first-run__later">
              <p>{say(`cost.${current.id}`)}</p>
              <Button
                variant="quiet"
                isPending={later.pending}
                onPress={async () => {
                  if ((await later.call({ step: current.id })).ok) next();
                }}
              >
                {say('later')}
              </Button>
            </div>
          )}
        </Panel>
      )}
    </div>
  );
}

function Summary({ view }: { readonly view: FirstRun }) {
  const say = useTexts('first-run');
  const trades = useTrades();
  const finish = useCall('firstRun.finish');
  const missing = view.steps.filter(({ state }) => state !== 'done');
  return (
    <Panel title={say('step.summary')} takesFocus>
      <Banner
        tone={missing.length === 0 ? 'good' : 'warn'}
        title={say(missing.length === 0 ? 'summary.all' : 'summary.some')}
      >
        {missing.map(({ id }) => (
          <p key={id}>
            <strong>{say(`step.${id}`)}.</strong> {say(`cost.${id}`)}
          </p>
        ))}
      </Banner>
      <div className="settings-row">
        <Button
          variant="primary"
          isPending={finish.pending}
          onPress={async () => {
            if ((await finish.call({})).ok) window.location.hash = counterHash(trades, '');
          }}
        >
          {say('summary.first')}
        </Button>
        <Button onPress={() => navigate({ screen: 'lock' })}>{say('summary.lock')}</Button>
      </div>
    </Panel>
  );
}

/** What the police have to be told by a person, most urgent first; and what was told, to whom, by whom. */
import { PhoneCall, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { type PoliceTask, usePoliceTasks } from '../../bridge/hooks.ts';
import { useNow } from '../../bridge/use-now.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { FailureBanner } from '../../components/failure-banner.tsx';
import { Panel } from '../../components/panel.tsx';
import { ScreenHead } from '../../components/screen-head.tsx';
import { StatusBadge } from '../../components/status-badge.tsx';
import { formatTimeNear } from '../../messages/format.ts';
import { useBilingual, useTexts } from '../../messages/use-texts.ts';
import { hashOf } from '../../router.ts';
import './police-tasks-screen.css';
import { ReportDrawer } from './report-drawer.tsx';
import { TellDrawer } from './tell-drawer.tsx';

export function PoliceTasksScreen() {
  const say = useTexts('police-tasks');
  const common = useTexts('common');
  const { data, failure, pending, refresh } = usePoliceTasks();
  const [telling, setTelling] = useState<PoliceTask>();
  const [reporting, setReporting] = useState(false);
  return (
    <div className="police-tasks">
      <ScreenHead
        title={say('title')}
        actions={<Button onPress={() => setReporting(true)}>{say('report')}</Button>}
      />
      {failure !== undefined && (
        <FailureBanner
          failure={failure}
          title={say('failed')}
          actions={<Button onPress={refresh}>{common('retry')}</Button>}
        />
      )}
      {pending && <p className="police-tasks__muted">{common('loading')}</p>}
      {data?.open.length === 0 && (
        <EmptyState icon={<ShieldCheck />} title={say('empty.title')} text={say('empty.text')} />
      )}
      {data !== undefined && data.open.length > 0 && (
        <section className="police-tasks__list" aria-label={say('open')}>
          {data.open.map((task) => (
            <OpenTask key={task.id} task={task} onTell={() => setTelling(task)} />
          ))}
        </section>
      )}
      {data !== undefined && data.told.length > 0 && <Told tasks={data.told} />}
      {telling !== undefined && <TellDrawer task={telling} onClose={() => setTelling(undefined)} />}
      {reporting && <ReportDrawer onClose={() => setReporting(false)} />}
    </div>
  );
}

function OpenTask({ task, onTell }: { readonly task: PoliceTask; readonly onTell: () => void }) {
  const say = useTexts('police-tasks');
  const both = useBilingual();
  const now = useNow(60_000);
  return (
    <Panel
      title={both(task.title)}
      actions={
        <Button variant="primary" icon={<PhoneCall aria-hidden="true" />} onPress={onTell}>
          {say('tell')}
        </Button>
      }
    >
      <div className="police-tasks__badges">
        {task.waitingMinutes !== undefined && (
          <StatusBadge tone="bad">{say('waiting', { minutes: task.waitingMinutes })}</StatusBadge>
        )}
        <span className="police-tasks__muted number">
          {say('openedBy', { at: formatTimeNear(task.openedAt, now) })}
        </span>
      </div>
      <p>
        {task.fullName !== undefined && <strong>{task.fullName}</strong>}{' '}
        {task.room !== undefined && <span className="number">{say('room', { room: task.room })}</span>}
      </p>
      <p>{both(task.advice)}</p>
      {task.note !== undefined && <p>{task.note}</p>}
      <p className="police-tasks__muted">
        {say('source', { source: task.source })}
        {task.stayId !== undefined && (
          <>
            {' · '}
            <a href={hashOf({ screen: 'guest', part: task.stayId })}>{say('stay')}</a>
          </>
        )}
      </p>
    </Panel>
  );
}

function Told({ tasks }: { readonly tasks: readonly PoliceTask[] }) {
  const say = useTexts('police-tasks');
  const both = useBilingual();
  const now = useNow(60_000);
  return (
    <Panel title={say('told')}>
      <ul className="police-tasks__told">
        {tasks.map(({ id, title, fullName, told }) => (
          <li key={id}>
            <span>
              {both(title)}
              {fullName === undefined ? '' : ` · ${fullName}`}
            </span>
            {told !== undefined && (
              <span className="police-tasks__muted number">
                {say('toldLine', {
                  who: told.who,
                  way: say(`way.${told.way}`),
                  at: formatTimeNear(told.at, now),
                })}
              </span>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

import { Activity } from 'lucide-react';
import { useState } from 'react';
import { type DoctorCheck, useCall } from '../../bridge/hooks.ts';
import { Banner } from '../../components/banner.tsx';
import { Button } from '../../components/button.tsx';
import { FailureBanner } from '../../components/failure-banner.tsx';
import { Panel } from '../../components/panel.tsx';
import { StatusBadge } from '../../components/status-badge.tsx';
import { useAnnouncer } from '../../components/toaster.tsx';
import { useBilingual, useTexts } from '../../messages/use-texts.ts';
import { navigate } from '../../use-route.ts';

type Action = NonNullable<DoctorCheck['action']>;

const TONES = { ok: 'good', warning: 'warn', failed: 'bad' } as const;

export function DoctorPanel() {
  const say = useTexts('settings');
  const { toast } = useAnnouncer();
  const { call, pending, failure } = useCall('doctor.run');
  const backup = useCall('backup.make');
  const sending = useCall('doctor.sendNow');
  const [checks, setChecks] = useState<readonly DoctorCheck[]>();
  const busy = pending || backup.pending || sending.pending;
  const run = async () => {
    const reply = await call({});
    setChecks(reply.ok ? reply.value.checks : undefined);
  };
  /** What was done shows in the next examination. */
  const act = async (action: Action) => {
    switch (action.kind) {
      case 'open':
        return navigate({ screen: 'settings', part: action.tab });
      case 'again':
        return run();
      case 'send-now': {
        const reply = await sending.call({});
        if (!reply.ok) return;
        toast({ tone: 'info', title: say('doctor.sending') });
        return run();
      }
      case 'back-up': {
        const reply = await backup.call({});
        if (!reply.ok) return;
        toast({ tone: 'good', title: say('doctor.backedUp') });
        return run();
      }
    }
  };
  const trouble = failure ?? backup.failure ?? sending.failure;
  const toDo = checks?.filter(({ status }) => status !== 'ok').length ?? 0;
  return (
    <Panel
      title={say('tab.doctor')}
      actions={
        <Button
          variant="primary"
          icon={<Activity aria-hidden="true" />}
          isDisabled={busy}
          onPress={() => void run()}
        >
          {say(pending ? 'doctor.running' : checks === undefined ? 'doctor.run' : 'doctor.again')}
        </Button>
      }
    >
      <p className="settings-text">{say('doctor.text')}</p>
      {trouble !== undefined && <FailureBanner failure={trouble} />}
      {checks !== undefined && !pending && (
        <>
          <Banner
            tone={toDo === 0 ? 'good' : 'warn'}
            title={toDo === 0 ? say('doctor.allWell') : say('doctor.toDo', { count: toDo })}
          />
          <ul className="doctor-list">
            {checks.map((check) => (
              // Several scanners are several checks of one name.
              <CheckRow key={`${check.name} ${check.finding.en}`} check={check} busy={busy} onAct={act} />
            ))}
          </ul>
        </>
      )}
    </Panel>
  );
}

function CheckRow({
  check,
  busy,
  onAct,
}: {
  readonly check: DoctorCheck;
  readonly busy: boolean;
  readonly onAct: (action: Action) => Promise<void>;
}) {
  const say = useTexts('settings');
  const both = useBilingual();
  const { action } = check;
  return (
    <li className="doctor-list__check">
      <h3 className="doctor-list__title">{both(check.title)}</h3>
      <StatusBadge tone={TONES[check.status]}>{say(`doctor.${check.status}`)}</StatusBadge>
      <p className="doctor-list__finding">{both(check.finding)}</p>
      {check.remedy !== undefined && (
        <div className="doctor-list__remedy">
          <p>
            <strong>{say('doctor.remedy')}:</strong> {both(check.remedy)}
          </p>
          {action !== undefined && (
            <Button
              aria-label={`${say(`doctor.do.${action.kind}`)}: ${both(check.title)}`}
              isDisabled={busy}
              onPress={() => void onAct(action)}
            >
              {say(`doctor.do.${action.kind}`)}
            </Button>
          )}
        </div>
      )}
    </li>
  );
}

import { Activity } from 'lucide-react';
import { useState } from 'react';
import { type DoctorCheck, useCall } from '../../bridge/hooks.ts';
import { Banner } from '../../components/banner.tsx';
import { Button } from '../../components/button.tsx';
import { FailureBanner } from '../../components/failure-banner.tsx';
import { Panel } from '../../components/panel.tsx';
import { StatusBadge } from '../../components/status-badge.tsx';
import { useBilingual, useTexts } from '../../messages/use-texts.ts';

const TONES = { ok: 'good', warning: 'warn', failed: 'bad' } as const;

export function DoctorPanel() {
  const say = useTexts('settings');
  const { call, pending, failure } = useCall('doctor.run');
  const [checks, setChecks] = useState<readonly DoctorCheck[]>();
  const run = async () => {
    const reply = await call({});
    setChecks(reply.ok ? reply.value.checks : undefined);
  };
  const toDo = checks?.filter(({ status }) => status !== 'ok').length ?? 0;
  return (
    <Panel
      title={say('tab.doctor')}
      actions={
        <Button
          variant="primary"
          icon={<Activity aria-hidden="true" />}
          isDisabled={pending}
          onPress={() => void run()}
        >
          {say(pending ? 'doctor.running' : checks === undefined ? 'doctor.run' : 'doctor.again')}
        </Button>
      }
    >
      <p className="settings-text">{say('doctor.text')}</p>
      {failure !== undefined && <FailureBanner failure={failure} />}
      {checks !== undefined && !pending && (
        <>
          <Banner
            tone={toDo === 0 ? 'good' : 'warn'}
            title={toDo === 0 ? say('doctor.allWell') : say('doctor.toDo', { count: toDo })}
          />
          <ul className="doctor-list">
            {checks.map((check) => (
              <CheckRow key={check.name} check={check} />
            ))}
          </ul>
        </>
      )}
    </Panel>
  );
}

function CheckRow({ check }: { readonly check: DoctorCheck }) {
  const say = useTexts('settings');
  const both = useBilingual();
  return (
    <li className="doctor-list__check">
      <h3 className="doctor-list__title">{both(check.title)}</h3>
      <StatusBadge tone={TONES[check.status]}>{say(`doctor.${check.status}`)}</StatusBadge>
      <p className="doctor-list__finding">{both(check.finding)}</p>
      {check.remedy !== undefined && (
        <p className="doctor-list__remedy">
          <strong>{say('doctor.remedy')}:</strong> {both(check.remedy)}
        </p>
      )}
    </li>
  );
}

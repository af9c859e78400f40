/** Where a manager sets the code, chooses what a locked desk may do, and locks it. Locked: where it is opened. */
import { Lock } from 'lucide-react';
import { useState } from 'react';
import { useCall, useDeskStatus, useLock } from '../../bridge/hooks.ts';
import { Banner } from '../../components/banner.tsx';
import { Button } from '../../components/button.tsx';
import { ChoiceBar } from '../../components/choice-bar.tsx';
import { FailureBanner } from '../../components/failure-banner.tsx';
import { Panel } from '../../components/panel.tsx';
import { ScreenHead } from '../../components/screen-head.tsx';
import { formatDateTime } from '../../messages/format.ts';
import { useTexts } from '../../messages/use-texts.ts';
import { CodeForm } from './code-form.tsx';
import { goFullScreen } from './full-screen.ts';
import './lock.css';
import { LockedScreen } from './locked-screen.tsx';

export const RESET_COMMANDS = {
  electron: '--reset-manager-code',
  loopback: 'npm run kiosk -- manager-code reset',
} as const;

export function LockScreen() {
  const say = useTexts('kiosk-lock');
  const { lock, host } = useDeskStatus();
  const { data } = useLock();
  const starting = useCall('lock.start');
  const [role, setRole] = useState<'counter' | 'check-in'>('counter');
  if (lock?.state === 'locked') return <LockedScreen />;
  const start = async () => {
    // First, while the press still counts for the browser.
    if (host === 'loopback') void goFullScreen();
    await starting.call({ role });
  };
  const isSet = data?.codeSetAt !== undefined;
  return (
    <div className="lock-screen">
      <ScreenHead title={say('title')} />
      <Panel title={say('code.title')}>
        <p className="settings-text">
          {data?.codeSetAt === undefined
            ? say('code.none')
            : say('code.set', { at: formatDateTime(data.codeSetAt) })}
        </p>
        {data?.codeResetAt !== undefined && (
          <Banner tone="warn" title={say('code.reset', { at: formatDateTime(data.codeResetAt) })} />
        )}
        <CodeForm />
        <details className="lock-screen__forgot">
          <summary>{say('code.forgot')}</summary>
          <p>{say('code.forgotText')}</p>
          <code translate="no">{RESET_COMMANDS[host]}</code>
        </details>
      </Panel>
      <Panel title={say('title')}>
        <p className="settings-text">{say('text')}</p>
        <Banner
          tone={host === 'loopback' ? 'warn' : 'info'}
          title={say(host === 'loopback' ? 'browser' : 'electron')}
        />
        <div className="settings-block">
          <span className="settings-block__label">{say('role.title')}</span>
          <ChoiceBar
            label={say('role.title')}
            value={role}
            onChange={setRole}
            options={(['counter', 'check-in'] as const).map((value) => ({
              value,
              label: say(`role.${value}`),
            }))}
          />
          <p className="settings-text">{say(`role.${role}Text`)}</p>
        </div>
        {starting.failure !== undefined && <FailureBanner failure={starting.failure} />}
        <div>
          <Button
            variant="primary"
            icon={<Lock aria-hidden="true" />}
            isDisabled={!isSet || starting.pending}
            onPress={() => void start()}
          >
            {say('start')}
          </Button>
        </div>
      </Panel>
    </div>
  );
}

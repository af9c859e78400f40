/** Above every screen while the lock is on: that it is, and the manager's way out. */
import { Lock, LockOpen, Maximize } from 'lucide-react';
import { useCall, useDeskStatus } from '../../bridge/hooks.ts';
import { Button } from '../../components/button.tsx';
import { formatTime } from '../../messages/format.ts';
import { useTexts } from '../../messages/use-texts.ts';
import { navigate } from '../../use-route.ts';
import { goFullScreen, leaveFullScreen, useFullScreen } from './full-screen.ts';
import './lock.css';

export function LockStrip() {
  const say = useTexts('kiosk-lock');
  const { lock, host } = useDeskStatus();
  const full = useFullScreen();
  const close = useCall('lock.close');
  const end = useCall('lock.end');
  if (lock === undefined) return null;
  const locked = lock.state === 'locked';
  return (
    <div className={`lock-strip lock-strip--${lock.state}`} role="status">
      {locked ? <Lock aria-hidden="true" size={18} /> : <LockOpen aria-hidden="true" size={18} />}
      <strong>{locked ? say('locked') : say('open', { at: formatTime(lock.until ?? 0) })}</strong>
      {locked && <span>{say(`lockedText.${lock.role}`)}</span>}
      {locked && host === 'loopback' && !full && <span>{say('notFull')}</span>}
      <span className="lock-strip__actions">
        {locked && host === 'loopback' && !full && (
          <Button icon={<Maximize aria-hidden="true" />} onPress={() => void goFullScreen()}>
            {say('fullScreen')}
          </Button>
        )}
        {locked ? (
          <Button onPress={() => navigate({ screen: 'lock' })}>{say('unlock')}</Button>
        ) : (
          <>
            <Button onPress={() => void close.call({})}>{say('close')}</Button>
            <Button
              onPress={() => {
                void leaveFullScreen();
                void end.call({});
              }}
            >
              {say('end')}
            </Button>
          </>
        )}
      </span>
    </div>
  );
}

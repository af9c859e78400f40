/** The window turned to the guest: off until somebody wants it, and opened on the second screen. */
import { MonitorUp, MonitorX } from 'lucide-react';
import { useGuestDisplayWindow } from '../../bridge/use-guest-display-window.ts';
import { Button } from '../../components/button.tsx';
import { Checkbox } from '../../components/checkbox.tsx';
import { FailureBanner } from '../../components/failure-banner.tsx';
import { Panel } from '../../components/panel.tsx';
import { useTexts } from '../../messages/use-texts.ts';

export function GuestDisplayPanel() {
  const say = useTexts('guest-display');
  const display = useGuestDisplayWindow();
  return (
    <Panel
      title={say('title')}
      actions={
        display.on === true && (
          <div className="settings-row">
            {display.isOpen === true && (
              <Button
                variant="quiet"
                icon={<MonitorX aria-hidden="true" />}
                isDisabled={display.pending}
                onPress={display.close}
              >
                {say('close')}
              </Button>
            )}
            <Button
              icon={<MonitorUp aria-hidden="true" />}
              isDisabled={display.pending}
              onPress={display.open}
            >
              {say('open')}
            </Button>
          </div>
        )
      }
    >
      {display.failure !== undefined && <FailureBanner failure={display.failure} title={say('failed')} />}
      {display.on !== undefined && (
        <Checkbox isSelected={display.on} isDisabled={display.pending} onChange={display.switch}>
          {say('switch')}
        </Checkbox>
      )}
      <p className="settings-text">{say('text')}</p>
      <p className="settings-text">{say('consent')}</p>
    </Panel>
  );
}

/** The window turned to the guest: off until somebody wants it, and opened on the second screen. */
import { MonitorUp, MonitorX } from 'lucide-react';
import { useCall } from '../../bridge/hooks.ts';
import { useDeskQuery } from '../../bridge/use-desk-query.ts';
import { Button } from '../../components/button.tsx';
import { Checkbox } from '../../components/checkbox.tsx';
import { FailureBanner } from '../../components/failure-banner.tsx';
import { Panel } from '../../components/panel.tsx';
import { useTexts } from '../../messages/use-texts.ts';

const WINDOW = 'desk-guest-display';

export function GuestDisplayPanel() {
  const say = useTexts('guest-display');
  const { data, failure, refresh } = useDeskQuery('guestDisplay.setting', {});
  const change = useCall('guestDisplay.switch');
  const open = useCall('guestDisplay.open');
  const close = useCall('guestDisplay.close');
  const set = async (on: boolean) => {
    open.clear();
    const reply = await change.call({ on });
    if (reply.ok) refresh();
  };
  const show = async () => {
    const reply = await open.call({});
    if (reply.ok && reply.value.address !== undefined) window.open(reply.value.address, WINDOW, 'popup');
    refresh();
  };
  const hide = async () => {
    await close.call({});
    refresh();
  };
  const trouble = failure ?? change.failure ?? open.failure ?? close.failure;
  return (
    <Panel
      title={say('title')}
      actions={
        data?.on === true && (
          <div className="settings-row">
            {data.open === true && (
              <Button
                variant="quiet"
                icon={<MonitorX aria-hidden="true" />}
                isDisabled={close.pending}
                onPress={() => void hide()}
              >
                {say('close')}
              </Button>
            )}
            <Button
              icon={<MonitorUp aria-hidden="true" />}
              isDisabled={open.pending}
              onPress={() => void show()}
            >
              {say('open')}
            </Button>
          </div>
        )
      }
    >
      {trouble !== undefined && <FailureBanner failure={trouble} title={say('failed')} />}
      {data !== undefined && (
        <Checkbox isSelected={data.on} isDisabled={change.pending} onChange={(on) => void set(on)}>
          {say('switch')}
        </Checkbox>
      )}
      <p className="settings-text">{say('text')}</p>
      <p className="settings-text">{say('consent')}</p>
    </Panel>
  );
}

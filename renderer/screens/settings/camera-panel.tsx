/** Whether the facility wants pictures of guests who agree. */
import { useCall } from '../../bridge/hooks.ts';
import { useDeskQuery } from '../../bridge/use-desk-query.ts';
import { Checkbox } from '../../components/checkbox.tsx';
import { FailureBanner } from '../../components/failure-banner.tsx';
import { Panel } from '../../components/panel.tsx';
import { useTexts } from '../../messages/use-texts.ts';

export function CameraPanel() {
  const say = useTexts('camera');
  const { data, failure, refresh } = useDeskQuery('premises.view', {});
  const change = useCall('premises.camera');
  const set = async (on: boolean) => {
    if ((await change.call({ on })).ok) refresh();
  };
  const trouble = failure ?? change.failure;
  return (
    <Panel title={say('setting.title')}>
      {trouble !== undefined && <FailureBanner failure={trouble} title={say('setting.failed')} />}
      {data !== undefined && (
        <Checkbox isSelected={data.cameraOn} isDisabled={change.pending} onChange={(on) => void set(on)}>
          {say('setting.switch')}
        </Checkbox>
      )}
      <p className="settings-text">{say('setting.text')}</p>
    </Panel>
  );
}

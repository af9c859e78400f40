/** A file for whoever helps from afar. */
import { Save } from 'lucide-react';
import { useCall } from '../../bridge/hooks.ts';
import { Button } from '../../components/button.tsx';
import { FailureBanner } from '../../components/failure-banner.tsx';
import { Panel } from '../../components/panel.tsx';
import { useAnnouncer } from '../../components/toaster.tsx';
import { useTexts } from '../../messages/use-texts.ts';
import { saveFile } from '../books/save-file.ts';

export function SupportPanel() {
  const say = useTexts('settings');
  const { toast } = useAnnouncer();
  const { call, pending, failure } = useCall('support.bundle');
  const save = async () => {
    const reply = await call({});
    if (!reply.ok) return;
    saveFile(reply.value);
    toast({ tone: 'good', title: say('doctor.supportSaved', { name: reply.value.name }) });
  };
  return (
    <Panel
      title={say('doctor.support')}
      actions={
        <Button icon={<Save aria-hidden="true" />} isDisabled={pending} onPress={() => void save()}>
          {say('doctor.supportSave')}
        </Button>
      }
    >
      <p className="settings-text">{say('doctor.supportText')}</p>
      {failure !== undefined && <FailureBanner failure={failure} />}
    </Panel>
  );
}

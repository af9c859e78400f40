/** The picture that was kept of a guest: seen only when somebody asks for it, and deleted when the guest does. */
import { Eye, EyeOff, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useCall } from '../../bridge/hooks.ts';
import { useDeskQuery } from '../../bridge/use-desk-query.ts';
import { Button } from '../../components/button.tsx';
import { Confirm } from '../../components/confirm.tsx';
import { FailureBanner } from '../../components/failure-banner.tsx';
import { Panel } from '../../components/panel.tsx';
import { useAnnouncer } from '../../components/toaster.tsx';
import { formatDateTime } from '../../messages/format.ts';
import { useTexts } from '../../messages/use-texts.ts';
import './guest-picture.css';

export function GuestPicture({ stayId }: { readonly stayId: string }) {
  const say = useTexts('camera');
  const { toast } = useAnnouncer();
  const { data, refresh } = useDeskQuery('camera.of', { id: stayId });
  const show = useCall('camera.show');
  const remove = useCall('camera.remove');
  const [asking, setAsking] = useState(false);
  const kept = data?.kept;
  if (kept === undefined) return null;
  const at = formatDateTime(kept.takenAt);
  const trouble = show.failure ?? remove.failure;
  const goAway = async () => {
    setAsking(false);
    if (!(await remove.call({ id: stayId })).ok) return;
    show.clear();
    toast({ tone: 'good', title: say('kept.removed') });
    refresh();
  };
  return (
    <Panel title={say('title')}>
      {trouble !== undefined && <FailureBanner failure={trouble} title={say('notSaved')} />}
      <p>{say('kept.text', { at, until: formatDateTime(kept.until) })}</p>
      {show.found !== undefined && (
        <img
          className="guest-picture"
          src={`data:image/jpeg;base64,${show.found.base64}`}
          alt={say('kept.alt', { at })}
        />
      )}
      <div className="guest-picture__ways">
        {show.found === undefined ? (
          <Button
            icon={<Eye aria-hidden="true" />}
            isDisabled={show.pending}
            onPress={() => void show.call({ id: stayId })}
          >
            {say('kept.show')}
          </Button>
        ) : (
          <Button icon={<EyeOff aria-hidden="true" />} onPress={show.clear}>
            {say('kept.hide')}
          </Button>
        )}
        <Button
          variant="danger"
          icon={<Trash2 aria-hidden="true" />}
          isDisabled={remove.pending}
          onPress={() => setAsking(true)}
        >
          {say('kept.remove')}
        </Button>
      </div>
      <Confirm
        isOpen={asking}
        title={say('kept.askTitle')}
        text={say('kept.askText')}
        yes={say('kept.yes')}
        no={say('kept.no')}
        onYes={() => void goAway()}
        onNo={() => setAsking(false)}
      />
    </Panel>
  );
}

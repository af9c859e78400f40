import { LockOpen } from 'lucide-react';
import { useState } from 'react';
import { useCall, useLock } from '../../bridge/hooks.ts';
import { useNow } from '../../bridge/use-now.ts';
import { Banner } from '../../components/banner.tsx';
import { Button } from '../../components/button.tsx';
import { FailureBanner } from '../../components/failure-banner.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useTexts } from '../../messages/use-texts.ts';

const SECOND_MS = 1000;
const clock = (ms: number): string => {
  const seconds = Math.ceil(ms / SECOND_MS);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
};

/** The manager's code. While the desk takes none, it says for how long. */
export function UnlockForm() {
  const say = useTexts('kiosk-lock');
  const { data, refresh } = useLock();
  const opening = useCall('lock.open');
  const now = useNow();
  const [code, setCode] = useState('');
  const left = (data?.waitUntil ?? 0) - now;
  const open = async () => {
    const reply = await opening.call({ code });
    setCode('');
    if (!reply.ok) refresh();
  };
  return (
    <form
      className="unlock-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void open();
      }}
    >
      {left > 0 ? (
        <Banner tone="warn" title={say('wait', { span: clock(left) })} />
      ) : (
        opening.failure !== undefined &&
        opening.failure.code !== 'manager-code-wait' && <FailureBanner failure={opening.failure} />
      )}
      <div className="unlock-form__row">
        <TextField label={say('enter')} type="password" value={code} onChange={setCode} autoFocus />
        <Button
          type="submit"
          variant="primary"
          icon={<LockOpen aria-hidden="true" />}
          isDisabled={opening.pending || left > 0}
        >
          {say('unlock')}
        </Button>
      </div>
    </form>
  );
}

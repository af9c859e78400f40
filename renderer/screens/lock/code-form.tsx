/** Setting the manager's code, or another in its place. */
import { useState } from 'react';
import { useCall, useLock } from '../../bridge/hooks.ts';
import { Button } from '../../components/button.tsx';
import { FailureBanner } from '../../components/failure-banner.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useAnnouncer } from '../../components/toaster.tsx';
import { useBilingual, useTexts } from '../../messages/use-texts.ts';

export function CodeForm() {
  const say = useTexts('kiosk-lock');
  const both = useBilingual();
  const { toast } = useAnnouncer();
  const { data } = useLock();
  const setting = useCall('lock.setCode');
  const [code, setCode] = useState('');
  const [again, setAgain] = useState('');
  const [current, setCurrent] = useState('');
  const [differ, setDiffer] = useState(false);
  const isSet = data?.codeSetAt !== undefined;
  const errorAt = (path: string) => {
    const found = setting.failure?.fields?.find((field) => field.path === path);
    return found && both(found.message);
  };
  const save = async () => {
    setDiffer(code !== again);
    if (code !== again) return;
    const reply = await setting.call(isSet ? { code, current } : { code });
    if (!reply.ok) return;
    setCode('');
    setAgain('');
    setCurrent('');
    toast({ tone: 'good', title: say('code.saved') });
  };
  return (
    <form
      className="settings-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {setting.failure !== undefined && setting.failure.fields === undefined && (
        <div className="settings-form__wide">
          <FailureBanner failure={setting.failure} />
        </div>
      )}
      {isSet && (
        <div className="settings-form__wide">
          <TextField
            label={say('code.current')}
            type="password"
            value={current}
            onChange={setCurrent}
            error={errorAt('current')}
          />
        </div>
      )}
      <TextField
        label={say('code.new')}
        description={say('code.newText')}
        type="password"
        value={code}
        onChange={setCode}
        error={errorAt('code')}
      />
      <TextField
        label={say('code.again')}
        type="password"
        value={again}
        onChange={setAgain}
        error={differ ? say('code.differ') : undefined}
      />
      <div className="settings-form__actions">
        <Button type="submit" isDisabled={setting.pending || code === ''}>
          {say('code.save')}
        </Button>
      </div>
    </form>
  );
}

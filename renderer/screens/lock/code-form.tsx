/** Setting the manager's code, or another in its place. */
import { useState } from 'react';
import { useCall, useLock } from '../../bridge/hooks.ts';
import { Button } from '../../components/button.tsx';
import { FailureBanner } from '../../components/failure-banner.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useAnnouncer } from '../../components/toaster.tsx';
import { useBilingual, useTexts } from '../../messages/use-texts.ts';
import { focusFirstError } from '../check-in/focus-first-error.ts';

export function CodeForm() {
  const say = useTexts('kiosk-lock');
  const both = useBilingual();
  const { toast } = useAnnouncer();
  const { data } = useLock();
  const setting = useCall('lock.setCode');
  const [code, setCode] = useState('');
  const [again, setAgain] = useState('');
  const [current, setCurrent] = useState('');
  const [tried, setTried] = useState(false);
  const isSet = data?.codeSetAt !== undefined;
  const errorAt = (path: string) => {
    const found = setting.failure?.fields?.find((field) => field.path === path);
    return found && both(found.message);
  };
  /** Nothing is held against what is being mended. */
  const typing = (set: (text: string) => void) => (text: string) => {
    setTried(false);
    set(text);
  };
  const noCurrent = isSet && current === '';
  const differ = code !== again;
  const save = async () => {
    setTried(true);
    // What was not typed is no wrong try, and must not be counted as one.
    if (noCurrent || code === '' || differ) return focusFirstError();
    const reply = await setting.call(isSet ? { code, current } : { code });
    if (!reply.ok) return;
    setTried(false);
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
        <div className="settings-form__wide" data-path="current">
          <TextField
            label={say('code.current')}
            type="password"
            value={current}
            onChange={typing(setCurrent)}
            error={tried && noCurrent ? say('code.currentMissing') : errorAt('current')}
          />
        </div>
      )}
      <div data-path="code">
        <TextField
          label={say('code.new')}
          description={say('code.newText')}
          type="password"
          value={code}
          onChange={typing(setCode)}
          error={tried && code === '' ? say('code.missing') : errorAt('code')}
        />
      </div>
      <div data-path="again">
        <TextField
          label={say('code.again')}
          type="password"
          value={again}
          onChange={typing(setAgain)}
          error={tried && code !== '' && differ ? say('code.differ') : undefined}
        />
      </div>
      <div className="settings-form__actions">
        <Button type="submit" isPending={setting.pending}>
          {say('code.save')}
        </Button>
      </div>
    </form>
  );
}

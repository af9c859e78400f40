/** The number that the portal shows for one file. Only a match makes the file done. */
import { type SyntheticEvent, useState } from 'react';
import { type PortalFile, useCall } from '../../bridge/hooks.ts';
import { Button } from '../../components/button.tsx';
import { FailureBanner } from '../../components/failure-banner.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useAnnouncer } from '../../components/toaster.tsx';
import { useTexts } from '../../messages/use-texts.ts';

export function CountForm({ file, onDone }: { readonly file: PortalFile; readonly onDone: () => void }) {
  const say = useTexts('by-hand');
  const { toast } = useAnnouncer();
  const count = useCall('portalFiles.count');
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const number = /^\d{1,6}$/.test(typed.trim()) ? Number(typed) : undefined;
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (number === undefined || count.pending) return;
    const reply = await count.call({ id: file.id, typed: number });
    if (!reply.ok) return;
    toast({ tone: 'good', title: say('files.counted') });
    onDone();
  };
  return (
    <form className="statement-form" onSubmit={(event) => void submit(event)} noValidate>
      {count.failure !== undefined && (
        <FailureBanner failure={count.failure} title={say('files.countFailed')} />
      )}
      {file.proven > 0 && <p className="portal-file__muted">{say('files.partly', { count: file.proven })}</p>}
      <TextField
        label={say('files.typed')}
        value={typed}
        onChange={setTyped}
        inputMode="numeric"
        number
        error={tried && number === undefined ? say('form.whole') : undefined}
        autoFocus
      />
      <div className="entry-statements__buttons">
        <Button type="submit" variant="primary" isPending={count.pending}>
          {say('form.save')}
        </Button>
        <Button onPress={onDone}>{say('form.cancel')}</Button>
      </div>
    </form>
  );
}

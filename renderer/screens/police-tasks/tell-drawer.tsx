import { type SyntheticEvent, useState } from 'react';
import { type PoliceTask, useCall } from '../../bridge/hooks.ts';
import { Button } from '../../components/button.tsx';
import { Drawer } from '../../components/drawer.tsx';
import { FailureBanner } from '../../components/failure-banner.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useAnnouncer } from '../../components/toaster.tsx';
import { useBilingual, useTexts } from '../../messages/use-texts.ts';

const WAYS = ['phone', 'in-person', 'portal', 'mailbox'] as const;

/** Who took the message: without a name nobody can say later that the police were told. */
export function TellDrawer({ task, onClose }: { readonly task: PoliceTask; readonly onClose: () => void }) {
  const say = useTexts('police-tasks');
  const common = useTexts('common');
  const both = useBilingual();
  const { toast } = useAnnouncer();
  const told = useCall('policeTasks.told');
  const [who, setWho] = useState('');
  const [way, setWay] = useState<(typeof WAYS)[number]>('phone');
  const [words, setWords] = useState('');
  const [tried, setTried] = useState(false);
  const missing = tried && who.trim() === '';
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (who.trim() === '') return;
    const reply = await told.call({
      id: task.id,
      who: who.trim(),
      way,
      ...(words.trim() !== '' && { words: words.trim() }),
    });
    if (!reply.ok) return;
    toast({ tone: 'good', title: say('form.done') });
    onClose();
  };
  return (
    <Drawer isOpen onClose={onClose} title={say('form.title')}>
      <form className="police-tasks__form" onSubmit={(event) => void submit(event)} noValidate>
        <p>{both(task.advice)}</p>
        {told.failure !== undefined && <FailureBanner failure={told.failure} title={say('form.failed')} />}
        <TextField
          label={say('form.who')}
          value={who}
          onChange={setWho}
          error={missing ? common('required') : undefined}
          size="l"
          maxLength={100}
          autoFocus
        />
        <SelectField
          label={say('form.way')}
          options={WAYS.map((value) => ({ value, label: say(`way.${value}`) }))}
          value={way}
          onChange={setWay}
        />
        <TextField label={say('form.words')} value={words} onChange={setWords} maxLength={500} multiline />
        <Button type="submit" variant="primary" size="l" keyHint="Enter" isDisabled={told.pending}>
          {say('form.save')}
        </Button>
      </form>
    </Drawer>
  );
}

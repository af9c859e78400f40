import { type SyntheticEvent, useState } from 'react';
import { type PoliceTask, useCall } from '../../bridge/hooks.ts';
import { Button } from '../../components/button.tsx';
import { Drawer } from '../../components/drawer.tsx';
import { FailureBanner } from '../../components/failure-banner.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useAnnouncer } from '../../components/toaster.tsx';
import { useTexts } from '../../messages/use-texts.ts';

const KINDS: readonly PoliceTask['kind'][] = [
  'suspicion',
  'doubtful-papers',
  'weapon-without-licence',
  'foreigner-without-passport',
  'guest-without-papers',
  'other',
];

/** Something seen at the counter that the police should know. The words may come later, or never. */
export function ReportDrawer({ onClose }: { readonly onClose: () => void }) {
  const say = useTexts('police-tasks');
  const { toast } = useAnnouncer();
  const open = useCall('policeTasks.open');
  const [kind, setKind] = useState<PoliceTask['kind']>('suspicion');
  const [room, setRoom] = useState('');
  const [note, setNote] = useState('');
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    const reply = await open.call({
      kind,
      ...(room.trim() !== '' && { room: room.trim() }),
      ...(note.trim() !== '' && { note: note.trim() }),
    });
    if (!reply.ok) return;
    toast({ tone: 'warn', title: say('newForm.done') });
    onClose();
  };
  return (
    <Drawer isOpen onClose={onClose} title={say('newForm.title')}>
      <form className="police-tasks__form" onSubmit={(event) => void submit(event)} noValidate>
        {open.failure !== undefined && <FailureBanner failure={open.failure} title={say('form.failed')} />}
        <SelectField
          label={say('newForm.kind')}
          options={KINDS.map((value) => ({ value, label: say(`kind.${value}`) }))}
          value={kind}
          onChange={setKind}
          size="l"
        />
        <TextField label={say('newForm.room')} value={room} onChange={setRoom} maxLength={60} />
        <TextField label={say('newForm.note')} value={note} onChange={setNote} maxLength={500} multiline />
        <Button type="submit" variant="primary" size="l" isDisabled={open.pending}>
          {say('newForm.save')}
        </Button>
      </form>
    </Drawer>
  );
}

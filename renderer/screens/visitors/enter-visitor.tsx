/** The person on the counter visits a room: the room, and whom, where somebody is known to be in it. */
import { useState } from 'react';
import { useBoard, useCall, useCheckIn } from '../../bridge/hooks.ts';
import { SelectField } from '../../components/select-field.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useAnnouncer } from '../../components/toaster.tsx';
import { useTexts } from '../../messages/use-texts.ts';
import { navigate } from '../../use-route.ts';
import { CounterWork } from '../counter-work/counter-work.tsx';
import { useCounterWork, useErrorOf } from '../counter-work/use-counter-work.ts';

const ANYBODY = '';

export function EnterVisitor() {
  const { id } = useCheckIn();
  return <VisitorForm key={id} />;
}

function VisitorForm() {
  const say = useTexts('visitors');
  const { toast } = useAnnouncer();
  const work = useCounterWork();
  const board = useBoard().data;
  const enter = useCall('visitors.enter');
  const errorOf = useErrorOf(enter.failure);
  const [room, setRoom] = useState('');
  const [whom, setWhom] = useState(ANYBODY);
  const guests = board?.rooms.find((one) => one.room === room.trim())?.guests ?? [];
  const visited = guests.find(({ id }) => id === whom)?.id;
  const save = async () => {
    const reply = await enter.call({
      checkInId: work.view.id,
      room: room.trim(),
      ...(visited !== undefined && { visitsStayId: visited }),
    });
    if (!reply.ok) return;
    toast({
      tone: 'good',
      title: say('form.done', { name: work.view.person?.fullName ?? '', room: room.trim() }),
    });
    work.done();
    navigate({ screen: 'visitors' });
  };
  return (
    <CounterWork
      work={work}
      label={say('form.label')}
      save={say('form.save')}
      pending={enter.pending}
      failure={enter.failure}
      undeclared
      onSave={() => void save()}
    >
      <div data-path="room">
        <TextField
          label={say('form.room')}
          value={room}
          onChange={setRoom}
          error={errorOf('room')}
          size="l"
          maxLength={60}
          autoFocus
          name="room"
        />
      </div>
      {guests.length > 0 && (
        <SelectField
          label={say('form.whom')}
          options={[
            { value: ANYBODY, label: say('form.anybody') },
            ...guests.map(({ id, fullName }) => ({ value: id, label: fullName })),
          ]}
          value={visited ?? ANYBODY}
          onChange={setWhom}
          size="l"
        />
      )}
      <p className="counter-work__note">{say('form.note')}</p>
    </CounterWork>
  );
}

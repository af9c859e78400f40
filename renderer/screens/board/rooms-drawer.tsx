/** The list of rooms, typed or pasted as lines: a house has been numbered long before the desk came. */
import { type SyntheticEvent, useState } from 'react';
import { type BoardRoom, useCall } from '../../bridge/hooks.ts';
import { Button } from '../../components/button.tsx';
import { Drawer } from '../../components/drawer.tsx';
import { FailureBanner } from '../../components/failure-banner.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useAnnouncer } from '../../components/toaster.tsx';
import { useTexts } from '../../messages/use-texts.ts';
import { isProblem, parseRooms, writeRooms } from './rooms-text.ts';

export function RoomsDrawer({
  rooms,
  onClose,
}: {
  readonly rooms: readonly BoardRoom[];
  readonly onClose: () => void;
}) {
  const say = useTexts('board');
  const { toast } = useAnnouncer();
  const [text, setText] = useState(() => writeRooms(rooms.filter(({ listed }) => listed)));
  const [tried, setTried] = useState(false);
  const save = useCall('board.rooms');
  const parsed = parseRooms(text);
  const error = !isProblem(parsed)
    ? undefined
    : parsed.kind === 'wrong'
      ? say('editWrong', { line: parsed.line })
      : say('editTwice', { room: parsed.room });
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (isProblem(parsed)) return;
    const reply = await save.call({ rooms: [...parsed] });
    if (!reply.ok) return;
    toast({ tone: 'good', title: say('saved') });
    onClose();
  };
  return (
    <Drawer isOpen onClose={onClose} title={say('editTitle')}>
      <form className="rooms-drawer" onSubmit={(event) => void submit(event)} noValidate>
        {save.failure !== undefined && <FailureBanner failure={save.failure} title={say('notSaved')} />}
        <TextField
          label={say('editLabel')}
          value={text}
          onChange={setText}
          description={say('editText')}
          error={tried ? error : undefined}
          multiline
          autoFocus
        />
        <Button type="submit" variant="primary" size="l" isDisabled={save.pending}>
          {say('save')}
        </Button>
      </form>
    </Drawer>
  );
}

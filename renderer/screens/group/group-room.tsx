/** Where one of the group sleeps: the room dealt, another if the clerk says so, and in words what is wrong with what all share. */
import type { ReactNode } from 'react';
import { TextField } from '../../components/text-field.tsx';
import { useBilingual, useTexts } from '../../messages/use-texts.ts';
import { fieldErrorsOf } from '../check-in/counter-state.ts';
import { useCounter } from '../check-in/counter-store.ts';
import './group-confirm.css';

/** Fields that stand here; what is wrong with the others is said in words. */
const SHOWN = ['stay.room', 'permittedStayUntil'];

export interface GroupRoomProps {
  readonly nextRoom: string | undefined;
  readonly room: string;
  readonly onRoom: (room: string) => void;
  /** What else this guest is asked. */
  readonly more?: ReactNode;
}

export function GroupRoom({ nextRoom, room, onRoom, more }: GroupRoomProps) {
  const say = useTexts('group');
  const both = useBilingual();
  const counter = useCounter();
  const errors = fieldErrorsOf(counter);
  const wrong = errors.get('stay.room');
  const others = (counter.problem?.code === 'fields-invalid' ? [...errors] : []).filter(
    ([path]) => !SHOWN.includes(path) && !path.startsWith('person.'),
  );
  return (
    <>
      {nextRoom !== undefined && (
        <p className="group-confirm__room">
          {say('room')} <strong className="number">{nextRoom}</strong>
        </p>
      )}
      {more}
      <div data-path="stay.room">
        <TextField
          label={say(nextRoom === undefined ? 'room' : 'otherRoom')}
          value={room}
          onChange={onRoom}
          error={wrong && both(wrong)}
          description={nextRoom === undefined ? say('noRoomText') : undefined}
          name="room"
          maxLength={60}
        />
      </div>
      {others.length > 0 && (
        <ul className="group-confirm__errors">
          {others.map(([path, text]) => (
            <li key={path}>{both(text)}</li>
          ))}
        </ul>
      )}
    </>
  );
}

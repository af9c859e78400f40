import { BedDouble, DoorOpen, LogOut, TriangleAlert, Users } from 'lucide-react';
import type { BoardRoom } from '../../bridge/hooks.ts';
import { StatusBadge, type Tone } from '../../components/status-badge.tsx';
import { formatTimeNear } from '../../messages/format.ts';
import { useTexts } from '../../messages/use-texts.ts';
import { hashOf } from '../../router.ts';

const LOOKS = {
  free: { tone: 'idle', icon: DoorOpen },
  occupied: { tone: 'info', icon: BedDouble },
  'due-out': { tone: 'warn', icon: LogOut },
  'over-full': { tone: 'bad', icon: TriangleAlert },
} as const satisfies Record<BoardRoom['state'], { tone: Tone; icon: unknown }>;

/** One room: its state in colour, shape and word, and the guests in it. */
export function RoomTile({ room, now }: { readonly room: BoardRoom; readonly now: number }) {
  const say = useTexts('board');
  const guest = useTexts('guest');
  return (
    <li className={`room-tile room-tile--${LOOKS[room.state].tone}`}>
      <div className="room-tile__head">
        <h3 className="room-tile__name number">{room.room}</h3>
        <StatusBadge {...LOOKS[room.state]}>{say(`state.${room.state}`)}</StatusBadge>
      </div>
      <p className="room-tile__muted number">
        {say('beds', { guests: room.guests.length, beds: room.beds })}
      </p>
      {!room.listed && <p className="room-tile__muted">{say('unlisted')}</p>}
      <ul className="room-tile__guests">
        {room.guests.map((stay) => (
          <li key={stay.id}>
            <a className="room-tile__guest" href={hashOf({ screen: 'guest', part: stay.id })}>
              {stay.fullName}
            </a>
            <span className="room-tile__muted number">
              {say('until', { at: formatTimeNear(stay.plannedDeparture, now) })}
              {stay.withoutPapers ? ` · ${guest('withoutPapers')}` : ''}
            </span>
          </li>
        ))}
      </ul>
      {room.visitors > 0 && (
        <p className="room-tile__muted">
          <Users aria-hidden="true" /> {say('visitors', { count: room.visitors })}
        </p>
      )}
    </li>
  );
}

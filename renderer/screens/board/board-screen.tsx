/** The house at one glance: which rooms are free, who is where, who should leave today. */
import { BedDouble } from 'lucide-react';
import { useState } from 'react';
import { type Board, type BoardRoom, useBoard } from '../../bridge/hooks.ts';
import { useNow } from '../../bridge/use-now.ts';
import { Button } from '../../components/button.tsx';
import { ChoiceBar } from '../../components/choice-bar.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { FailureBanner } from '../../components/failure-banner.tsx';
import { ScreenHead } from '../../components/screen-head.tsx';
import { useTexts } from '../../messages/use-texts.ts';
import './board-screen.css';
import { RoomTile } from './room-tile.tsx';
import { RoomsDrawer } from './rooms-drawer.tsx';

const FILTERS = ['all', 'free', 'occupied', 'due-out'] as const;
type Filter = (typeof FILTERS)[number];

const isShown = (room: BoardRoom, filter: Filter): boolean => {
  switch (filter) {
    case 'all':
      return true;
    case 'free':
      return room.state === 'free';
    case 'occupied':
      return room.state !== 'free';
    case 'due-out':
      return room.state === 'due-out';
  }
};

/** By floor, in the order of the list; rooms without a floor come last. */
function byFloor(
  rooms: readonly BoardRoom[],
): readonly (readonly [floor: string, rooms: readonly BoardRoom[]])[] {
  const floors = new Map<string, BoardRoom[]>();
  for (const room of rooms) floors.set(room.floor ?? '', [...(floors.get(room.floor ?? '') ?? []), room]);
  return [...floors].sort(([a], [b]) => Number(a === '') - Number(b === ''));
}

export function BoardScreen() {
  const say = useTexts('board');
  const common = useTexts('common');
  const { data, failure, pending, refresh } = useBoard();
  const [filter, setFilter] = useState<Filter>('all');
  const [editing, setEditing] = useState(false);
  const rooms = data?.rooms ?? [];
  return (
    <div className="board-screen">
      <ScreenHead
        title={say('title')}
        actions={rooms.length > 0 && <Button onPress={() => setEditing(true)}>{say('edit')}</Button>}
      />
      {failure !== undefined && (
        <FailureBanner
          failure={failure}
          title={say('failed')}
          actions={<Button onPress={refresh}>{common('retry')}</Button>}
        />
      )}
      {pending && <p className="board-screen__pending">{common('loading')}</p>}
      {data !== undefined && rooms.length === 0 && (
        <EmptyState
          icon={<BedDouble />}
          title={say('empty.title')}
          text={say('empty.text')}
          action={
            <Button variant="primary" size="l" onPress={() => setEditing(true)}>
              {say('empty.action')}
            </Button>
          }
        />
      )}
      {data !== undefined && rooms.length > 0 && (
        <>
          <Counts counts={data.counts} />
          <ChoiceBar
            label={say('filter.label')}
            options={FILTERS.map((value) => ({ value, label: say(`filter.${value}`) }))}
            value={filter}
            onChange={setFilter}
          />
          <Floors rooms={rooms.filter((room) => isShown(room, filter))} />
        </>
      )}
      {editing && <RoomsDrawer rooms={rooms} onClose={() => setEditing(false)} />}
    </div>
  );
}

function Counts({ counts }: { readonly counts: Board['counts'] }) {
  const say = useTexts('board');
  return (
    <dl className="board-counts">
      {(['rooms', 'occupied', 'guests', 'dueOut', 'overstayed'] as const).map((name) => (
        <div
          key={name}
          className={`board-counts__one${name === 'overstayed' && counts[name] > 0 ? ' board-counts__one--warn' : ''}`}
        >
          <dt>{say(`counts.${name}`)}</dt>
          <dd className="number">{counts[name]}</dd>
        </div>
      ))}
    </dl>
  );
}

function Floors({ rooms }: { readonly rooms: readonly BoardRoom[] }) {
  const say = useTexts('board');
  const now = useNow(60_000);
  if (rooms.length === 0) return <p className="board-screen__pending">{say('noMatch')}</p>;
  return byFloor(rooms).map(([floor, here]) => (
    <section key={floor} className="board-floor">
      <h2 className="board-floor__name">{floor === '' ? say('noFloor') : say('floor', { floor })}</h2>
      <ul className="board-floor__rooms">
        {here.map((room) => (
          <RoomTile key={room.room} room={room} now={now} />
        ))}
      </ul>
    </section>
  ));
}

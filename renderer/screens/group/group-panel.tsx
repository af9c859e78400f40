/** The running list beside the counter: how many of how many, the next room, who is in, and the last taken back with one key. */
import { Undo2, UserRoundX, UsersRound } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useCall } from '../../bridge/hooks.ts';
import { Button } from '../../components/button.tsx';
import { Confirm } from '../../components/confirm.tsx';
import { EntryStateBadge } from '../../components/entry-state-badge.tsx';
import { FailureBanner } from '../../components/failure-banner.tsx';
import { StatusBadge } from '../../components/status-badge.tsx';
import { useAnnouncer } from '../../components/toaster.tsx';
import { useTexts } from '../../messages/use-texts.ts';
import { hashOf } from '../../router.ts';
import { useCounter } from '../check-in/counter-store.ts';
import { useCounterActions } from '../check-in/use-counter-actions.ts';
import './group-panel.css';
import type { OpenGroup } from './group-types.ts';

export const UNDO_KEY = 'Ctrl+Z';

/** In a field that holds something, the key takes back what was typed there. */
const isTyping = (target: EventTarget | null): boolean =>
  (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) && target.value !== '';

export function GroupPanel({ group }: { readonly group: OpenGroup }) {
  const say = useTexts('group');
  const { toast, announce } = useAnnouncer();
  const { grouped } = useCounter();
  const actions = useCounterActions();
  const undo = useCall('group.undoLast');
  const end = useCall('group.end');
  const [ending, setEnding] = useState(false);
  const { shared, members, undoable, nextRoom } = group;
  const { expected } = shared;
  const done = members.length;
  const complete = expected !== undefined && done >= expected;

  const takeBack = async () => {
    if (undoable === undefined || undo.pending) return;
    const reply = await undo.call({});
    if (!reply.ok) return;
    actions.takenBack();
    toast({ tone: 'info', title: say('undone', { name: undoable }) });
  };
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const chord = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
      if (!chord || event.key.toLowerCase() !== 'z' || event.repeat || isTyping(event.target)) return;
      event.preventDefault();
      void takeBack();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  });
  useEffect(() => {
    if (grouped) announce(say('filed', { name: grouped.fullName, room: grouped.room }));
  }, [announce, say, grouped]);

  return (
    <aside className="group-panel" aria-label={say('panel', { name: shared.name })}>
      <header className="group-panel__head">
        <UsersRound aria-hidden="true" size={22} />
        <h2>{shared.name}</h2>
        <Button onPress={actions.openGroup}>{say('change')}</Button>
      </header>
      <div className="group-panel__progress" role="status">
        <p className="number">
          {expected === undefined ? say('progressOpen', { done }) : say('progress', { done, expected })}
        </p>
        {expected !== undefined && (
          <progress value={Math.min(done, expected)} max={expected} aria-hidden="true" />
        )}
        {complete && <p className="group-panel__complete">{say('complete')}</p>}
      </div>
      <p className="group-panel__next">
        {say('nextRoom')} <strong className="number">{nextRoom ?? say('noRoom')}</strong>
      </p>
      {undo.failure !== undefined && <FailureBanner failure={undo.failure} />}
      {end.failure !== undefined && <FailureBanner failure={end.failure} />}
      {done === 0 ? (
        <p className="group-panel__empty">{say('empty')}</p>
      ) : (
        <ol className="group-panel__list" aria-label={say('list')}>
          {members.map(({ stayId, fullName, room, state, nationality, withoutPapers }, index) => (
            <li key={stayId}>
              <span className="group-panel__number number">{done - index}</span>
              <span className="group-panel__who">
                <a href={hashOf({ screen: 'guest', part: stayId })}>{fullName}</a>
                <span className="group-panel__room number">
                  {room}
                  {nationality !== 'VNM' && ` · ${nationality}`}
                </span>
              </span>
              {withoutPapers && (
                <StatusBadge tone="warn" icon={UserRoundX}>
                  {say(state === 'registered' ? 'noPapersTold' : 'noPapers')}
                </StatusBadge>
              )}
              {/* No machine sends it: that it waits is said by the words to tell the police. */}
              {!(withoutPapers && state === 'ready') && <EntryStateBadge state={state} />}
            </li>
          ))}
        </ol>
      )}
      <footer className="group-panel__end">
        <Button
          icon={<Undo2 aria-hidden="true" />}
          keyHint={UNDO_KEY}
          isDisabled={undoable === undefined || undo.pending}
          onPress={() => void takeBack()}
        >
          {say(undo.pending ? 'undoing' : 'undo')}
        </Button>
        <Button variant={complete ? 'primary' : 'secondary'} onPress={() => setEnding(true)}>
          {say('end')}
        </Button>
      </footer>
      <Confirm
        isOpen={ending}
        title={say('endTitle')}
        text={say('endText', { done })}
        yes={say('endYes')}
        no={say('endNo')}
        onNo={() => setEnding(false)}
        onYes={() => {
          setEnding(false);
          void end.call({}).then((reply) => {
            if (!reply.ok) return;
            actions.forgetGrouped();
            toast({ tone: 'good', title: say('ended', { done }) });
          });
        }}
      />
    </aside>
  );
}

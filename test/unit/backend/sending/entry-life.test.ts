/** The life of an entry, exhaustively: every state that can be reached has an exit and somebody who takes it; green has proof. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  confirmByHand,
  disownByHand,
  moveToChannel,
} from '../../../../electron/backend/sending/settle-by-hand.ts';
import { safeActions, statementsAbout } from '../../../../electron/backend/views/entry-view.ts';
import { CHANNEL_TRAITS } from '../../../../electron/core/outbox/channel-traits.ts';
import { CHANNEL_IDS, type ChannelId, type EntryState } from '../../../../electron/core/outbox/entry.ts';
import type { ProofStatement } from '../../../../electron/core/outbox/proof-statement.ts';
import { MOVABLE_STATES } from '../../../../electron/core/outbox/routing.ts';
import {
  type EntryEvent,
  FINAL_STATES,
  nextState,
  TRANSITIONS,
} from '../../../../electron/core/outbox/transitions.ts';
import { file, NOW, openForTest, proof, rawConnection, temporaryFile } from '../../db/database-fixture.ts';

/** Where the authority cannot be asked, it says nothing after the first answer. */
const canHappen = (channel: ChannelId, from: EntryState, event: EntryEvent): boolean => {
  const { query } = CHANNEL_TRAITS[channel];
  const asked: readonly EntryEvent[] = ['receipt', 'accept', 'refuse', 'absent'];
  if (!query && from !== 'sending' && asked.includes(event)) return false;
  return event !== 'disown' || !query;
};

function reachable(channel: ChannelId): ReadonlySet<EntryState> {
  const reached = new Set<EntryState>(['ready']);
  for (let before = 0; before !== reached.size; ) {
    before = reached.size;
    for (const { from, event, to } of TRANSITIONS)
      if (reached.has(from) && canHappen(channel, from, event)) reached.add(to);
  }
  return reached;
}

/** The desk itself moves an entry on, or asks about it. */
const deskMoves = (channel: ChannelId, state: EntryState): boolean => {
  const { query, sends } = CHANNEL_TRAITS[channel];
  switch (state) {
    case 'ready':
      return sends === 'by-itself';
    case 'sending':
      return true; // its answer, or recovery when the lease has ended
    case 'unknown':
    case 'accepted':
      return query;
    default:
      return false;
  }
};

/** What the screens offer a person, as events of the table. */
const personsEvents = (channel: ChannelId, state: EntryState): readonly EntryEvent[] => {
  const events = new Set<EntryEvent>();
  for (const action of safeActions({ channel, state })) {
    if (action === 'cancel') events.add('cancel');
    if (action === 'send-now' && state === 'paused') events.add('resume');
  }
  for (const statement of statementsAbout({ channel, state }))
    events.add(statement === 'disown' ? 'disown' : 'confirm');
  return [...events];
};

describe.each(CHANNEL_IDS)('on %s', (channel) => {
  test.each([...reachable(channel)])('%s has an exit and an owner', (state) => {
    if (FINAL_STATES.includes(state)) {
      expect(TRANSITIONS.filter(({ from }) => from === state)).toEqual([]);
      expect(personsEvents(channel, state)).toEqual([]);
      return;
    }
    const person = personsEvents(channel, state);
    expect(deskMoves(channel, state) || person.length > 0, `${state} has nobody`).toBe(true);
    // What is offered is in the table, and leads somewhere else.
    for (const event of person) expect(nextState(state, event), `${state} ${event}`).not.toBe(undefined);
    const exits = TRANSITIONS.filter(({ from, event }) => from === state && canHappen(channel, from, event));
    expect(exits.length).toBeGreaterThan(0);
  });

  test('from every state that can be reached there is a way to green or to cancelled', () => {
    const goodEnds = new Set<EntryState>(FINAL_STATES);
    for (let before = 0; before !== goodEnds.size; ) {
      before = goodEnds.size;
      for (const { from, event, to } of TRANSITIONS)
        if (goodEnds.has(to) && canHappen(channel, from, event)) goodEnds.add(from);
    }
    expect([...reachable(channel)].filter((state) => !goodEnds.has(state))).toEqual([]);
  });
});

/** A place of an entry: what it is in, and on which way. An operator may move it from one way to another. */
interface Place {
  readonly channel: ChannelId;
  readonly state: EntryState;
}

/** Where an entry can come to from here by one step of anybody. */
function stepsFrom({ channel, state }: Place): readonly Place[] {
  const along = TRANSITIONS.filter(
    ({ from, event }) => from === state && canHappen(channel, from, event),
  ).map(({ to }) => ({ channel, state: to }));
  const across = MOVABLE_STATES.includes(state)
    ? CHANNEL_IDS.filter((id) => id !== channel).map((id): Place => ({ channel: id, state: 'ready' }))
    : [];
  return [...along, ...across];
}

describe('every place on every way, moves between them included', () => {
  const keyOf = ({ channel, state }: Place) => `${state} on ${channel}`;
  const places = new Map<string, Place>();
  const waiting: Place[] = CHANNEL_IDS.map((channel) => ({ channel, state: 'ready' }));
  for (let place = waiting.pop(); place; place = waiting.pop()) {
    if (places.has(keyOf(place))) continue;
    places.set(keyOf(place), place);
    waiting.push(...stepsFrom(place));
  }

  test('all ways are met, and each in every state that its own table reaches', () => {
    for (const channel of CHANNEL_IDS)
      for (const state of reachable(channel)) expect([...places.keys()]).toContain(keyOf({ channel, state }));
  });

  test.each([...places])('%s: final, or there is an exit and an owner', (_, place) => {
    const { channel, state } = place;
    const steps = stepsFrom(place);
    if (FINAL_STATES.includes(state)) expect(steps).toEqual([]);
    else {
      expect(steps.length).toBeGreaterThan(0);
      expect(deskMoves(channel, state) || personsEvents(channel, state).length > 0).toBe(true);
    }
  });

  test('a move begins only where nothing can have arrived, and ends where the entry waits to be sent', () => {
    for (const place of places.values()) {
      const moves = stepsFrom(place).filter(({ channel }) => channel !== place.channel);
      if (['sending', 'unknown', 'accepted', 'registered', 'rejected', 'cancelled'].includes(place.state))
        expect(moves, keyOf(place)).toEqual([]);
      for (const { state } of moves) expect(state).toBe('ready');
    }
  });
});

const EVENTS = [...new Set(TRANSITIONS.map(({ event }) => event))];
/** After which events the record may be at the authority, and after which it surely is not. */
const MAY_HAVE_ARRIVED: readonly EntryEvent[] = ['claim', 'no-answer', 'accept', 'abandon', 'restore'];
const SURELY_ABSENT: readonly EntryEvent[] = ['not-sent', 'pause', 'absent', 'disown', 'refuse'];

const STATEMENTS: readonly ProofStatement[] = [
  { kind: 'typed-count', typed: 1, reference: 'F-1' },
  { kind: 'typed-count', typed: 2, reference: 'F-1' },
  { kind: 'seen-in-list' },
  { kind: 'filed-by-hand', way: 'phone', reference: 'CA' },
];

describe('green implies stored proof', () => {
  test('whatever happens in whatever order, through the real database', async () => {
    const database = await openForTest();
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...CHANNEL_IDS),
        fc.array(fc.tuple(fc.constantFrom(...EVENTS, 'move' as const), fc.nat(3)), { maxLength: 14 }),
        async (channel, story) => {
          const { id } = await file(database, undefined, { channel });
          let mayHaveArrived = false;
          for (const [event, n] of story) {
            const before = await database.outbox.byId(id);
            if (!before) throw new Error('an entry never goes');
            const to = event === 'move' ? undefined : nextState(before.state, event);
            if (event === 'move') {
              const way = CHANNEL_IDS[n] as ChannelId;
              const moved = await moveToChannel(database, [id], way, { operatorId: 'o', now: NOW + n });
              // What may have arrived is never on its way a second time.
              if (moved.ok) expect(mayHaveArrived).toBe(false);
              expect((await database.outbox.byId(id))?.channel).toBe(moved.ok ? way : before.channel);
            } else if (event === 'confirm') {
              await confirmByHand(database, [id], STATEMENTS[n] as ProofStatement, {
                operatorId: 'o',
                now: NOW + n,
              });
            } else if (event === 'disown') {
              await disownByHand(database, [id], { operatorId: 'o', now: NOW + n });
            } else if (event === 'receipt') {
              if (to === 'registered') await database.outbox.register(id, before.state, proof());
            } else if (to !== undefined) {
              await database.outbox.change(id, before.state, { state: to, updatedAt: NOW + n });
            }
            const after = await database.outbox.byId(id);
            const happened = event !== 'move' && after?.state !== before.state;
            if (happened && MAY_HAVE_ARRIVED.includes(event)) mayHaveArrived = true;
            if (happened && SURELY_ABSENT.includes(event)) mayHaveArrived = false;
            if (after?.state === 'ready') expect(mayHaveArrived).toBe(false);
            expect(after?.state === 'registered').toBe(after?.proof !== undefined);
            if (FINAL_STATES.includes(before.state)) expect(after).toEqual(before);
          }
        },
      ),
      { numRuns: 160 },
    );
    expect(await database.audit.firstBroken()).toBeUndefined();
  });

  test('the database itself refuses green without proof, also to another program', async () => {
    const path = temporaryFile();
    const database = await openForTest(path);
    const { id } = await file(database);
    await expect(
      database.outbox.change(id, 'ready', { state: 'registered', updatedAt: NOW }),
    ).rejects.toThrow('proof');
    const raw = rawConnection(path);
    expect(() => raw.exec(`update outbox_entry set state = 'registered'`)).toThrow('proof');
    expect((await database.outbox.byId(id))?.state).toBe('ready');
  });
});

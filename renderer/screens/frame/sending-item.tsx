import { CircleCheck, CloudOff, HardDrive, type LucideIcon, OctagonAlert, Send, Unplug } from 'lucide-react';
import { type DeskStatus, useDeskStatus } from '../../bridge/hooks.ts';
import { useNow } from '../../bridge/use-now.ts';
import type { Tone } from '../../components/status-badge.tsx';
import { formatTimeNear } from '../../messages/format.ts';
import { useBilingual, useTexts } from '../../messages/use-texts.ts';
import { hashOf } from '../../router.ts';
import { type SendingState, sendingState, storeFailure } from './sending-state.ts';
import { StatusItem } from './status-item.tsx';

const LOOKS: Readonly<Record<SendingState, { tone: Tone; icon: LucideIcon }>> = {
  store: { tone: 'bad', icon: HardDrive },
  trouble: { tone: 'bad', icon: OctagonAlert },
  down: { tone: 'warn', icon: CloudOff },
  'not-configured': { tone: 'warn', icon: Unplug },
  waiting: { tone: 'info', icon: Send },
  clear: { tone: 'good', icon: CircleCheck },
};

export function SendingItem() {
  const say = useTexts('frame');
  const { sending } = useDeskStatus();
  const state = sendingState(sending);
  return (
    <StatusItem
      {...LOOKS[state]}
      label={say('sending.label')}
      value={<SendingWords sending={sending} state={state} />}
      href={hashOf({ screen: 'outbox' })}
    />
  );
}

function SendingWords({ sending, state }: { sending: DeskStatus['sending']; state: SendingState }) {
  const say = useTexts('frame');
  const both = useBilingual();
  const now = useNow(10_000);
  const waiting = sending.waiting > 0 ? say('sending.waiting', { count: sending.waiting }) : undefined;
  const oldest =
    sending.oldestUnsent === undefined
      ? undefined
      : say('sending.oldest', { time: formatTimeNear(sending.oldestUnsent, now) });
  const rejected = sending.rejected > 0 ? say('sending.rejected', { count: sending.rejected }) : undefined;
  const late = sending.late > 0 ? say('sending.late', { count: sending.late }) : undefined;
  const store = storeFailure(sending);
  const line = sending.channel === 'up' ? undefined : say(`sending.${sending.channel}`);
  const said = {
    // A sentence of its own, here the first of several words.
    store: [store && both(store.message).replace(/\.$/, ''), rejected, late, waiting],
    trouble: [rejected, late, line, oldest],
    down: [line, waiting, oldest],
    'not-configured': [line, waiting, oldest],
    waiting: [waiting, oldest],
    clear: [say('sending.clear')],
  }[state];
  return said.filter((words) => words !== undefined).join(' · ');
}

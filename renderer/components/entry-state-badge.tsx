/** The state of an entry. Green is kept for the one state that has proof. */
import {
  Ban,
  CircleCheck,
  CirclePause,
  CircleQuestionMark,
  Hourglass,
  type LucideIcon,
  OctagonX,
  PencilLine,
  Send,
  Timer,
} from 'lucide-react';
import type { EntryState } from '../bridge/hooks.ts';
import { useTexts } from '../messages/use-texts.ts';
import { StatusBadge, type Tone } from './status-badge.tsx';

const LOOKS: Readonly<Record<EntryState, { readonly tone: Tone; readonly icon: LucideIcon }>> = {
  draft: { tone: 'idle', icon: PencilLine },
  ready: { tone: 'info', icon: Timer },
  sending: { tone: 'info', icon: Send },
  unknown: { tone: 'warn', icon: CircleQuestionMark },
  accepted: { tone: 'info', icon: Hourglass },
  registered: { tone: 'good', icon: CircleCheck },
  rejected: { tone: 'bad', icon: OctagonX },
  paused: { tone: 'warn', icon: CirclePause },
  cancelled: { tone: 'idle', icon: Ban },
};

export function EntryStateBadge({ state, size }: { readonly state: EntryState; readonly size?: 'm' | 'l' }) {
  const say = useTexts('common');
  const { tone, icon } = LOOKS[state];
  return (
    <StatusBadge tone={tone} icon={icon} {...(size && { size })}>
      {say(`state.${state}`)}
    </StatusBadge>
  );
}

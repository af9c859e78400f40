/** A way is down and many wait: all of them another way with one press. Not to paper, which sends nothing by itself. */
import { ArrowRightLeft } from 'lucide-react';
import { type ChannelId, useCall, useDeskStatus } from '../../bridge/hooks.ts';
import { Button } from '../../components/button.tsx';
import { useAnnouncer } from '../../components/toaster.tsx';
import { useBilingual, useTexts } from '../../messages/use-texts.ts';
import './entry-statements.css';

export function MoveWaiting() {
  const say = useTexts('by-hand');
  const both = useBilingual();
  const { toast } = useAnnouncer();
  const { channels } = useDeskStatus().sending;
  const move = useCall('outbox.moveWaiting');
  const stuck = channels.filter(
    ({ state, waiting }) => (state === 'down' || state === 'paused') && waiting > 0,
  );
  const others = channels.filter(({ id, state }) => state === 'up' && id !== 'paper');
  if (stuck.length === 0 || others.length === 0) return null;
  const go = async (from: ChannelId, to: ChannelId) => {
    const reply = await move.call({ from, to });
    if (!reply.ok) {
      toast({ tone: 'bad', title: both(reply.failure.message), text: both(reply.failure.remedy) });
      return;
    }
    const { moved, left } = reply.value;
    toast({
      tone: moved > 0 ? 'good' : 'warn',
      title: say('move.moved', { count: moved, channel: say(`channel.${to}`) }),
      ...(left > 0 && { text: say('move.left', { count: left }) }),
    });
  };
  return (
    <div className="entry-statements__buttons">
      {stuck.flatMap((from) =>
        others.map((to) => (
          <Button
            key={`${from.id} ${to.id}`}
            icon={<ArrowRightLeft aria-hidden="true" />}
            isPending={move.pending}
            onPress={() => void go(from.id, to.id)}
          >
            {say('move.waiting', { channel: say(`channel.${to.id}`) })}
          </Button>
        )),
      )}
    </div>
  );
}

/** To another way, as long as nothing of it can have arrived. The desk says which ways would take it. */
import { ArrowRightLeft } from 'lucide-react';
import { type ChannelId, type OutboxDetail, useCall } from '../../bridge/hooks.ts';
import { Button } from '../../components/button.tsx';
import { FailureBanner } from '../../components/failure-banner.tsx';
import { useAnnouncer } from '../../components/toaster.tsx';
import { useBilingual, useTexts } from '../../messages/use-texts.ts';
import { DrawerSection } from './drawer-section.tsx';
import './entry-statements.css';

/** Why it does not go the way that the house would like, so that it can be mended. */
export function PassedOver({ detail: { passedOver } }: { readonly detail: OutboxDetail }) {
  const say = useTexts('by-hand');
  const both = useBilingual();
  if (passedOver === undefined) return null;
  return passedOver.map(({ channel, reasons }) => (
    <p key={channel} className="entry-drawer__note">
      {say('move.passedOver', { channel: say(`channel.${channel}`) })} {reasons.map(both).join(' ')}
    </p>
  ));
}

export function MoveEntry({ detail: { entry, moveTo } }: { readonly detail: OutboxDetail }) {
  const say = useTexts('by-hand');
  const { toast } = useAnnouncer();
  const move = useCall('outbox.move');
  if (moveTo === undefined || moveTo.length === 0) return null;
  const go = async (channel: ChannelId) => {
    const reply = await move.call({ ids: [entry.id], channel });
    if (reply.ok) toast({ tone: 'good', title: say('move.done', { channel: say(`channel.${channel}`) }) });
  };
  return (
    <DrawerSection title={say('move.label')}>
      <p className="entry-statements__channel">{say('move.text')}</p>
      {move.failure !== undefined && <FailureBanner failure={move.failure} title={say('move.failed')} />}
      <div className="entry-statements__buttons">
        {moveTo.map((channel) => (
          <Button
            key={channel}
            icon={<ArrowRightLeft aria-hidden="true" />}
            isPending={move.pending}
            onPress={() => void go(channel)}
          >
            {say('move.to', { channel: say(`channel.${channel}`) })}
          </Button>
        ))}
      </div>
    </DrawerSection>
  );
}

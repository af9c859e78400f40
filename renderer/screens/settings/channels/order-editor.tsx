/** The order of one kind of declaration, changed with a few buttons; nothing counts until it is saved. */
import { ArrowDown, ArrowUp, Minus, Plus } from 'lucide-react';
import { useState } from 'react';
import type { ChannelId, ChannelOrder, Channels, Settings } from '../../../bridge/hooks.ts';
import { useCall } from '../../../bridge/hooks.ts';
import { Button } from '../../../components/button.tsx';
import { FailureBanner } from '../../../components/failure-banner.tsx';
import { useAnnouncer } from '../../../components/toaster.tsx';
import { useBilingual, useTexts } from '../../../messages/use-texts.ts';
import { isRouteOf, moved, type Order, withLast, without } from './order-change.ts';

export interface OrderEditorProps {
  readonly order: ChannelOrder;
  readonly channels: Channels;
  readonly routes: Settings['routes'];
  readonly onDone: () => void;
}

export function OrderEditor({ order, channels, routes, onDone }: OrderEditorProps) {
  const say = useTexts('channels');
  const both = useBilingual();
  const { toast, announce } = useAnnouncer();
  const save = useCall('settings.routes');
  const [chosen, setChosen] = useState<Order>(order.channels);
  const reportOf = (id: ChannelId) => channels.channels.find((one) => one.id === id);
  const nameOf = (id: ChannelId) => {
    const report = reportOf(id);
    return report === undefined ? id : both(report.name);
  };
  const noteOf = (id: ChannelId): string | undefined => {
    const report = reportOf(id);
    if (report?.kinds.includes(order.declaration) === false) return say('orders.noPlace');
    return report?.state === 'not-configured' ? say('orders.unset') : undefined;
  };
  const set = (next: Order) => {
    setChosen(next);
    announce(next.map((id, index) => `${index + 1}. ${nameOf(id)}`).join(', '));
  };
  const others = routes.filter((route) => !isRouteOf(channels.facility, order.declaration)(route));
  const store = async (own: Order | undefined) => {
    const route = own && {
      facility: channels.facility,
      declaration: order.declaration,
      channels: [...own],
    };
    const reply = await save.call({ routes: route ? [...others, route] : [...others] });
    if (!reply.ok) return;
    toast({ tone: 'good', title: say('orders.saved') });
    onDone();
  };
  const leftOut = channels.channels.filter(({ id }) => !chosen.includes(id));
  return (
    <div className="order-editor">
      {save.failure !== undefined && <FailureBanner failure={save.failure} />}
      <ol className="order-editor__list" aria-label={say('orders.order')}>
        {chosen.map((id, index) => (
          <li key={id} className="order-editor__way">
            <span className="order-editor__name">
              <span className="number">{index + 1}.</span> {nameOf(id)}
              {noteOf(id) !== undefined && <span className="channel__muted"> ({noteOf(id)})</span>}
            </span>
            <span className="order-editor__buttons">
              <Button
                variant="quiet"
                aria-label={say('orders.up', { channel: nameOf(id) })}
                isDisabled={index === 0}
                onPress={() => set(moved(chosen, id, -1))}
              >
                <ArrowUp aria-hidden="true" />
              </Button>
              <Button
                variant="quiet"
                aria-label={say('orders.down', { channel: nameOf(id) })}
                isDisabled={index === chosen.length - 1}
                onPress={() => set(moved(chosen, id, 1))}
              >
                <ArrowDown aria-hidden="true" />
              </Button>
              <Button
                variant="quiet"
                aria-label={say('orders.leaveOut', { channel: nameOf(id) })}
                isDisabled={chosen.length === 1}
                onPress={() => set(without(chosen, id))}
              >
                <Minus aria-hidden="true" />
              </Button>
            </span>
          </li>
        ))}
      </ol>
      {leftOut.length > 0 && (
        <div className="settings-row">
          {leftOut.map(({ id }) => (
            <Button
              key={id}
              variant="quiet"
              icon={<Plus aria-hidden="true" />}
              onPress={() => set(withLast(chosen, id))}
            >
              {say('orders.take', { channel: nameOf(id) })}
            </Button>
          ))}
        </div>
      )}
      <div className="settings-row">
        <Button variant="primary" isPending={save.pending} onPress={() => void store(chosen)}>
          {say('orders.save')}
        </Button>
        <Button onPress={onDone}>{say('orders.keep')}</Button>
        {order.set && (
          <Button variant="quiet" isPending={save.pending} onPress={() => void store(undefined)}>
            {say('orders.reset')}
          </Button>
        )}
      </div>
    </div>
  );
}

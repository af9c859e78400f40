/** Which kind of declaration goes which way: one line each, with what to fall back on. */
import { useState } from 'react';
import type { ChannelOrder, Channels, Settings } from '../../../bridge/hooks.ts';
import { Button } from '../../../components/button.tsx';
import { Panel } from '../../../components/panel.tsx';
import { StatusBadge } from '../../../components/status-badge.tsx';
import { useBilingual, useTexts } from '../../../messages/use-texts.ts';
import { isRouteOf } from './order-change.ts';
import { OrderEditor } from './order-editor.tsx';

export interface ChannelOrdersProps {
  readonly channels: Channels;
  readonly settings: Settings;
  readonly onChange: () => void;
}

export function ChannelOrders({ channels, settings, onChange }: ChannelOrdersProps) {
  const say = useTexts('channels');
  const [editing, setEditing] = useState<ChannelOrder['declaration']>();
  const elsewhere = settings.routes.filter(
    (route) => !channels.orders.some(({ declaration }) => isRouteOf(channels.facility, declaration)(route)),
  ).length;
  return (
    <Panel title={say('orders.title')}>
      <p className="settings-text">{say('orders.text')}</p>
      <p className="settings-text">
        <strong>{say('orders.promise')}</strong>
      </p>
      <ul className="channel-orders">
        {channels.orders.map((order) => (
          <li key={order.declaration} className="channel-orders__order">
            <OrderLine order={order} channels={channels} onEdit={() => setEditing(order.declaration)} />
            {editing === order.declaration && (
              <OrderEditor
                order={order}
                channels={channels}
                routes={settings.routes}
                onDone={() => {
                  setEditing(undefined);
                  onChange();
                }}
              />
            )}
          </li>
        ))}
      </ul>
      {elsewhere > 0 && <p className="channel__muted">{say('orders.others', { count: elsewhere })}</p>}
    </Panel>
  );
}

interface OrderLineProps {
  readonly order: ChannelOrder;
  readonly channels: Channels;
  readonly onEdit: () => void;
}

function OrderLine({ order, channels, onEdit }: OrderLineProps) {
  const say = useTexts('channels');
  const both = useBilingual();
  const nameOf = (id: ChannelOrder['channels'][number]) => {
    const report = channels.channels.find((one) => one.id === id);
    return report === undefined ? id : both(report.name);
  };
  const kind = say(`kinds.${order.declaration}`);
  return (
    <div className="channel-orders__line">
      <div className="channel-orders__words">
        <h3 className="channel-orders__kind">{kind}</h3>
        <p>{order.channels.map((id, index) => `${index + 1}. ${nameOf(id)}`).join('  →  ')}</p>
        {order.declaration === 'stay-change' && <p className="channel__muted">{say('orders.changeText')}</p>}
        <p className="settings-row">
          {order.now === undefined ? (
            <StatusBadge tone="warn">{say('orders.nowNone')}</StatusBadge>
          ) : (
            <StatusBadge tone="info">{say('orders.now', { channel: nameOf(order.now) })}</StatusBadge>
          )}
          {!order.set && <span className="channel__muted">{say('orders.standard')}</span>}
        </p>
      </div>
      <Button aria-label={say('orders.change', { kind })} onPress={onEdit}>
        {say('orders.changeShort')}
      </Button>
    </div>
  );
}

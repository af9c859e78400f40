/** The card on the counter belongs to somebody who lies here: what is wanted is a transfer or a discharge. */
import { useEffect, useRef, useState } from 'react';
import type { StayRow } from '../../bridge/hooks.ts';
import { Banner } from '../../components/banner.tsx';
import { Button } from '../../components/button.tsx';
import { useTexts } from '../../messages/use-texts.ts';
import { navigate } from '../../use-route.ts';
import { DischargeConfirm } from './discharge-confirm.tsx';
import { TransferDrawer } from './transfer-drawer.tsx';

export function PatientFound({
  stay,
  onDone,
}: {
  readonly stay: StayRow;
  /** The counter is free again. */
  readonly onDone: () => void;
}) {
  const say = useTexts('wards');
  const [doing, setDoing] = useState<'transfer' | 'discharge'>();
  const finish = () => {
    onDone();
    navigate({ screen: 'wards' });
  };
  // Enter takes the first way at once, as everywhere at the counter.
  const ways = useRef<HTMLDivElement>(null);
  useEffect(() => ways.current?.querySelector('button')?.focus(), []);
  return (
    <Banner
      tone="info"
      title={
        stay.ward === undefined
          ? say('found.titleRoom', { room: stay.room })
          : say('found.title', { department: stay.ward.department, bed: stay.ward.bed })
      }
      actions={
        <div ref={ways} className="wards__actions">
          <Button variant="primary" onPress={() => setDoing('transfer')}>
            {say('transfer')}
          </Button>
          <Button onPress={() => setDoing('discharge')}>{say('discharge')}</Button>
          <Button variant="quiet" onPress={() => navigate({ screen: 'guest', part: stay.id })}>
            {say('open')}
          </Button>
        </div>
      }
    >
      {say('found.text')}
      {doing === 'transfer' && (
        <TransferDrawer stay={stay} onClose={() => setDoing(undefined)} onDone={finish} />
      )}
      <DischargeConfirm
        stay={doing === 'discharge' ? stay : undefined}
        onClose={() => setDoing(undefined)}
        onDone={finish}
      />
    </Banner>
  );
}

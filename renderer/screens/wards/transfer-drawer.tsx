import { type SyntheticEvent, useState } from 'react';
import { type StayRow, useCall } from '../../bridge/hooks.ts';
import { Button } from '../../components/button.tsx';
import { Drawer } from '../../components/drawer.tsx';
import { FailureBanner } from '../../components/failure-banner.tsx';
import { useAnnouncer } from '../../components/toaster.tsx';
import { useTexts } from '../../messages/use-texts.ts';
import { useErrorOf } from '../counter-work/use-counter-work.ts';
import { useDepartments } from './use-wards.ts';
import { type Ward, WardFields } from './ward-fields.tsx';

/** Another department or bed; a new record of the stay. */
export function TransferDrawer({
  stay,
  onClose,
  onDone,
}: {
  readonly stay: StayRow;
  readonly onClose: () => void;
  readonly onDone?: () => void;
}) {
  const say = useTexts('wards');
  const counter = useTexts('counter-work');
  const { toast } = useAnnouncer();
  const departments = useDepartments() ?? [];
  const transfer = useCall('inpatients.transfer');
  const errorOf = useErrorOf(transfer.failure);
  const [ward, setWard] = useState<Ward>({ department: stay.ward?.department ?? '', bed: '' });
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    const reply = await transfer.call({ id: stay.id, ward: { ...ward, bed: ward.bed.trim() } });
    if (!reply.ok) return;
    toast({ tone: 'good', title: say('transferForm.done') });
    onClose();
    onDone?.();
  };
  return (
    <Drawer isOpen onClose={onClose} title={say('transferForm.title', { name: stay.fullName })}>
      <form className="counter-screen__form" onSubmit={(event) => void submit(event)} noValidate>
        {transfer.failure !== undefined && (
          <FailureBanner failure={transfer.failure} title={counter('failed')} />
        )}
        <WardFields ward={ward} departments={departments} onChange={setWard} errorOf={errorOf} autoFocus />
        <Button type="submit" variant="primary" size="l" keyHint="Enter" isDisabled={transfer.pending}>
          {say('transferForm.save')}
        </Button>
      </form>
    </Drawer>
  );
}

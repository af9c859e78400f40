import { type StayRow, useCall } from '../../bridge/hooks.ts';
import { Confirm } from '../../components/confirm.tsx';
import { useAnnouncer } from '../../components/toaster.tsx';
import { useBilingual, useTexts } from '../../messages/use-texts.ts';

/** Leaves now; undefined: nobody is being discharged. */
export function DischargeConfirm({
  stay,
  onClose,
  onDone,
}: {
  readonly stay: StayRow | undefined;
  readonly onClose: () => void;
  readonly onDone?: () => void;
}) {
  const say = useTexts('wards');
  const both = useBilingual();
  const { toast } = useAnnouncer();
  const discharge = useCall('inpatients.discharge');
  const run = async () => {
    if (stay === undefined) return;
    const reply = await discharge.call({ id: stay.id });
    onClose();
    if (!reply.ok) {
      toast({ tone: 'bad', title: both(reply.failure.message), text: both(reply.failure.remedy) });
      return;
    }
    toast({ tone: 'good', title: say('dischargeForm.done') });
    onDone?.();
  };
  return (
    <Confirm
      isOpen={stay !== undefined}
      title={say('dischargeForm.title', { name: stay?.fullName ?? '' })}
      text={say('dischargeForm.text')}
      yes={say('dischargeForm.yes')}
      no={say('dischargeForm.no')}
      onYes={() => void run()}
      onNo={onClose}
    />
  );
}

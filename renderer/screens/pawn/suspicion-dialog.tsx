/** The report of suspicion: one key opens it on any screen, Enter records it. All else is welcome and not needed. */
import { type SyntheticEvent, useEffect, useState } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { MethodInput } from '../../../electron/bridge/contract.ts';
import { useCall, useCheckIn, useTrades } from '../../bridge/hooks.ts';
import { Button } from '../../components/button.tsx';
import { FailureBanner } from '../../components/failure-banner.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useAnnouncer } from '../../components/toaster.tsx';
import { useTexts } from '../../messages/use-texts.ts';
import type { Route } from '../../router.ts';
import './suspicion-dialog.css';
import { closeSuspicion, openSuspicion, SUSPICION_KEY, useSuspicionOpen } from './suspicion-store.ts';
import { usePawnContract } from './use-pawn.ts';

type Reason = MethodInput<'suspicion.report'>['reason'];

const REASONS: readonly Reason[] = [
  'origin-doubtful',
  'identity-doubtful',
  'papers-doubtful',
  'watch-list-hit',
  'behaviour',
  'other',
];

/** Parts of the pawn screen that are no contract. */
const NO_CONTRACT = new Set<string | undefined>([undefined, 'new', 'watch']);

export function SuspicionDialog({ route }: { readonly route: Route }) {
  const isPawnshop = useTrades().includes('pawnshop');
  const isOpen = useSuspicionOpen();
  useEffect(() => {
    if (!isPawnshop) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== SUSPICION_KEY || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      openSuspicion();
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [isPawnshop]);
  const contractId = route.screen === 'pawn' && !NO_CONTRACT.has(route.part) ? route.part : undefined;
  return (
    <ModalOverlay
      className="confirm"
      isOpen={isPawnshop && isOpen}
      isDismissable
      onOpenChange={(open) => {
        if (!open) closeSuspicion();
      }}
    >
      <Modal className="confirm__modal">
        <Dialog className="confirm__dialog suspicion-dialog">
          {contractId === undefined ? <Report /> : <ContractReport id={contractId} />}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function ContractReport({ id }: { readonly id: string }) {
  const say = useTexts('pawn');
  const { data } = usePawnContract(id);
  return data ? (
    <Report contract={{ id, about: say('suspicion.aboutContract', { number: data.number }) }} />
  ) : (
    <Report />
  );
}

function Report({ contract }: { readonly contract?: { readonly id: string; readonly about: string } }) {
  const say = useTexts('pawn');
  const { toast } = useAnnouncer();
  const view = useCheckIn();
  const report = useCall('suspicion.report');
  const forged = view.verdict?.level === 'forged';
  const [reason, setReason] = useState<Reason>(forged ? 'identity-doubtful' : 'origin-doubtful');
  const [text, setText] = useState('');
  const { person } = view;
  const about =
    contract?.about ??
    (person ? say('suspicion.about', { who: person.fullName }) : say('suspicion.aboutNobody'));

  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    const told = await report.call({
      reason,
      ...(text.trim() !== '' && { text }),
      ...(contract ? { contractId: contract.id } : person && { checkInId: view.id }),
    });
    if (!told.ok) return;
    closeSuspicion();
    toast({
      tone: told.value.sent ? 'good' : 'warn',
      title: say(told.value.sent ? 'suspicion.recordedSent' : 'suspicion.recordedPhone'),
    });
  };

  return (
    <form className="suspicion-dialog__form" noValidate onSubmit={(event) => void submit(event)}>
      <Heading slot="title" className="confirm__title">
        {say('suspicion.title')}
      </Heading>
      <p>
        <strong>{about}</strong>
      </p>
      <p>{say('suspicion.text')}</p>
      {report.failure && <FailureBanner failure={report.failure} />}
      <SelectField
        label={say('suspicion.reason')}
        options={REASONS.map((value) => ({ value, label: say(`suspicion.reasons.${value}`) }))}
        value={reason}
        onChange={setReason}
      />
      <TextField label={say('suspicion.words')} value={text} onChange={setText} maxLength={1000} />
      <div className="confirm__actions">
        <Button onPress={closeSuspicion}>{say('suspicion.cancel')}</Button>
        {/* The focus starts here, so that the second key is enough. */}
        <Button type="submit" variant="danger" keyHint="Enter" autoFocus isDisabled={report.pending}>
          {say('suspicion.record')}
        </Button>
      </div>
      <p className="suspicion-dialog__source">{say('suspicion.source')}</p>
    </form>
  );
}

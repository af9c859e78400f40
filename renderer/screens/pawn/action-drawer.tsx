/** One act on a contract: its few fields, each refused at its field, and recorded once. */
import { type SyntheticEvent, useState } from 'react';
import { useCall } from '../../bridge/hooks.ts';
import { Banner } from '../../components/banner.tsx';
import { Button } from '../../components/button.tsx';
import { Drawer } from '../../components/drawer.tsx';
import { useAnnouncer } from '../../components/toaster.tsx';
import { useBilingual, useTexts } from '../../messages/use-texts.ts';
import { ActionFields } from './action-fields.tsx';
import './action-drawer.css';
import { type ActionState, actionOf, startOf } from './action-state.ts';
import { type PawnActionType, type PawnContract, usePawnChanged, usePawnSetup } from './use-pawn.ts';

export function ActionDrawer({
  contract,
  action,
  onClose,
}: {
  readonly contract: PawnContract;
  readonly action: PawnActionType;
  readonly onClose: () => void;
}) {
  const say = useTexts('pawn');
  const both = useBilingual();
  const { toast } = useAnnouncer();
  const changed = usePawnChanged();
  const { data: setup } = usePawnSetup();
  const act = useCall('pawn.act');
  const [state, setState] = useState<ActionState>();
  if (setup === undefined) return null;
  const typed = state ?? startOf(action, contract, setup, say('act.reasonDefault'));

  const errors = new Map((act.failure?.fields ?? []).map(({ path, message }) => [path, both(message)]));
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    const done = await act.call({
      id: contract.id,
      sequence: contract.sequence,
      action: actionOf(action, typed),
    });
    if (!done.ok) {
      if (done.failure.code === 'pawn-moved-on') changed();
      return;
    }
    changed(done.value);
    toast({ tone: 'good', title: `${say(`action.${action}`)}: ${say('act.done')}` });
    onClose();
  };
  const general =
    errors.get('action') ?? (act.failure && !act.failure.fields ? both(act.failure.remedy) : undefined);
  return (
    <Drawer isOpen onClose={onClose} title={say(`action.${action}`)}>
      <form className="action-drawer" noValidate onSubmit={(event) => void submit(event)}>
        {act.failure && (
          <Banner tone="bad" title={both(act.failure.message)} urgent>
            {general}
          </Banner>
        )}
        <ActionFields
          contract={contract}
          setup={setup}
          action={action}
          state={typed}
          onChange={(change) => setState({ ...typed, ...change })}
          errorOf={(path) => errors.get(path)}
        />
        <div>
          <Button
            type="submit"
            variant={action === 'redeem' ? 'primary' : 'secondary'}
            size="l"
            keyHint="Enter"
            isDisabled={act.pending}
            autoFocus={action === 'redeem'}
          >
            {say('act.confirm')}
          </Button>
        </div>
      </form>
    </Drawer>
  );
}

/** One tenancy at the side of the list: what it is, what is to be done next, and the form of the one action. */
import { useEffect, useState } from 'react';
import type { Tenancy } from '../../bridge/hooks.ts';
import { Button } from '../../components/button.tsx';
import { DetailsList } from '../../components/details-list.tsx';
import { Drawer } from '../../components/drawer.tsx';
import { formatIsoDate } from '../../messages/format.ts';
import { useTexts } from '../../messages/use-texts.ts';
import { hashOf } from '../../router.ts';
import { Ct01Draft } from './ct01-draft.tsx';
import { TENANCY_ACTIONS, type TenancyAction, TenancyActionForm } from './tenancy-action-form.tsx';
import { Registration } from './tenancy-table.tsx';

type Part = TenancyAction | 'ct01';

export function TenancyDrawer({
  tenancy,
  onClose,
}: {
  readonly tenancy: Tenancy | undefined;
  readonly onClose: () => void;
}) {
  // The last one stays while the drawer leaves.
  const [shown, setShown] = useState(tenancy);
  useEffect(() => {
    if (tenancy !== undefined) setShown(tenancy);
  }, [tenancy]);
  const current = tenancy ?? shown;
  if (current === undefined) return null;
  return (
    <Drawer isOpen={tenancy !== undefined} onClose={onClose} title={current.fullName}>
      <TenancyParts key={current.id} tenancy={current} />
    </Drawer>
  );
}

function TenancyParts({ tenancy }: { readonly tenancy: Tenancy }) {
  const say = useTexts('tenants');
  const common = useTexts('common');
  const [part, setPart] = useState<Part>();
  const ended = tenancy.endedOn !== undefined;
  return (
    <div className="counter-screen__form">
      <DetailsList
        details={[
          { label: common('field.room'), value: tenancy.room, number: true },
          { label: common('field.documentNumber'), value: tenancy.documentNumber, number: true },
          { label: common('field.birthDate'), value: formatIsoDate(tenancy.birthDate), number: true },
          {
            label: say('column.term'),
            value: `${formatIsoDate(tenancy.begins)} → ${formatIsoDate(tenancy.ends)} · ${say('days', { count: tenancy.days })}`,
            number: true,
          },
          { label: say('column.registration'), value: <Registration tenancy={tenancy} /> },
        ]}
      />
      {tenancy.stayId !== undefined && (
        <a href={hashOf({ screen: 'guest', part: tenancy.stayId })}>{say('open')}</a>
      )}
      {!ended && (
        <div className="counter-screen__actions">
          {(['ct01', ...TENANCY_ACTIONS] as const).map((one) => (
            <Button
              key={one}
              variant={one === 'ct01' && tenancy.registration === 'needed' ? 'primary' : 'secondary'}
              onPress={() => setPart(one)}
            >
              {say(`action.${one}`)}
            </Button>
          ))}
        </div>
      )}
      {part === 'ct01' && <Ct01Draft tenancy={tenancy} />}
      {part !== undefined && part !== 'ct01' && (
        <TenancyActionForm key={part} tenancy={tenancy} action={part} onDone={() => setPart(undefined)} />
      )}
    </div>
  );
}

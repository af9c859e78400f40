/** Who is at the desk, and the change of the shift. */
import { Check, ChevronDown } from 'lucide-react';
import {
  Button,
  Dialog,
  DialogTrigger,
  Header,
  Link,
  Menu,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
  Separator,
} from 'react-aria-components';
import { useCall, useDeskStatus, useOperators } from '../../bridge/hooks.ts';
import { useAnnouncer } from '../../components/toaster.tsx';
import { useBilingual, useTexts } from '../../messages/use-texts.ts';
import { hashOf, type Route } from '../../router.ts';
import { navigate } from '../../use-route.ts';
import { isShown } from '../lock/screen-access.ts';
import { type Operator, type OperatorChoice, operatorChoice } from './operator-choice.ts';
import './operator-item.css';

/** Where a manager keeps the names. */
const NAMES: Route = { screen: 'start', part: 'operators' };

export function OperatorItem() {
  const say = useTexts('frame');
  const { operator } = useDeskStatus();
  const list = useOperators();
  const choice = operatorChoice(list, operator);
  const name = say('operator.at', { name: operator.name });
  if (choice.state === 'fixed') return <p className="operator-item operator-item--fixed">{name}</p>;
  const button = (
    <Button className="operator-item" aria-label={say('operator.change', { name: operator.name })}>
      <span className="operator-item__name">{name}</span>
      <ChevronDown aria-hidden="true" />
    </Button>
  );
  // Names may have been added elsewhere meanwhile.
  const onOpenChange = (open: boolean) => {
    if (open) list.refresh();
  };
  if (choice.state === 'several')
    return (
      <MenuTrigger onOpenChange={onOpenChange}>
        {button}
        <Popover className="operator-item__popover" placement="bottom start" offset={4}>
          <ShiftMenu operators={choice.operators} atDesk={operator} onGone={list.refresh} />
        </Popover>
      </MenuTrigger>
    );
  return (
    <DialogTrigger onOpenChange={onOpenChange}>
      {button}
      <Popover className="operator-item__popover" placement="bottom start" offset={4}>
        <Dialog className="operator-item__note" aria-label={say('operator.who')}>
          {({ close }) => <NobodyElse choice={choice} onLeave={close} />}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function ShiftMenu({
  operators,
  atDesk,
  onGone,
}: {
  readonly operators: readonly Operator[];
  readonly atDesk: Operator;
  readonly onGone: () => void;
}) {
  const say = useTexts('frame');
  const both = useBilingual();
  const { lock } = useDeskStatus();
  const { toast } = useAnnouncer();
  const change = useCall('operators.atDesk');

  const choose = async ({ id, name }: Operator) => {
    const reply = await change.call({ id });
    if (reply.ok) {
      toast({ tone: 'good', title: say('operator.changed', { name }), text: say('operator.changedText') });
      return;
    }
    const { code, message, remedy } = reply.failure;
    if (code === 'record-not-found') {
      onGone();
      toast({ tone: 'bad', title: say('operator.gone'), text: say('operator.goneRemedy') });
      return;
    }
    toast({ tone: 'bad', title: both(message), text: both(remedy) });
  };

  return (
    <Menu className="operator-item__menu" aria-label={say('operator.who')}>
      <MenuSection
        aria-label={say('operator.who')}
        selectionMode="single"
        disallowEmptySelection
        shouldCloseOnSelect
        selectedKeys={[atDesk.id]}
        onSelectionChange={(keys) => {
          const chosen = operators.find(({ id }) => keys === 'all' || keys.has(id));
          if (chosen && chosen.id !== atDesk.id) void choose(chosen);
        }}
      >
        <Header className="operator-item__header">{say('operator.who')}</Header>
        {operators.map(({ id, name }) => (
          <MenuItem key={id} id={id} className="operator-item__person" textValue={name}>
            {({ isSelected }) => (
              <>
                <span>{name}</span>
                {isSelected && <Check aria-hidden="true" />}
              </>
            )}
          </MenuItem>
        ))}
      </MenuSection>
      {isShown('start', lock) && (
        <>
          <Separator className="operator-item__line" />
          <MenuItem
            id="names"
            className="operator-item__person"
            textValue={say('operator.add')}
            onAction={() => navigate(NAMES)}
          >
            {say('operator.add')}
          </MenuItem>
        </>
      )}
    </Menu>
  );
}

function NobodyElse({
  choice,
  onLeave,
}: {
  readonly choice: Exclude<OperatorChoice, { readonly state: 'several' | 'fixed' }>;
  readonly onLeave: () => void;
}) {
  const say = useTexts('frame');
  const both = useBilingual();
  const { lock } = useDeskStatus();
  const canAdd = isShown('start', lock);
  switch (choice.state) {
    case 'opening':
      return <p role="status">{say('operator.opening')}</p>;
    case 'failed':
      return (
        <>
          <p>
            <strong>{both(choice.failure.message)}</strong>
          </p>
          <p>{both(choice.failure.remedy)}</p>
        </>
      );
    case 'alone':
      return (
        <>
          <p>{say(canAdd ? 'operator.alone' : 'operator.aloneLocked')}</p>
          {canAdd && (
            <Link href={hashOf(NAMES)} onPress={onLeave}>
              {say('operator.add')}
            </Link>
          )}
        </>
      );
  }
}

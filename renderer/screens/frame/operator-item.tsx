/** Who is at the desk, and the change of the shift. */
import { Check, ChevronDown } from 'lucide-react';
import {
  Button,
  Header,
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
import type { Route } from '../../router.ts';
import { navigate } from '../../use-route.ts';
import { isShown } from '../lock/screen-access.ts';
import { type OfferedChoice, type Operator, operatorChoice } from './operator-choice.ts';
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
  return (
    <MenuTrigger
      onOpenChange={(open) => {
        // Names may have been added elsewhere meanwhile.
        if (open) list.refresh();
      }}
    >
      <Button className="operator-item" aria-label={say('operator.change', { name: operator.name })}>
        <span className="operator-item__name">{name}</span>
        <ChevronDown aria-hidden="true" />
      </Button>
      <Popover className="operator-item__popover" placement="bottom start" offset={4}>
        <ShiftMenu choice={choice} atDesk={operator} onGone={list.refresh} />
      </Popover>
    </MenuTrigger>
  );
}

/** The one menu for every state, so that it stays open under the fingers when the list arrives. */
function ShiftMenu({
  choice,
  atDesk,
  onGone,
}: {
  readonly choice: OfferedChoice;
  readonly atDesk: Operator;
  readonly onGone: () => void;
}) {
  const say = useTexts('frame');
  const both = useBilingual();
  const { lock } = useDeskStatus();
  const { toast } = useAnnouncer();
  const change = useCall('operators.atDesk');
  const canAdd = isShown('start', lock);
  // Names the group, so that it is read out as the menu opens: also why there is nobody to choose.
  const title = useTitle(choice, canAdd);
  const operators = choice.state === 'several' ? choice.operators : [atDesk];

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
    // Chosen in the whole menu and not in its section: it opens with the focus on whoever is at the desk.
    <Menu
      className="operator-item__menu"
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[atDesk.id]}
      onSelectionChange={(keys) => {
        const chosen = operators.find(({ id }) => keys === 'all' || keys.has(id));
        if (chosen && chosen.id !== atDesk.id) void choose(chosen);
      }}
    >
      <MenuSection>
        <Header className="operator-item__header">{title}</Header>
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
      {canAdd && (
        <>
          <Separator className="operator-item__line" />
          <MenuSection aria-label={say('operator.add')} selectionMode="none">
            <MenuItem
              id="names"
              className="operator-item__person"
              textValue={say('operator.add')}
              onAction={() => navigate(NAMES)}
            >
              {say('operator.add')}
            </MenuItem>
          </MenuSection>
        </>
      )}
    </Menu>
  );
}

function useTitle(choice: OfferedChoice, canAdd: boolean): string {
  const say = useTexts('frame');
  const both = useBilingual();
  switch (choice.state) {
    case 'opening':
      return say('operator.opening');
    case 'failed':
      return `${both(choice.failure.message)} ${both(choice.failure.remedy)}`;
    case 'alone':
      return say(canAdd ? 'operator.alone' : 'operator.aloneLocked');
    case 'several':
      return say('operator.who');
  }
}

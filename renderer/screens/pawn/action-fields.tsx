/** The fields of each act; what is wrong stands at its field. */
import type { ReactNode } from 'react';
import { Checkbox } from '../../components/checkbox.tsx';
import { DateField } from '../../components/date-field.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { TextField } from '../../components/text-field.tsx';
import { formatIsoDate } from '../../messages/format.ts';
import { useLanguage, useTexts } from '../../messages/use-texts.ts';
import type { ActionState } from './action-state.ts';
import { SumField } from './sum-field.tsx';
import { formatDong } from './sums.ts';
import type { PawnActionType, PawnContract, PawnSetup } from './use-pawn.ts';

export interface ActionFieldsProps {
  readonly contract: PawnContract;
  readonly setup: PawnSetup;
  readonly action: PawnActionType;
  readonly state: ActionState;
  readonly onChange: (change: Partial<ActionState>) => void;
  readonly errorOf: (path: string) => string | undefined;
}

type TextName = 'reason' | 'place' | 'buyer' | 'agency' | 'officer' | 'badge' | 'caseNumber';

export function ActionFields(props: ActionFieldsProps): ReactNode {
  const { action, contract } = props;
  const say = useTexts('pawn');
  const language = useLanguage();
  const interest = contract.owed.total - contract.owed.principal;
  switch (action) {
    case 'part-pay':
      return (
        <>
          <p>{say('act.interestDue', { sum: formatDong(interest, language) })}</p>
          <Sum {...props} name="amount" autoFocus />
        </>
      );
    case 'renew':
      return <RenewFields {...props} />;
    case 'take-item':
      return (
        <>
          <ItemChoice {...props} />
          <Sum {...props} name="amount" />
        </>
      );
    case 'redeem':
      return <p>{say('act.redeemText', { sum: formatDong(contract.owed.total, language) })}</p>;
    case 'overdue-notice':
      return <Way {...props} />;
    case 'sale-notice':
      return <SaleFields {...props} />;
    case 'liquidate':
      return (
        <>
          <Sum {...props} name="proceeds" autoFocus />
          <Sum {...props} name="costs" />
          <Words {...props} name="buyer" />
        </>
      );
    case 'hold':
    case 'release':
      return <PoliceFields {...props} />;
    case 'seize':
      return (
        <>
          <PoliceFields {...props} />
          <SeizedItems {...props} />
        </>
      );
  }
}

function Sum({
  state,
  onChange,
  errorOf,
  name,
  autoFocus = false,
}: ActionFieldsProps & { readonly name: 'amount' | 'proceeds' | 'costs'; readonly autoFocus?: boolean }) {
  const say = useTexts('pawn');
  return (
    <SumField
      label={say(`act.${name}`)}
      value={state[name]}
      onChange={(value) => onChange({ [name]: value })}
      error={errorOf(name)}
      name={name}
      autoFocus={autoFocus}
    />
  );
}

function Words({
  state,
  onChange,
  errorOf,
  name,
  path = name,
  autoFocus = false,
}: ActionFieldsProps & { readonly name: TextName; readonly path?: string; readonly autoFocus?: boolean }) {
  const say = useTexts('pawn');
  return (
    <TextField
      label={say(`act.${name}`)}
      value={state[name]}
      onChange={(value) => onChange({ [name]: value })}
      error={errorOf(path)}
      name={name}
      maxLength={name === 'badge' ? 40 : name === 'caseNumber' ? 60 : 100}
      autoFocus={autoFocus}
    />
  );
}

function RenewFields(props: ActionFieldsProps) {
  const { state, onChange, errorOf, contract } = props;
  const say = useTexts('pawn');
  const language = useLanguage();
  const interest = contract.owed.total - contract.owed.principal;
  return (
    <>
      <p>{say('act.interestDue', { sum: formatDong(interest, language) })}</p>
      <Sum {...props} name="amount" autoFocus />
      <DateField
        label={say('act.newDue')}
        value={state.dueDate}
        onChange={(dueDate) => onChange({ dueDate })}
        error={errorOf('dueDate')}
      />
      <TextField
        label={say(state.per === 'month' ? 'form.rateMonth' : 'form.rateDay')}
        value={state.rate}
        onChange={(rate) => onChange({ rate })}
        error={errorOf('rate')}
        name="rate"
        number
        maxLength={12}
      />
    </>
  );
}

function ItemChoice({ state, onChange, errorOf, contract }: ActionFieldsProps) {
  const say = useTexts('pawn');
  return (
    <SelectField
      label={say('act.item')}
      options={contract.items
        .filter(({ place }) => place === 'kept')
        .map(({ id, description }) => ({ value: id, label: description }))}
      value={state.itemId}
      onChange={(itemId) => onChange({ itemId })}
      error={errorOf('itemId')}
    />
  );
}

function Way({ state, onChange }: ActionFieldsProps) {
  const say = useTexts('pawn');
  return (
    <SelectField
      label={say('act.way')}
      options={(['in-person', 'letter', 'phone-message'] as const).map((value) => ({
        value,
        label: say(`act.ways.${value}`),
      }))}
      value={state.way}
      onChange={(way) => onChange({ way })}
    />
  );
}

function SaleFields(props: ActionFieldsProps) {
  const { state, onChange, errorOf, setup } = props;
  const say = useTexts('pawn');
  return (
    <>
      <Words {...props} name="reason" autoFocus />
      <DateField
        label={say('act.saleDate')}
        value={state.saleDate}
        onChange={(saleDate) => onChange({ saleDate })}
        description={say('act.saleDateHint', {
          day: formatIsoDate(setup.earliestSale),
          days: setup.saleNoticeDays,
        })}
        error={errorOf('saleDate')}
      />
      <Words {...props} name="place" />
      <Way {...props} />
    </>
  );
}

const PoliceFields = (props: ActionFieldsProps) => (
  <>
    <Words {...props} name="agency" path="police.agency" autoFocus />
    <Words {...props} name="officer" path="police.officer" />
    <Words {...props} name="badge" path="police.badge" />
    <Words {...props} name="caseNumber" path="police.caseNumber" />
  </>
);

function SeizedItems({ state, onChange, errorOf, contract }: ActionFieldsProps) {
  const say = useTexts('pawn');
  const error = errorOf('itemIds');
  return (
    <fieldset className="action-drawer__items">
      <legend>{say('act.seized')}</legend>
      {contract.items
        .filter(({ place }) => place === 'kept')
        .map(({ id, description }) => (
          <Checkbox
            key={id}
            isSelected={state.itemIds.includes(id)}
            onChange={(chosen) =>
              onChange({
                itemIds: chosen ? [...state.itemIds, id] : state.itemIds.filter((one) => one !== id),
              })
            }
          >
            {description}
          </Checkbox>
        ))}
      {error !== undefined && <p className="action-drawer__error">{error}</p>}
    </fieldset>
  );
}

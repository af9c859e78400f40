/** One item of a new contract: its kind decides which numbers and papers are asked for. */
import { Trash2 } from 'lucide-react';
import { Button } from '../../components/button.tsx';
import { Checkbox } from '../../components/checkbox.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useBilingual, useTexts } from '../../messages/use-texts.ts';
import './item-fields.css';
import type { ItemState } from './pawn-form-state.ts';
import type { PawnSetup } from './use-pawn.ts';

export interface ItemFieldsProps {
  readonly setup: PawnSetup;
  readonly item: ItemState;
  readonly index: number;
  readonly onChange: (change: Partial<ItemState>) => void;
  /** Absent: the only item stays. */
  readonly onRemove: (() => void) | undefined;
  readonly errorOf: (path: string) => string | undefined;
}

export function ItemFields({ setup, item, index, onChange, onRemove, errorOf }: ItemFieldsProps) {
  const say = useTexts('pawn');
  const both = useBilingual();
  const path = `items.${index}`;
  const category = setup.categories.find(({ code }) => code === item.category);
  return (
    <fieldset className="item-fields">
      <legend className="item-fields__legend">{say('form.item', { number: index + 1 })}</legend>
      <div data-path={`${path}.category`}>
        <SelectField
          label={say('form.category')}
          placeholder={say('form.choose')}
          options={setup.categories.map(({ code, label }) => ({ value: code, label: both(label) }))}
          value={category?.code}
          onChange={(code) => onChange({ category: code, identifiers: {}, papers: [] })}
          error={errorOf(`${path}.category`)}
          name={`category-${index}`}
        />
      </div>
      <div data-path={`${path}.description`} className="item-fields__wide">
        <TextField
          label={say('form.description')}
          placeholder={say('form.descriptionHint')}
          value={item.description}
          onChange={(description) => onChange({ description })}
          error={errorOf(`${path}.description`)}
          name={`description-${index}`}
          maxLength={300}
        />
      </div>
      {category?.identifiers.map(({ field, required }) => {
        const label = say(`identifier.${field}`);
        return (
          <div key={field} data-path={`${path}.identifiers.${field}`}>
            <TextField
              label={required ? label : say('optional', { label })}
              value={item.identifiers[field] ?? ''}
              onChange={(value) => onChange({ identifiers: { ...item.identifiers, [field]: value } })}
              error={errorOf(`${path}.identifiers.${field}`)}
              name={`${field}-${index}`}
              number
              maxLength={60}
            />
          </div>
        );
      })}
      <div data-path={`${path}.storage`}>
        <TextField
          label={say('form.storage')}
          value={item.storage}
          onChange={(storage) => onChange({ storage })}
          error={errorOf(`${path}.storage`)}
          name={`storage-${index}`}
          maxLength={60}
        />
      </div>
      {category?.papers.map(({ code, label }) => (
        <div key={code} data-path={`${path}.papers`} className="item-fields__wide">
          <Checkbox
            isSelected={item.papers.includes(code)}
            onChange={(kept) =>
              onChange({ papers: kept ? [...item.papers, code] : item.papers.filter((one) => one !== code) })
            }
          >
            {say('form.keepPaper', { paper: both(label) })}
          </Checkbox>
        </div>
      ))}
      {onRemove && (
        <div className="item-fields__wide">
          <Button variant="quiet" icon={<Trash2 aria-hidden="true" />} onPress={onRemove}>
            {say('form.removeItem')}
          </Button>
        </div>
      )}
    </fieldset>
  );
}

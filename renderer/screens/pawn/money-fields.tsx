/** Loan, rate and term; what it comes to a year stands beside the cap while it is typed. */
import { Button } from '../../components/button.tsx';
import { ChoiceBar } from '../../components/choice-bar.tsx';
import { DateField } from '../../components/date-field.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useLanguage, useTexts } from '../../messages/use-texts.ts';
import type { PawnFormState } from './pawn-form-state.ts';
import { SumField } from './sum-field.tsx';
import { addMonths, formatPercent } from './sums.ts';
import type { PawnQuote, PawnSetup } from './use-pawn.ts';

export interface MoneyFieldsProps {
  readonly setup: PawnSetup;
  readonly form: PawnFormState;
  readonly quote: PawnQuote | undefined;
  readonly onChange: (change: Partial<PawnFormState>) => void;
  readonly errorOf: (path: string) => string | undefined;
}

export function MoneyFields({ setup, form, quote, onChange, errorOf }: MoneyFieldsProps) {
  const say = useTexts('pawn');
  const language = useLanguage();
  const aYear =
    quote?.percentAYear !== undefined && form.rate.trim() !== ''
      ? say('form.aYear', {
          percent: formatPercent(quote.percentAYear * 10_000, language),
          cap: formatPercent(setup.capPerMillionAYear, language),
        })
      : undefined;
  return (
    <>
      <div data-path="principal">
        <SumField
          label={say('form.principal')}
          value={form.principal}
          onChange={(principal) => onChange({ principal })}
          error={errorOf('principal')}
          name="principal"
        />
      </div>
      <div className="pawn-guest__per">
        <ChoiceBar
          label={say('form.per')}
          options={[
            { value: 'month', label: say('form.perMonth') },
            { value: 'day', label: say('form.perDay') },
          ]}
          value={form.per}
          onChange={(per) => onChange({ per, rate: '' })}
        />
      </div>
      <div data-path="rate">
        <TextField
          label={say(form.per === 'month' ? 'form.rateMonth' : 'form.rateDay')}
          value={form.rate}
          onChange={(rate) => onChange({ rate })}
          description={aYear}
          error={errorOf('rate')}
          name="rate"
          inputMode="numeric"
          number
          maxLength={12}
        />
      </div>
      <div data-path="dueDate" className="pawn-guest__due">
        <DateField
          label={say('form.dueDate')}
          value={form.dueDate}
          onChange={(dueDate) => onChange({ dueDate })}
          error={errorOf('dueDate')}
          description=""
        />
        <Button onPress={() => onChange({ dueDate: addMonths(form.dueDate, 1) })}>
          {say('form.addMonth')}
        </Button>
      </div>
    </>
  );
}

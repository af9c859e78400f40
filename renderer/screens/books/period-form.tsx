import type { Book } from '../../bridge/hooks.ts';
import { ChoiceBar } from '../../components/choice-bar.tsx';
import { DateField } from '../../components/date-field.tsx';
import { useTexts } from '../../messages/use-texts.ts';
import { type Days, lastQuarters, PERIODS, type PeriodName, type Quarter } from './period.ts';

export interface PeriodFormProps {
  readonly scope: Book['scope'];
  readonly today: string;
  readonly period: PeriodName;
  readonly onPeriod: (period: PeriodName) => void;
  readonly days: Days;
  readonly onDays: (days: Days) => void;
  readonly quarter: Quarter;
  readonly onQuarter: (quarter: Quarter) => void;
}

/** What the book covers; nothing to choose where it shows the present. */
export function PeriodForm(props: PeriodFormProps) {
  const { scope, today, period, onPeriod, days, onDays, quarter, onQuarter } = props;
  const say = useTexts('books');
  switch (scope) {
    case 'now':
      return null;
    case 'quarter': {
      const quarters = lastQuarters(today);
      const nameOf = (one: Quarter) => `${one.year}-${one.quarter}`;
      return (
        <ChoiceBar
          label={say('quarter.label')}
          options={quarters.map((one) => ({ value: nameOf(one), label: say('quarter.name', { ...one }) }))}
          value={nameOf(quarter)}
          onChange={(name) => {
            const found = quarters.find((one) => nameOf(one) === name);
            if (found) onQuarter(found);
          }}
        />
      );
    }
    case 'days':
      return (
        <div className="period-form">
          <ChoiceBar
            label={say('period.label')}
            options={PERIODS.map((value) => ({ value, label: say(`period.${value}`) }))}
            value={period}
            onChange={onPeriod}
          />
          {period === 'days' && (
            <div className="period-form__days">
              <DateField
                label={say('period.from')}
                value={days.from}
                onChange={(from) => onDays({ ...days, from })}
              />
              <DateField
                label={say('period.until')}
                value={days.until}
                onChange={(until) => onDays({ ...days, until })}
                error={days.until < days.from ? say('period.backwards') : undefined}
              />
            </div>
          )}
        </div>
      );
  }
}

import { useId } from 'react';
import { DigitsField } from '../../components/digits-field.tsx';
import { useTexts } from '../../messages/use-texts.ts';
import { useCounter } from './counter-store.ts';
import { SETTLE_MS } from './key-burst.ts';
import { scannerIsTyping } from './key-capture.ts';
import { useCounterActions } from './use-counter-actions.ts';

/** The six digits of the card on the counter. */
export function CounterDigits({
  autoFocus = false,
  invalid = false,
}: {
  readonly autoFocus?: boolean;
  readonly invalid?: boolean;
}) {
  const say = useTexts('check-in');
  const { digits } = useCounter();
  const actions = useCounterActions();
  const help = useId();
  return (
    <div className="counter-digits">
      <DigitsField
        label={say('digitsLabel')}
        value={digits}
        onChange={actions.setDigits}
        // What lies here may be the head of a scanned line; then the scan is what counts.
        onComplete={() => (scannerIsTyping() ? undefined : actions.takeDigits())}
        settleMs={SETTLE_MS}
        autoFocus={autoFocus}
        invalid={invalid}
        describedBy={help}
      />
      <p id={help} className="counter-digits__help">
        {say('digitsHelp')}
      </p>
    </div>
  );
}

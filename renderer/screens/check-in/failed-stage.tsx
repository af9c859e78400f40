/** The read failed: what happened, what to do, and three ways on. */
import { Keyboard, RotateCcw } from 'lucide-react';
import { Button } from '../../components/button.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { useBilingual, useTexts } from '../../messages/use-texts.ts';
import { CounterDigits } from './counter-digits.tsx';
import { type CheckIn, waitsForCard } from './counter-state.ts';
import { useCounter } from './counter-store.ts';
import './failed-stage.css';
import { useCounterActions } from './use-counter-actions.ts';

/** Here other digits are what helps; everywhere else the same ones are right. */
const WRONG_KEY: readonly string[] = ['wrong-can', 'wrong-mrz-key', 'number-invalid', 'qr-unreadable'];

export function FailedStage({ view }: { readonly view: CheckIn }) {
  const say = useTexts('check-in');
  const both = useBilingual();
  const counter = useCounter();
  const actions = useCounterActions();
  const { failure } = view;
  if (failure === undefined) return null;
  const wrongKey = WRONG_KEY.includes(failure.code);
  return (
    <FailureNotice
      code={failure.code}
      codeWords={say('code', { code: failure.code })}
      message={both(failure.message)}
      remedy={both(failure.remedy)}
      {...(failure.authorityText !== undefined && { authorityText: failure.authorityText })}
    >
      {waitsForCard(view) && counter.last !== undefined && (
        <p className="failed-stage__auto">{say('autoRetry')}</p>
      )}
      {!wrongKey && counter.last !== undefined && (
        <div>
          <Button
            variant="primary"
            size="l"
            autoFocus
            keyHint="Enter"
            icon={<RotateCcw aria-hidden="true" />}
            onPress={() => void actions.retry()}
          >
            {say('tryAgain')}
          </Button>
        </div>
      )}
      <CounterDigits autoFocus={wrongKey || counter.last === undefined} invalid={wrongKey} />
      <div className="waiting-stage__other">
        <Button icon={<Keyboard aria-hidden="true" />} onPress={() => actions.openByHand()}>
          {say('byHand')}
        </Button>
        <p>{say('byHandWhy')}</p>
      </div>
    </FailureNotice>
  );
}

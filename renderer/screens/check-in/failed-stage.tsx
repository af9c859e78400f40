/** The read failed: what happened, what to do, and three ways on. */
import { BookUser, RotateCcw } from 'lucide-react';
import { Button } from '../../components/button.tsx';
import { FailureNotice } from '../../components/failure-notice.tsx';
import { useBilingual, useTexts } from '../../messages/use-texts.ts';
import { CounterDigits } from './counter-digits.tsx';
import { type CheckIn, waitsForCard } from './counter-state.ts';
import { useCounter } from './counter-store.ts';
import './failed-stage.css';
import { OtherWays } from './other-ways.tsx';
import { StructureReport } from './structure-report.tsx';
import { useCounterActions } from './use-counter-actions.ts';

/** Here another key is what helps; everywhere else the same one is right. */
const WRONG_KEY: readonly string[] = [
  'wrong-can',
  'wrong-mrz-key',
  'wrong-qr-key',
  'wrong-key-repeated',
  'access-not-supported',
  'number-invalid',
  'qr-unreadable',
  'mrz-unreadable',
];

/** The chip itself may be at an end; whoever stays is declared from what is printed. */
const BROKEN_CHIP: readonly string[] = [
  'card-mute',
  'chip-protocol-error',
  'secure-channel-lost',
  'access-blocked',
  'not-an-emrtd',
  'transmit-failed',
];

export function FailedStage({ view }: { readonly view: CheckIn }) {
  const say = useTexts('check-in');
  const paths = useTexts('check-in-paths');
  const both = useBilingual();
  const counter = useCounter();
  const actions = useCounterActions();
  const { failure } = view;
  if (failure === undefined) return null;
  const wrongKey = WRONG_KEY.includes(failure.code);
  // Six digits do not open a passport, and one wrong letter in its form is corrected there.
  const toPassport = wrongKey && (counter.passport !== undefined || failure.code === 'access-not-supported');
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
      {BROKEN_CHIP.includes(failure.code) && <p className="failed-stage__auto">{paths('brokenChip')}</p>}
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
      {toPassport && (
        <div>
          <Button
            variant="primary"
            size="l"
            autoFocus
            keyHint="Enter"
            icon={<BookUser aria-hidden="true" />}
            onPress={actions.openPassport}
          >
            {say(counter.passport ? 'passportCorrect' : 'passport')}
          </Button>
        </div>
      )}
      <CounterDigits
        autoFocus={!toPassport && (wrongKey || counter.last === undefined)}
        invalid={wrongKey && !toPassport}
      />
      <OtherWays passport={!toPassport} />
      <StructureReport view={view} />
    </FailureNotice>
  );
}

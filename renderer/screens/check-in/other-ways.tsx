/** Beside the six digits: the passport form, and typing by hand. */
import { BookUser, Keyboard } from 'lucide-react';
import { Button } from '../../components/button.tsx';
import { useTexts } from '../../messages/use-texts.ts';
import { useCounter } from './counter-store.ts';
import './other-ways.css';
import { useCounterActions } from './use-counter-actions.ts';
import { PASSPORT_KEY } from './use-counter-keys.ts';

/** @param passport false where the passport form is the first way on already */
export function OtherWays({ passport = true }: { readonly passport?: boolean }) {
  const say = useTexts('check-in');
  const { scan } = useCounter();
  const actions = useCounterActions();
  const scanned = scan?.person !== undefined;
  return (
    <div className="other-ways">
      {passport && (
        <div className="other-ways__way">
          <Button
            icon={<BookUser aria-hidden="true" />}
            keyHint={PASSPORT_KEY}
            onPress={actions.openPassport}
          >
            {say('passport')}
          </Button>
          <p>{say('passportWhy')}</p>
        </div>
      )}
      <div className="other-ways__way">
        <Button icon={<Keyboard aria-hidden="true" />} onPress={() => actions.openByHand()}>
          {say(scanned ? 'byHandScanned' : 'byHand')}
        </Button>
        <p>{say(scanned ? 'byHandScannedWhy' : 'byHandWhy')}</p>
      </div>
    </div>
  );
}

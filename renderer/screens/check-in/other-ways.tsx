/** Beside the six digits: the passport form, papers that are no cards, no papers at all, and typing by hand. */
import { Baby, BookUser, Keyboard, UserX } from 'lucide-react';
import { Button } from '../../components/button.tsx';
import { useTexts } from '../../messages/use-texts.ts';
import { useCounter } from './counter-store.ts';
import './other-ways.css';
import { useCounterActions } from './use-counter-actions.ts';
import { PASSPORT_KEY } from './use-counter-keys.ts';

/** @param passport false where the passport form is the first way on already */
export function OtherWays({ passport = true }: { readonly passport?: boolean }) {
  const say = useTexts('check-in');
  const paths = useTexts('check-in-paths');
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
        <Button icon={<Baby aria-hidden="true" />} onPress={() => actions.openPaper('birth-certificate')}>
          {paths('paper')}
        </Button>
        <p>{paths('paperWhy')}</p>
      </div>
      <div className="other-ways__way">
        <Button icon={<UserX aria-hidden="true" />} onPress={actions.openWithoutPapers}>
          {paths('noPapers')}
        </Button>
        <p>{paths('noPapersWhy')}</p>
      </div>
      <div className="other-ways__way">
        <Button icon={<Keyboard aria-hidden="true" />} onPress={() => actions.openByHand()}>
          {say(scanned ? 'byHandScanned' : 'byHand')}
        </Button>
        <p>{say(scanned ? 'byHandScannedWhy' : 'byHandWhy')}</p>
      </div>
    </div>
  );
}

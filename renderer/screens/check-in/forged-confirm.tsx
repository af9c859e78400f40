import { Checkbox } from '../../components/checkbox.tsx';
import { useTexts } from '../../messages/use-texts.ts';
import { useCounter } from './counter-store.ts';
import './stay-form.css';
import { useCounterActions } from './use-counter-actions.ts';

/** The deliberate second step before a forged document is filed. */
export function ForgedConfirm() {
  const say = useTexts('check-in');
  const { forgedConfirmed } = useCounter();
  const actions = useCounterActions();
  return (
    <div className="stay-form__confirm">
      <Checkbox isSelected={forgedConfirmed} onChange={actions.confirmForged}>
        {say('forgedConfirm')}
      </Checkbox>
    </div>
  );
}

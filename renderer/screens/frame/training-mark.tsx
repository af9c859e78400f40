import { GraduationCap } from 'lucide-react';
import { useTexts } from '../../messages/use-texts.ts';
import './training-mark.css';

/** On every screen in training: nothing here is real. */
export function TrainingMark() {
  const say = useTexts('frame');
  return (
    <p className="training-mark">
      <strong className="training-mark__word">
        <GraduationCap aria-hidden="true" />
        {say('training.mark')}
      </strong>
      <span className="training-mark__text">{say('training.says')}</span>
    </p>
  );
}

/** In place of a screen that the locked desk does not show. */
import { FailurePicture } from '../../components/failure-picture.tsx';
import { useTexts } from '../../messages/use-texts.ts';
import './lock.css';
import { UnlockForm } from './unlock-form.tsx';

export function LockedScreen() {
  const say = useTexts('kiosk-lock');
  return (
    <section className="locked-screen" aria-labelledby="locked-screen-title">
      <div className="locked-screen__picture">
        <FailurePicture name="locked" />
      </div>
      <div className="locked-screen__words">
        <h1 id="locked-screen-title">{say('needed')}</h1>
        <p>{say('neededText')}</p>
        <UnlockForm />
      </div>
    </section>
  );
}

/** The cards a guest may bring, with the six digits and the QR code marked. */
import { CardIllustration } from '../../components/card-illustration.tsx';
import { useTexts } from '../../messages/use-texts.ts';
import './where-on-the-card.css';

export function WhereOnTheCard() {
  const say = useTexts('check-in');
  const marks = { numberMark: say('markNumber'), qrMark: say('markQr') };
  return (
    <section className="where-on-the-card">
      <h3>{say('whereLabel')}</h3>
      <figure className="where-on-the-card__first">
        <CardIllustration side="2021-front" title={say('picture2021')} {...marks} />
        <figcaption>{say('card2021')}</figcaption>
      </figure>
      <figure>
        <CardIllustration side="2024-front" title={say('picture2024')} {...marks} />
        <figcaption>{say('card2024Front')}</figcaption>
      </figure>
      <figure>
        <CardIllustration side="2024-back" title={say('card2024Back')} {...marks} />
        <figcaption>{say('card2024Back')}</figcaption>
      </figure>
    </section>
  );
}

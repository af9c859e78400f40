/** Before the read: the reader, the card, the six digits, and where on the card they are. */
import { Keyboard } from 'lucide-react';
import { useDeskStatus } from '../../bridge/hooks.ts';
import { Banner } from '../../components/banner.tsx';
import { Button } from '../../components/button.tsx';
import { CardIllustration } from '../../components/card-illustration.tsx';
import { FailurePicture, type PictureName } from '../../components/failure-picture.tsx';
import { useTexts } from '../../messages/use-texts.ts';
import { CounterDigits } from './counter-digits.tsx';
import { useCounter } from './counter-store.ts';
import { useCounterActions } from './use-counter-actions.ts';

/** Trouble at the reader that stands in the way; digits may be typed all the same and wait. */
const TROUBLE = {
  'service-stopped': { title: 'serviceStoppedTitle', text: 'serviceStoppedText', picture: 'service' },
  'no-reader': { title: 'noReaderTitle', text: 'noReaderText', picture: 'reader' },
  mute: { title: 'muteTitle', text: 'muteText', picture: 'silent' },
  'in-use': { title: 'inUseTitle', text: 'inUseText', picture: 'busy' },
  'several-cards': { title: 'severalCardsTitle', text: 'severalCardsText', picture: 'several' },
} as const satisfies Record<string, { title: string; text: string; picture: PictureName }>;

export function WaitingStage() {
  const say = useTexts('check-in');
  const { reader } = useDeskStatus();
  const counter = useCounter();
  const actions = useCounterActions();
  const oldCard = reader.state === 'card' && reader.insertion === counter.done;
  const trouble = reader.state === 'empty' || reader.state === 'card' ? undefined : TROUBLE[reader.state];
  const [title, text] =
    trouble !== undefined
      ? ([trouble.title, trouble.text] as const)
      : counter.pending !== undefined
        ? (['digitsKeptTitle', 'digitsKeptText'] as const)
        : reader.state === 'card' && !oldCard
          ? (['typeDigitsTitle', 'typeDigitsText'] as const)
          : (['putCardTitle', 'putCardText'] as const);

  return (
    <div className="waiting-stage">
      <div className="waiting-stage__do">
        <div role="status" className="waiting-stage__say">
          <h2>{say(title)}</h2>
          <p>{say(text)}</p>
        </div>
        {oldCard && <Banner tone="info" title={say('previousCard')} />}
        <CounterDigits autoFocus />
        <div className="waiting-stage__other">
          <Button icon={<Keyboard aria-hidden="true" />} onPress={() => actions.openByHand()}>
            {say('byHand')}
          </Button>
          <p>{say('byHandWhy')}</p>
        </div>
      </div>
      {trouble !== undefined ? (
        <div className="waiting-stage__picture">
          <FailurePicture name={trouble.picture} />
        </div>
      ) : (
        <WhereOnTheCard />
      )}
    </div>
  );
}

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

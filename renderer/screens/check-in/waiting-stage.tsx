/** Before the read: the reader, the card, the six digits, and where on the card they are. */
import { useDeskStatus } from '../../bridge/hooks.ts';
import { Banner } from '../../components/banner.tsx';
import { FailurePicture, type PictureName } from '../../components/failure-picture.tsx';
import { useTexts } from '../../messages/use-texts.ts';
import { CounterDigits } from './counter-digits.tsx';
import type { Access } from './counter-state.ts';
import { useCounter } from './counter-store.ts';
import { OtherWays } from './other-ways.tsx';
import './waiting-stage.css';
import { WhereOnTheCard } from './where-on-the-card.tsx';

/** Trouble at the reader that stands in the way; digits may be typed all the same and wait. */
const TROUBLE = {
  'service-stopped': { title: 'serviceStoppedTitle', text: 'serviceStoppedText', picture: 'service' },
  'no-reader': { title: 'noReaderTitle', text: 'noReaderText', picture: 'reader' },
  mute: { title: 'muteTitle', text: 'muteText', picture: 'silent' },
  'in-use': { title: 'inUseTitle', text: 'inUseText', picture: 'busy' },
  'several-cards': { title: 'severalCardsTitle', text: 'severalCardsText', picture: 'several' },
} as const satisfies Record<string, { title: string; text: string; picture: PictureName }>;

/** What is said of a key that waits for its card. */
const KEPT = {
  can: ['digitsKeptTitle', 'digitsKeptText'],
  number: ['qrKeptTitle', 'digitsKeptText'],
  qr: ['qrKeptTitle', 'digitsKeptText'],
  mrz: ['mrzKeptTitle', 'mrzKeptText'],
} as const satisfies Record<Access['kind'], readonly [string, string]>;

export function WaitingStage() {
  const say = useTexts('check-in');
  const { reader } = useDeskStatus();
  const counter = useCounter();
  const oldCard = reader.state === 'card' && reader.insertion === counter.done;
  const trouble = reader.state === 'empty' || reader.state === 'card' ? undefined : TROUBLE[reader.state];
  const [title, text] =
    trouble !== undefined
      ? ([trouble.title, trouble.text] as const)
      : counter.pending !== undefined
        ? KEPT[counter.pending.kind]
        : reader.state === 'card' && !oldCard
          ? (['typeDigitsTitle', 'typeDigitsText'] as const)
          : (['putCardTitle', 'putCardText'] as const);

  return (
    <div className="waiting-stage">
      <div className="waiting-stage__do">
        <div role="status" className="waiting-stage__say">
          <h2>{say(title, { digits: counter.pending?.kind === 'can' ? counter.pending.can : '' })}</h2>
          <p>{say(text)}</p>
        </div>
        {oldCard && <Banner tone="info" title={say('previousCard')} />}
        <CounterDigits autoFocus />
        <OtherWays />
      </div>
      {trouble !== undefined ? (
        <div className="waiting-stage__picture">
          <FailurePicture name={trouble.picture} />
        </div>
      ) : counter.pending?.kind === 'mrz' ? (
        <div className="waiting-stage__picture">
          <FailurePicture name="put-card" />
        </div>
      ) : (
        <WhereOnTheCard />
      )}
    </div>
  );
}

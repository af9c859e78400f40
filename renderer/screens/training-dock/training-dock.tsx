/** Practice: invented people whose cards are laid and lifted, and a police endpoint that is taken down and up. */
import { ChevronDown, ChevronUp, GraduationCap, Signpost } from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { type Training, useCall, useTraining } from '../../bridge/hooks.ts';
import { Button } from '../../components/button.tsx';
import { StatusBadge } from '../../components/status-badge.tsx';
import { useTexts } from '../../messages/use-texts.ts';
import { navigate } from '../../use-route.ts';
import { useTour } from '../tour/use-tour.ts';
import { CardInHand } from './card-in-hand.tsx';
import './training-dock.css';
import { TourDock } from './tour-dock.tsx';
import { TrainingCard } from './training-card.tsx';

const KEPT_UNDER = 'desk.training-dock';

export function TrainingDock() {
  const training = useTraining();
  const tour = useTour();
  if (training === undefined) return null;
  const running = tour?.running;
  return running === undefined ? (
    <LessonDock training={training} />
  ) : (
    <TourDock key={running.world} running={running} training={training} />
  );
}

function LessonDock({ training }: { readonly training: Training }) {
  const say = useTexts('training');
  const sayTour = useTexts('tour');
  const endpoint = useCall('training.endpoint');
  const lay = useCall('training.layCard');
  const lift = useCall('training.liftCard');
  const [open, setOpen] = useState(() => localStorage.getItem(KEPT_UNDER) !== 'closed');
  // A card that was lifted stays in the hand: its QR code can still be scanned.
  const [lastLaid, setLastLaid] = useState<string>();
  const toggle = () => {
    localStorage.setItem(KEPT_UNDER, open ? 'closed' : 'open');
    setOpen(!open);
  };
  const { endpointUp, people, cardOnReader } = training;
  const inHand = people.find(({ id }) => id === (cardOnReader ?? lastLaid));
  return (
    <aside className="training-dock" aria-label={say('title')}>
      <div className="training-dock__bar">
        <AriaButton
          className="training-dock__toggle"
          aria-expanded={open}
          aria-label={say(open ? 'close' : 'open')}
          onPress={toggle}
        >
          <GraduationCap aria-hidden="true" size={20} />
          <span className="training-dock__title">{say('title')}</span>
          {open ? <ChevronDown aria-hidden="true" size={18} /> : <ChevronUp aria-hidden="true" size={18} />}
        </AriaButton>
        {inHand === undefined ? (
          <p className="training-dock__nothing">{say('nothing')}</p>
        ) : (
          <CardInHand
            person={inHand}
            onReader={cardOnReader !== undefined}
            onLay={() => void lay.call({ id: inHand.id })}
            onLift={() => void lift.call({})}
          />
        )}
        <Button
          variant="quiet"
          icon={<Signpost aria-hidden="true" />}
          onPress={() => navigate({ screen: 'tour' })}
        >
          {sayTour('open')}
        </Button>
        <div className="training-dock__endpoint">
          <span className="training-dock__label">{say('endpoint')}</span>
          <StatusBadge tone={endpointUp ? 'good' : 'bad'}>
            {say(endpointUp ? 'endpointUp' : 'endpointDown')}
          </StatusBadge>
          <Button isDisabled={endpoint.pending} onPress={() => void endpoint.call({ up: !endpointUp })}>
            {say(endpointUp ? 'turnDown' : 'turnUp')}
          </Button>
        </div>
      </div>
      {open && (
        <ul className="training-dock__people" aria-label={say('people')}>
          {people.map((person) => (
            <TrainingCard
              key={person.id}
              person={person}
              onReader={person.id === cardOnReader}
              onLay={() => {
                setLastLaid(person.id);
                void lay.call({ id: person.id });
              }}
            />
          ))}
        </ul>
      )}
    </aside>
  );
}

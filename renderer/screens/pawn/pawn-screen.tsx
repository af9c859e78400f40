/** The pawn desk: what is due, a new contract, one contract, the watch lists. */
import { CirclePlus, ShieldAlert } from 'lucide-react';
import { Link } from 'react-aria-components';
import { Button } from '../../components/button.tsx';
import { ScreenHead } from '../../components/screen-head.tsx';
import { useTexts } from '../../messages/use-texts.ts';
import { hashOf } from '../../router.ts';
import { navigate } from '../../use-route.ts';
import { CheckInScreen } from '../check-in/check-in-screen.tsx';
import { ContractPage } from './contract-page.tsx';
import { DueList } from './due-list.tsx';
import { PawnGuest } from './pawn-guest.tsx';
import './pawn-screen.css';
import { openSuspicion, SUSPICION_KEY } from './suspicion-store.ts';
import { WatchPanel } from './watch-panel.tsx';

const TABS = [
  { part: undefined, words: 'tabs.due' },
  { part: 'new', words: 'tabs.new' },
  { part: 'watch', words: 'tabs.watch' },
] as const;

export function PawnScreen({ part }: { readonly part: string | undefined }) {
  const say = useTexts('pawn');
  return (
    <div className={`pawn-screen${part === undefined ? ' pawn-screen--list' : ''}`}>
      <ScreenHead
        title={say('title')}
        actions={
          <>
            <nav className="pawn-screen__tabs" aria-label={say('tabs.label')}>
              {TABS.map(({ part: name, words }) => (
                <Link
                  key={words}
                  className="pawn-screen__tab"
                  href={hashOf(name === undefined ? { screen: 'pawn' } : { screen: 'pawn', part: name })}
                  {...(name === part && { 'aria-current': 'page' })}
                >
                  {say(words)}
                </Link>
              ))}
            </nav>
            <Button
              icon={<ShieldAlert aria-hidden="true" />}
              keyHint={SUSPICION_KEY}
              onPress={() => openSuspicion()}
            >
              {say('suspicion.key')}
            </Button>
            {part !== 'new' && (
              <Button
                variant="primary"
                icon={<CirclePlus aria-hidden="true" />}
                onPress={() => navigate({ screen: 'pawn', part: 'new' })}
              >
                {say('newContract')}
              </Button>
            )}
          </>
        }
      />
      <Part part={part} />
    </div>
  );
}

function Part({ part }: { readonly part: string | undefined }) {
  switch (part) {
    case undefined:
      return <DueList />;
    case 'new':
      return <CheckInScreen guest={<PawnGuest />} />;
    case 'watch':
      return <WatchPanel />;
    default:
      return <ContractPage key={part} id={part} />;
  }
}

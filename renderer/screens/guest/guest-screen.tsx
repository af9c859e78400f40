/** Everything about one stay: who, where, until when, what was declared with which proof, and what can be done now. */
import { Globe, UserRoundX } from 'lucide-react';
import { useState } from 'react';
import { type GuestPage, type StayAction, useGuestPage } from '../../bridge/hooks.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { FailureBanner } from '../../components/failure-banner.tsx';
import { Panel } from '../../components/panel.tsx';
import { ScreenHead } from '../../components/screen-head.tsx';
import { StatusBadge, type Tone } from '../../components/status-badge.tsx';
import { useTexts } from '../../messages/use-texts.ts';
import { navigate } from '../../use-route.ts';
import { ActionDrawer } from './action-drawer.tsx';
import { EarlierStays } from './earlier-stays.tsx';
import { GuestPicture } from './guest-picture.tsx';
import './guest-screen.css';
import { StayActions } from './stay-actions.tsx';
import { StayChain } from './stay-chain.tsx';
import { StayFacts } from './stay-facts.tsx';

const STATUS_TONES: Readonly<Record<GuestPage['stay']['status'], Tone>> = {
  expected: 'info',
  'in-house': 'info',
  departed: 'idle',
  cancelled: 'idle',
};

export function GuestScreen({ stayId }: { readonly stayId: string | undefined }) {
  return stayId === undefined ? <NoGuest /> : <Guest key={stayId} stayId={stayId} />;
}

function NoGuest() {
  const say = useTexts('guest');
  return (
    <EmptyState
      icon={<UserRoundX />}
      title={say('missing')}
      text={say('chainNote')}
      action={<Button onPress={() => navigate({ screen: 'board' })}>{say('rooms')}</Button>}
    />
  );
}

function Guest({ stayId }: { readonly stayId: string }) {
  const say = useTexts('guest');
  const common = useTexts('common');
  const { data, failure, pending, refresh } = useGuestPage(stayId);
  const [action, setAction] = useState<StayAction>();
  return (
    <div className="guest-screen">
      {failure !== undefined && (
        <FailureBanner
          failure={failure}
          title={say('missing')}
          actions={<Button onPress={refresh}>{common('retry')}</Button>}
        />
      )}
      {pending && <p className="guest-screen__pending">{common('loading')}</p>}
      {data !== undefined && (
        <>
          <ScreenHead title={say('title', { name: data.stay.fullName })} actions={<Badges page={data} />} />
          <StayActions page={data} onAction={setAction} />
          <div className="guest-screen__columns">
            <div className="guest-screen__column">
              <StayFacts page={data} />
              <GuestPicture stayId={data.stay.id} />
              <EarlierStays earlier={data.earlier} />
            </div>
            <Panel title={say('chain')}>
              <p className="guest-screen__note">{say('chainNote')}</p>
              <StayChain chain={data.chain} />
            </Panel>
          </div>
          <ActionDrawer page={data} action={action} onClose={() => setAction(undefined)} />
        </>
      )}
    </div>
  );
}

function Badges({ page: { stay } }: { readonly page: GuestPage }) {
  const say = useTexts('guest');
  return (
    <div className="guest-screen__badges">
      <StatusBadge tone={STATUS_TONES[stay.status]} size="l">
        {say(`status.${stay.status}`)}
      </StatusBadge>
      {stay.guestClass !== 'guest' && (
        <StatusBadge tone="info" size="l">
          {say(`guestClass.${stay.guestClass}`)}
        </StatusBadge>
      )}
      {stay.kind === 'foreign-stay' && (
        <StatusBadge tone="info" size="l" icon={Globe}>
          {say('foreign')}
        </StatusBadge>
      )}
      {stay.overstayed && (
        <StatusBadge tone="warn" size="l">
          {say('overstayed')}
        </StatusBadge>
      )}
      {stay.withoutPapers && (
        <StatusBadge tone="warn" size="l" icon={UserRoundX}>
          {say('withoutPapers')}
        </StatusBadge>
      )}
    </div>
  );
}

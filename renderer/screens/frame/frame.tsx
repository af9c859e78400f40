/** What stays while screens change: the bar that is always visible, the way to each screen, and the practice dock. */
import { type ReactNode, useEffect, useRef } from 'react';
import { useDeskStatus } from '../../bridge/hooks.ts';
import { useTexts } from '../../messages/use-texts.ts';
import type { Route } from '../../router.ts';
import { LockStrip } from '../lock/lock-strip.tsx';
import { TrainingDock } from '../training-dock/training-dock.tsx';
import { AlarmBanner } from './alarm-banner.tsx';
import { CertificateBanner } from './certificate-banner.tsx';
import './frame.css';
import { HostBanner } from './host-banner.tsx';
import { Navigation } from './navigation.tsx';
import { StatusBar } from './status-bar.tsx';
import { TrainingMark } from './training-mark.tsx';

export function Frame({ route, children }: { readonly route: Route; readonly children: ReactNode }) {
  const say = useTexts('frame');
  const { mode } = useDeskStatus();
  const main = useRef<HTMLElement>(null);
  const { screen } = route;
  // The counter and the steps of the set-up place the focus by themselves; theirs comes first and would be taken from them.
  const placesFocus = screen === 'check-in' || screen === 'start' || route.part === 'new';

  useEffect(() => {
    document.title = `${say(`nav.${screen}`)} · ${say('desk')}`;
    main.current?.scrollTo(0, 0);
    if (!placesFocus) main.current?.focus({ preventScroll: true });
  }, [screen, placesFocus, say]);

  return (
    <div className="frame">
      <button className="frame__skip" type="button" onClick={() => main.current?.focus()}>
        {say('skip')}
      </button>
      <StatusBar />
      <Navigation current={screen} />
      <div className="frame__content">
        {mode === 'training' && <TrainingMark />}
        <LockStrip />
        <HostBanner />
        <AlarmBanner />
        <CertificateBanner screen={screen} />
        <main className="frame__main" id="main" ref={main} tabIndex={-1}>
          {children}
        </main>
        {mode === 'training' && <TrainingDock />}
      </div>
    </div>
  );
}

/** The desk as one page: the host below, the frame around, one screen inside. */
import { lazy, Suspense, useEffect } from 'react';
import { connect } from './bridge/connect.ts';
import { DeskGate } from './bridge/desk-gate.tsx';
import { DeskProvider } from './bridge/desk-provider.tsx';
import { useDeskStatus, useTrades } from './bridge/hooks.ts';
import { Toaster } from './components/toaster.tsx';
import { useTexts } from './messages/use-texts.ts';
import { hashOf, type Route } from './router.ts';
import { BoardScreen } from './screens/board/board-screen.tsx';
import { BooksScreen } from './screens/books/books-screen.tsx';
import { CheckInScreen } from './screens/check-in/check-in-screen.tsx';
import { useKeyCapture } from './screens/check-in/key-capture.ts';
import { counterHash, counterOf } from './screens/counter-work/counter-place.ts';
import { StartScreen } from './screens/first-run/start-screen.tsx';
import { useFirstRunDoor } from './screens/first-run/use-first-run-door.ts';
import { CrashGuard } from './screens/frame/crash-guard.tsx';
import { Frame } from './screens/frame/frame.tsx';
import { OpeningScreen } from './screens/frame/opening-screen.tsx';
import { GalleryScreen } from './screens/gallery/gallery-screen.tsx';
import { GuestScreen } from './screens/guest/guest-screen.tsx';
import { LockScreen } from './screens/lock/lock-screen.tsx';
import { LockedScreen } from './screens/lock/locked-screen.tsx';
import { isShown } from './screens/lock/screen-access.ts';
import { OutboxScreen } from './screens/outbox/outbox-screen.tsx';
import { PawnScreen } from './screens/pawn/pawn-screen.tsx';
import { SuspicionDialog } from './screens/pawn/suspicion-dialog.tsx';
import { PoliceTasksScreen } from './screens/police-tasks/police-tasks-screen.tsx';
import { SearchDialog } from './screens/search/search-dialog.tsx';
import { SettingsScreen } from './screens/settings/settings-screen.tsx';
import { TenantsScreen } from './screens/tenants/tenants-screen.tsx';
import { TodayScreen } from './screens/today/today-screen.tsx';
import { TourScreen } from './screens/tour/tour-screen.tsx';
import { VisitorsScreen } from './screens/visitors/visitors-screen.tsx';
import { WardsScreen } from './screens/wards/wards-screen.tsx';
import { useRoute, useScreenKeys } from './use-route.ts';

/** With its chart library fetched only when somebody looks at it: the counter opens without. */
const InsightScreen = lazy(async () => ({
  default: (await import('./screens/insight/insight-screen.tsx')).InsightScreen,
}));

function Fetching() {
  return <p className="fetching">{useTexts('common')('loading')}</p>;
}

export function App() {
  return (
    <DeskProvider connect={connect}>
      <Toaster>
        <CrashGuard>
          <DeskGate waiting={(failure, retry) => <OpeningScreen failure={failure} onRetry={retry} />}>
            <Desk />
          </DeskGate>
        </CrashGuard>
      </Toaster>
    </DeskProvider>
  );
}

function Desk() {
  const route = useRoute();
  useScreenKeys(useTrades());
  useKeyCapture();
  useFirstRunDoor();
  const { lock } = useDeskStatus();
  return (
    <Frame route={route}>
      <CrashGuard key={route.screen}>
        {isShown(route.screen, lock) ? <ScreenOf route={route} /> : <LockedScreen />}
      </CrashGuard>
      <SuspicionDialog route={route} />
      <SearchDialog />
    </Frame>
  );
}

/** A desk of one trade with a counter of its own, such as a clinic, has only that one. */
function Counter() {
  const trades = useTrades();
  const counter = counterOf(trades, hashOf({ screen: 'check-in' }));
  const own = counter.screen !== 'check-in';
  useEffect(() => {
    if (own) window.location.replace(counterHash(trades, ''));
  }, [own, trades]);
  return own ? null : <CheckInScreen />;
}

function ScreenOf({ route: { screen, part } }: { readonly route: Route }) {
  switch (screen) {
    case 'today':
      return <TodayScreen entryId={part} />;
    case 'check-in':
      return <Counter />;
    case 'pawn':
      return <PawnScreen part={part} />;
    case 'board':
      return <BoardScreen />;
    case 'tenants':
      return <TenantsScreen part={part} />;
    case 'wards':
      return <WardsScreen part={part} />;
    case 'visitors':
      return <VisitorsScreen part={part} />;
    case 'guest':
      return <GuestScreen stayId={part} />;
    case 'police-tasks':
      return <PoliceTasksScreen />;
    case 'books':
      return <BooksScreen wanted={part} />;
    case 'insight':
      return (
        <Suspense fallback={<Fetching />}>
          <InsightScreen />
        </Suspense>
      );
    case 'outbox':
      return <OutboxScreen entryId={part} />;
    case 'settings':
      return <SettingsScreen tab={part} />;
    case 'tour':
      return <TourScreen />;
    case 'start':
      return <StartScreen part={part} />;
    case 'lock':
      return <LockScreen />;
    case 'gallery':
      return <GalleryScreen />;
  }
}

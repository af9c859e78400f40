/** The desk as one page: the host below, the frame around, one screen inside. */
import { connect } from './bridge/connect.ts';
import { DeskGate } from './bridge/desk-gate.tsx';
import { DeskProvider } from './bridge/desk-provider.tsx';
import { useTrades } from './bridge/hooks.ts';
import { Toaster } from './components/toaster.tsx';
import type { Route } from './router.ts';
import { BoardScreen } from './screens/board/board-screen.tsx';
import { BooksScreen } from './screens/books/books-screen.tsx';
import { CheckInScreen } from './screens/check-in/check-in-screen.tsx';
import { useKeyCapture } from './screens/check-in/key-capture.ts';
import { CrashGuard } from './screens/frame/crash-guard.tsx';
import { Frame } from './screens/frame/frame.tsx';
import { OpeningScreen } from './screens/frame/opening-screen.tsx';
import { GalleryScreen } from './screens/gallery/gallery-screen.tsx';
import { GuestScreen } from './screens/guest/guest-screen.tsx';
import { OutboxScreen } from './screens/outbox/outbox-screen.tsx';
import { PawnScreen } from './screens/pawn/pawn-screen.tsx';
import { SuspicionDialog } from './screens/pawn/suspicion-dialog.tsx';
import { PoliceTasksScreen } from './screens/police-tasks/police-tasks-screen.tsx';
import { SettingsScreen } from './screens/settings/settings-screen.tsx';
import { TodayScreen } from './screens/today/today-screen.tsx';
import { useRoute, useScreenKeys } from './use-route.ts';

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
  return (
    <Frame route={route}>
      <CrashGuard key={route.screen}>
        <ScreenOf route={route} />
      </CrashGuard>
      <SuspicionDialog route={route} />
    </Frame>
  );
}

function ScreenOf({ route: { screen, part } }: { readonly route: Route }) {
  switch (screen) {
    case 'today':
      return <TodayScreen entryId={part} />;
    case 'check-in':
      return <CheckInScreen />;
    case 'pawn':
      return <PawnScreen part={part} />;
    case 'board':
      return <BoardScreen />;
    case 'guest':
      return <GuestScreen stayId={part} />;
    case 'police-tasks':
      return <PoliceTasksScreen />;
    case 'books':
      return <BooksScreen wanted={part} />;
    case 'outbox':
      return <OutboxScreen entryId={part} />;
    case 'settings':
      return <SettingsScreen tab={part} />;
    case 'gallery':
      return <GalleryScreen />;
  }
}

/** Between two guests the clerk opens the window turned to them from here: a locked desk has no settings. */
import { MonitorUp } from 'lucide-react';
import { useGuestDisplayWindow } from '../../bridge/use-guest-display-window.ts';
import { Button } from '../../components/button.tsx';
import { FailureBanner } from '../../components/failure-banner.tsx';
import { useTexts } from '../../messages/use-texts.ts';

export function OpenGuestDisplay() {
  const say = useTexts('guest-display');
  const display = useGuestDisplayWindow();
  if (display.on !== true || display.isOpen === true) return null;
  if (display.failure !== undefined) return <FailureBanner failure={display.failure} title={say('failed')} />;
  return (
    <Button
      variant="quiet"
      icon={<MonitorUp aria-hidden="true" />}
      isDisabled={display.pending}
      onPress={display.open}
    >
      {say('open')}
    </Button>
  );
}

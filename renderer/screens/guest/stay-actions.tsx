import { Printer } from 'lucide-react';
import { type GuestPage, type StayAction, useCall } from '../../bridge/hooks.ts';
import { Button } from '../../components/button.tsx';
import { useTexts } from '../../messages/use-texts.ts';
import { saveFile } from '../books/save-file.ts';

/** Only what the desk says may be done now; the most likely first. */
export function StayActions({
  page,
  onAction,
}: {
  readonly page: GuestPage;
  readonly onAction: (action: StayAction) => void;
}) {
  const say = useTexts('guest');
  const file = useCall('documents.file');
  const print = async () => {
    const scope = { kind: 'record', id: page.stay.id } as const;
    const made = await file.call({ document: 'stay-receipt', scope, format: 'pdf' });
    if (made.ok) saveFile(made.value);
  };
  return (
    <div className="stay-actions">
      {page.actions.map((action) => (
        <Button
          key={action}
          variant={action === 'tell-police' ? 'primary' : action === 'cancel' ? 'quiet' : 'secondary'}
          onPress={() => onAction(action)}
        >
          {say(`action.${action}`)}
        </Button>
      ))}
      <Button
        variant="quiet"
        icon={<Printer aria-hidden="true" />}
        isDisabled={file.pending}
        onPress={() => void print()}
      >
        {say('action.receipt')}
      </Button>
    </div>
  );
}

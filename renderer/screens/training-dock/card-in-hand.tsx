import { Copy, ScanLine } from 'lucide-react';
import type { Training } from '../../bridge/hooks.ts';
import { Button } from '../../components/button.tsx';
import { useAnnouncer } from '../../components/toaster.tsx';
import { useBilingual, useTexts } from '../../messages/use-texts.ts';
import { useCounterActions } from '../check-in/use-counter-actions.ts';
import { copyText } from './copy-text.ts';

/** The card that lies on the reader, or was just lifted: its digits, its QR code, and what it teaches. */
export function CardInHand({
  person,
  onReader,
  onLay,
  onLift,
}: {
  readonly person: Training['people'][number];
  readonly onReader: boolean;
  readonly onLay: () => void;
  readonly onLift: () => void;
}) {
  const say = useTexts('training');
  const both = useBilingual();
  const { toast } = useAnnouncer();
  const counter = useCounterActions();
  return (
    <div className="card-in-hand" title={both(person.note)}>
      <p className="card-in-hand__who">
        <span className="card-in-hand__where">{say(onReader ? 'onReader' : 'lifted')}</span>
        <strong>{person.fullName}</strong>
      </p>
      <Button onPress={onReader ? onLift : onLay}>{say(onReader ? 'liftCard' : 'layAgain')}</Button>
      {person.can !== '' && (
        <p className="card-in-hand__digits">
          {say('digits')} <strong className="number">{person.can}</strong>
        </p>
      )}
      <Button
        variant="quiet"
        icon={<ScanLine aria-hidden="true" />}
        onPress={() => void counter.scanTyped(person.qr)}
      >
        {say(person.lesson === 'guest-with-passport' ? 'scanMrz' : 'scanQr')}
      </Button>
      <Button
        variant="quiet"
        icon={<Copy aria-hidden="true" />}
        onPress={() => {
          const copied = copyText(person.qr);
          toast({ tone: copied ? 'good' : 'warn', title: say(copied ? 'copied' : 'notCopied') });
        }}
      >
        {say('copyQr')}
      </Button>
    </div>
  );
}

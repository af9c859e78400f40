import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Confirm } from '../../components/confirm.tsx';
import { Drawer } from '../../components/drawer.tsx';
import { useAnnouncer } from '../../components/toaster.tsx';
import { useTexts } from '../../messages/use-texts.ts';
import { SAMPLE_NAME } from './samples.ts';
import { Specimen } from './specimen.tsx';

/** What lies over the page; each opens at its button. */
export function GalleryOverlays() {
  const here = useTexts('check-in');
  const { toast } = useAnnouncer();
  const [open, setOpen] = useState<'drawer' | 'confirm'>();
  const close = () => setOpen(undefined);
  return (
    <Specimen name="Drawer, Confirm, Toaster" wide>
      <Button onPress={() => setOpen('drawer')}>Drawer</Button>
      <Button onPress={() => setOpen('confirm')}>Confirm</Button>
      <Button onPress={() => toast({ tone: 'good', title: here('filedTitle'), text: here('filedText') })}>
        Toaster
      </Button>
      <Drawer isOpen={open === 'drawer'} onClose={close} title={SAMPLE_NAME}>
        <p>{here('filedText')}</p>
      </Drawer>
      <Confirm
        isOpen={open === 'confirm'}
        title={here('leaveTitle')}
        text={here('leaveText')}
        yes={here('leaveYes')}
        no={here('leaveNo')}
        onYes={close}
        onNo={close}
      />
    </Specimen>
  );
}

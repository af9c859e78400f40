/** For a card that the program does not know: what it is like, to read and to save, without a word about the guest. */
import { FileText, Save } from 'lucide-react';
import { useState } from 'react';
import { useStructureReport } from '../../bridge/hooks.ts';
import { Banner } from '../../components/banner.tsx';
import { Button } from '../../components/button.tsx';
import { Drawer } from '../../components/drawer.tsx';
import { useAnnouncer } from '../../components/toaster.tsx';
import { useTexts } from '../../messages/use-texts.ts';
import { saveFile } from '../books/save-file.ts';
import type { CheckIn } from './counter-state.ts';
import './structure-report.css';

/** Nothing where the card is as all others. */
export function StructureReport({ view }: { readonly view: CheckIn }) {
  const say = useTexts('check-in');
  const [isOpen, setOpen] = useState(false);
  if (view.structureReport !== true) return null;
  return (
    <>
      <Banner
        tone="info"
        title={say('structureStrange')}
        actions={
          <Button icon={<FileText aria-hidden="true" />} onPress={() => setOpen(true)}>
            {say('structureOpen')}
          </Button>
        }
      >
        {say('structureWhy')}
      </Banner>
      {isOpen && <ReportDrawer id={view.id} onClose={() => setOpen(false)} />}
    </>
  );
}

function ReportDrawer({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const say = useTexts('check-in');
  const { toast } = useAnnouncer();
  const { data, failure } = useStructureReport(id);
  const save = () => {
    if (data === undefined) return;
    saveFile(data);
    toast({ tone: 'good', title: say('structureSaved', { name: data.name }) });
  };
  return (
    <Drawer
      isOpen
      onClose={onClose}
      title={say('structureTitle')}
      footer={
        <Button
          variant="primary"
          icon={<Save aria-hidden="true" />}
          isDisabled={data === undefined}
          onPress={save}
        >
          {say('structureSave')}
        </Button>
      }
    >
      <p>{failure === undefined ? say('structureText') : say('structureGone')}</p>
      {data !== undefined && (
        <pre className="structure-report__lines" lang="en" translate="no">
          {data.lines.join('\n')}
        </pre>
      )}
    </Drawer>
  );
}

/** Every declaration on its way, each explained by its sentence. An address with an id opens that one's drawer. */
import { CircleCheckBig, Inbox } from 'lucide-react';
import { useState } from 'react';
import { type OutboxShow, useDeskStatus, useOutbox } from '../../bridge/hooks.ts';
import { Button } from '../../components/button.tsx';
import { ChoiceBar } from '../../components/choice-bar.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { FailureBanner } from '../../components/failure-banner.tsx';
import { Panel } from '../../components/panel.tsx';
import { ScreenHead } from '../../components/screen-head.tsx';
import { useTexts } from '../../messages/use-texts.ts';
import { navigate } from '../../use-route.ts';
import { EntryDrawer } from './entry-drawer.tsx';
import { EntryTable } from './entry-table.tsx';
import { OutageBanner } from './outage-banner.tsx';
import './outbox-screen.css';
import { PortalFilesDrawer } from './portal-files-drawer.tsx';
import { ProofSearch } from './proof-search.tsx';
import { ScriptDrawer } from './script-drawer.tsx';

/** The part of the address that opens the archive; no entry has such an id. */
const PROOFS = 'proofs';

const SHOWS = ['open', 'problems', 'all'] as const satisfies OutboxShow[];

export function OutboxScreen({ entryId }: { readonly entryId: string | undefined }) {
  const say = useTexts('outbox');
  const common = useTexts('common');
  const [show, setShow] = useState<OutboxShow>('open');
  const { data, failure, pending, refresh } = useOutbox(show);
  const byHand = useTexts('by-hand');
  const [beside, setBeside] = useState<'files' | 'script'>();
  const proofs = useTexts('proofs');
  // Whatever is shown below: what was uploaded must still be counted when nothing else waits.
  const usesPortal = useDeskStatus().sending.channels.some(({ id }) => id === 'portal-files');
  if (entryId === PROOFS)
    return (
      <div className="outbox-screen">
        <ScreenHead
          title={proofs('title')}
          actions={<Button onPress={() => navigate({ screen: 'outbox' })}>{proofs('back')}</Button>}
        />
        <ProofSearch />
      </div>
    );
  return (
    <div className="outbox-screen">
      <ScreenHead
        title={say('title')}
        actions={
          <div className="outbox-screen__actions">
            <Button onPress={() => navigate({ screen: 'outbox', part: PROOFS })}>{proofs('open')}</Button>
            <Button onPress={() => setBeside('script')}>{byHand('script.open')}</Button>
            {usesPortal && <Button onPress={() => setBeside('files')}>{byHand('files.open')}</Button>}
            <ChoiceBar
              label={say('show.label')}
              value={show}
              onChange={setShow}
              options={SHOWS.map((value) => ({ value, label: say(`show.${value}`) }))}
            />
          </div>
        }
      />
      <OutageBanner />
      {failure !== undefined && (
        <FailureBanner
          failure={failure}
          title={say('failed')}
          actions={<Button onPress={refresh}>{common('retry')}</Button>}
        />
      )}
      {(pending || data !== undefined) && (
        <div className="outbox-screen__list">
          <Panel flush>
            {pending && <p className="outbox-screen__pending">{common('loading')}</p>}
            {data !== undefined && (
              <EntryTable
                entries={data.entries}
                empty={
                  <EmptyState
                    icon={show === 'all' ? <Inbox /> : <CircleCheckBig />}
                    title={say(`empty.${show}.title`)}
                    text={say(`empty.${show}.text`)}
                  />
                }
              />
            )}
          </Panel>
        </div>
      )}
      {beside === 'files' && <PortalFilesDrawer onClose={() => setBeside(undefined)} />}
      {beside === 'script' && <ScriptDrawer onClose={() => setBeside(undefined)} />}
      <EntryDrawer entryId={entryId} onClose={() => navigate({ screen: 'outbox' })} />
    </div>
  );
}

/** Files for the portal: made of what waits, uploaded by a person, done only when the portal's own number matches. */
import { useState } from 'react';
import { type PortalFile, useCall, usePortalFiles } from '../../bridge/hooks.ts';
import { Button } from '../../components/button.tsx';
import { Confirm } from '../../components/confirm.tsx';
import { Drawer } from '../../components/drawer.tsx';
import { FailureBanner } from '../../components/failure-banner.tsx';
import { StatusBadge } from '../../components/status-badge.tsx';
import { useAnnouncer } from '../../components/toaster.tsx';
import { formatDateTime } from '../../messages/format.ts';
import { useTexts } from '../../messages/use-texts.ts';
import { saveFile } from '../books/save-file.ts';
import './entry-statements.css';
import { StatementForm } from './statement-form.tsx';

const mimeOf = (name: string): string =>
  name.endsWith('.xml')
    ? 'application/xml'
    : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export function PortalFilesDrawer({ onClose }: { readonly onClose: () => void }) {
  const say = useTexts('by-hand');
  const { toast } = useAnnouncer();
  const { data, failure, refresh } = usePortalFiles();
  const make = useCall('portalFiles.make');
  const [refused, setRefused] = useState<typeof make.failure>();
  const run = async () => {
    const reply = await make.call({});
    if (!reply.ok) return;
    setRefused(reply.value.failure);
    if (reply.value.files.length > 0) {
      toast({ tone: 'good', title: say('files.made', { count: reply.value.files.length }) });
    }
    refresh();
  };
  const problem = failure ?? make.failure ?? refused;
  const files = data?.files ?? [];
  return (
    <Drawer isOpen onClose={onClose} title={say('files.title')}>
      <div className="portal-files">
        <p>{say('files.text')}</p>
        <Button variant="primary" isDisabled={make.pending} onPress={() => void run()}>
          {say('files.make')}
        </Button>
        {problem !== undefined && <FailureBanner failure={problem} title={say('files.failed')} />}
        {data !== undefined && files.length === 0 && (
          <p className="portal-file__muted">{say('files.none')}</p>
        )}
        {files.map((file) => (
          <OneFile key={file.id} file={file} onChange={refresh} />
        ))}
      </div>
    </Drawer>
  );
}

function OneFile({ file, onChange }: { readonly file: PortalFile; readonly onChange: () => void }) {
  const say = useTexts('by-hand');
  const read = useCall('portalFiles.read');
  const disown = useCall('outbox.disown');
  const [counting, setCounting] = useState(false);
  const [asking, setAsking] = useState(false);
  const save = async () => {
    const reply = await read.call({ id: file.id });
    if (reply.ok) saveFile({ ...reply.value, mime: mimeOf(reply.value.name) });
  };
  const sendAgain = async () => {
    setAsking(false);
    await disown.call({ ids: [...file.recordIds] });
    onChange();
  };
  const problem = read.failure ?? disown.failure;
  return (
    <section className="portal-file" aria-label={file.name}>
      <h3>{file.name}</h3>
      <p className="portal-file__muted number">
        {say(`files.${file.kind}`)} · {say('files.records', { count: file.recordIds.length })} ·{' '}
        {formatDateTime(file.createdAt)}
      </p>
      <div className="entry-statements__buttons">
        {file.waiting > 0 ? (
          <StatusBadge tone="warn">{say('files.waiting', { count: file.waiting })}</StatusBadge>
        ) : (
          <StatusBadge tone="good">{say('files.settled')}</StatusBadge>
        )}
        <Button onPress={() => void save()} isDisabled={read.pending}>
          {say('files.save')}
        </Button>
        {file.waiting > 0 && (
          <>
            <Button onPress={() => setCounting(!counting)}>{say('files.count')}</Button>
            <Button variant="quiet" onPress={() => setAsking(true)}>
              {say('files.notUploaded')}
            </Button>
          </>
        )}
      </div>
      {problem !== undefined && <FailureBanner failure={problem} title={say('form.failed')} />}
      {counting && (
        <StatementForm
          ids={file.recordIds}
          kind="typed-count"
          onDone={() => {
            setCounting(false);
            onChange();
          }}
        />
      )}
      <Confirm
        isOpen={asking}
        title={say('disown.title')}
        text={say('disown.text')}
        yes={say('disown.yes')}
        no={say('disown.no')}
        onNo={() => setAsking(false)}
        onYes={() => void sendAgain()}
      />
    </section>
  );
}

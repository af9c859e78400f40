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
import { CountForm } from './count-form.tsx';
import './entry-statements.css';

const mimeOf = (name: string): string =>
  name.endsWith('.xml')
    ? 'application/xml'
    : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export function PortalFilesDrawer({ onClose }: { readonly onClose: () => void }) {
  const say = useTexts('by-hand');
  const { toast } = useAnnouncer();
  const common = useTexts('common');
  const { data, failure, pending, refresh } = usePortalFiles();
  const make = useCall('portalFiles.make');
  const [refused, setRefused] = useState<typeof make.failure>();
  const run = async () => {
    const reply = await make.call({});
    if (!reply.ok) return;
    setRefused(reply.value.failure);
    const { length: count } = reply.value.files;
    if (count > 0) toast({ tone: 'good', title: say('files.made', { count }) });
    else if (reply.value.failure === undefined) toast({ tone: 'info', title: say('files.nothing') });
    refresh();
  };
  const problem = failure ?? make.failure ?? refused;
  const files = data?.files ?? [];
  return (
    <Drawer isOpen onClose={onClose} title={say('files.title')}>
      <div className="portal-files">
        <p>{say('files.text')}</p>
        <Button variant="primary" isPending={make.pending} onPress={() => void run()}>
          {say(make.pending ? 'files.making' : 'files.make')}
        </Button>
        {problem !== undefined && <FailureBanner failure={problem} title={say('files.failed')} />}
        {pending && <p role="status">{common('loading')}</p>}
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
  const { toast } = useAnnouncer();
  const read = useCall('portalFiles.read');
  const disown = useCall('outbox.disown');
  const [counting, setCounting] = useState(false);
  const [asking, setAsking] = useState(false);
  const save = async () => {
    const reply = await read.call({ id: file.id });
    if (reply.ok) saveFile({ ...reply.value, mime: mimeOf(reply.value.name) });
  };
  const drop = async () => {
    setAsking(false);
    const count = file.waiting;
    const reply = await disown.call({ ids: [...file.waitingIds] });
    if (reply.ok) toast({ tone: 'good', title: say('files.disowned', { count }) });
    onChange();
  };
  return (
    <section className="portal-file" aria-label={file.name}>
      <h3>{file.name}</h3>
      <p className="portal-file__muted number">
        {say(`files.${file.kind}`)} · {say('files.records', { count: file.recordIds.length })} ·{' '}
        {formatDateTime(file.createdAt)}
      </p>
      <div className="entry-statements__buttons">
        <FileState file={file} />
        <Button onPress={() => void save()} isPending={read.pending}>
          {say('files.save')}
        </Button>
        {file.waiting > 0 && (
          <>
            <Button onPress={() => setCounting(true)} isDisabled={counting}>
              {say('files.count')}
            </Button>
            <Button variant="quiet" onPress={() => setAsking(true)} isPending={disown.pending}>
              {say('files.notUploaded')}
            </Button>
          </>
        )}
      </div>
      {read.failure !== undefined && <FailureBanner failure={read.failure} title={say('files.readFailed')} />}
      {disown.failure !== undefined && (
        <FailureBanner failure={disown.failure} title={say('files.disownFailed')} />
      )}
      {counting && file.waiting > 0 && (
        <CountForm
          file={file}
          onDone={() => {
            setCounting(false);
            onChange();
          }}
        />
      )}
      <Confirm
        isOpen={asking}
        title={say('files.disownTitle')}
        text={say('files.disownText', { count: file.waiting })}
        yes={say('files.disownYes')}
        no={say('disown.no')}
        onNo={() => setAsking(false)}
        onYes={() => void drop()}
      />
    </section>
  );
}

/** Green only when all of it is proven; a file whose records went another way is no more than out of use. */
function FileState({ file }: { readonly file: PortalFile }) {
  const say = useTexts('by-hand');
  if (file.waiting > 0)
    return <StatusBadge tone="warn">{say('files.waiting', { count: file.waiting })}</StatusBadge>;
  const elsewhere = file.recordIds.length - file.proven;
  return elsewhere === 0 ? (
    <StatusBadge tone="good">{say('files.settled')}</StatusBadge>
  ) : (
    <StatusBadge tone="idle">{say('files.released', { count: elsewhere })}</StatusBadge>
  );
}

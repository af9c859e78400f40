/** The certificates a genuine card must lead to: add by a file's content, look, remove. */
import { FileUp, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { type FailureView, type Settings, useCall, useDeskStatus } from '../../bridge/hooks.ts';
import { useNow } from '../../bridge/use-now.ts';
import { Banner } from '../../components/banner.tsx';
import { Button } from '../../components/button.tsx';
import { Confirm } from '../../components/confirm.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { FailureBanner } from '../../components/failure-banner.tsx';
import { Panel } from '../../components/panel.tsx';
import { StatusBadge } from '../../components/status-badge.tsx';
import { useAnnouncer } from '../../components/toaster.tsx';
import { formatDate } from '../../messages/format.ts';
import { useTexts } from '../../messages/use-texts.ts';
import { readBase64 } from './read-base64.ts';

const MINUTE_MS = 60_000;
const ENDINGS = ['.cer', '.crt', '.der', '.pem', '.ml', '.ldif'];

type Anchor = Settings['trustAnchors'][number];

export function TrustPanel({ settings: { trustAnchors } }: { readonly settings: Settings }) {
  const say = useTexts('settings');
  const common = useTexts('common');
  const { mode } = useDeskStatus();
  const { toast } = useAnnouncer();
  const add = useCall('settings.addTrust');
  const remove = useCall('settings.removeTrust');
  const [asked, setAsked] = useState<Anchor>();
  const failure: FailureView | undefined = add.failure ?? remove.failure;

  const take = async (file: File | undefined) => {
    if (file === undefined) return;
    const reply = await add.call({ name: file.name.slice(0, 200), base64: await readBase64(file) });
    if (reply.ok) toast({ tone: 'good', title: say('trust.added') });
  };
  const drop = async (anchor: Anchor) => {
    setAsked(undefined);
    const reply = await remove.call({ id: anchor.id });
    if (reply.ok) toast({ tone: 'good', title: say('trust.removed') });
  };
  return (
    <Panel
      title={say('tab.trust')}
      actions={
        <FileTrigger acceptedFileTypes={ENDINGS} onSelect={(files) => void take(files?.[0])}>
          <Button variant="primary" icon={<FileUp aria-hidden="true" />} isDisabled={add.pending}>
            {say('trust.add')}
          </Button>
        </FileTrigger>
      }
    >
      <p className="settings-text">
        {say('trust.text')} {say('trust.addText')}
      </p>
      {mode === 'training' && <Banner tone="info" title={say('trust.training')} />}
      {failure !== undefined && <FailureBanner failure={failure} />}
      {trustAnchors.length === 0 ? (
        <EmptyState icon={<ShieldCheck />} title={say('trust.empty.title')} text={say('trust.empty.text')} />
      ) : (
        <ul className="trust-list" aria-label={say('trust.list')}>
          {trustAnchors.map((anchor) => (
            <AnchorRow key={anchor.id} anchor={anchor} onRemove={() => setAsked(anchor)} />
          ))}
        </ul>
      )}
      <Confirm
        isOpen={asked !== undefined}
        title={say('trust.removeAsk')}
        text={say('trust.removeText', { subject: asked?.subject ?? '' })}
        yes={common('remove')}
        no={common('cancel')}
        onNo={() => setAsked(undefined)}
        onYes={() => {
          if (asked !== undefined) void drop(asked);
        }}
      />
    </Panel>
  );
}

function AnchorRow({ anchor, onRemove }: { readonly anchor: Anchor; readonly onRemove: () => void }) {
  const say = useTexts('settings');
  const common = useTexts('common');
  const now = useNow(MINUTE_MS);
  const validity = say('trust.range', {
    from: formatDate(anchor.validFrom),
    to: formatDate(anchor.validUntil),
  });
  return (
    <li className="trust-list__anchor">
      <p className="trust-list__subject">
        {anchor.subject}
        {anchor.validUntil < now && <StatusBadge tone="warn">{say('trust.expired')}</StatusBadge>}
      </p>
      <p className="trust-list__detail number">
        {anchor.country !== '' && `${say('trust.country')}: ${anchor.country} · `}
        {say('trust.valid')}: {validity}
      </p>
      <p className="trust-list__detail number">
        {say('trust.fingerprint')}: {anchor.sha256}
      </p>
      <div className="trust-list__remove">
        <Button variant="quiet" onPress={onRemove} aria-label={`${common('remove')}: ${anchor.subject}`}>
          {common('remove')}
        </Button>
      </div>
    </li>
  );
}

/** The certificates a genuine card must lead to: add by a file's content, look, compare, remove. */
import { FileUp, ShieldCheck } from 'lucide-react';
import { FileTrigger } from 'react-aria-components';
import { type FailureView, type Settings, useCall, useDeskStatus } from '../../bridge/hooks.ts';
import { Banner } from '../../components/banner.tsx';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { FailureBanner } from '../../components/failure-banner.tsx';
import { Panel } from '../../components/panel.tsx';
import { useAnnouncer } from '../../components/toaster.tsx';
import { useTexts } from '../../messages/use-texts.ts';
import { readBase64 } from './read-base64.ts';
import { TrustAnchors } from './trust-anchors.tsx';
import { TrustImportBanner } from './trust-import-banner.tsx';
import { TrustOrigins } from './trust-origins.tsx';
import { TrustRevocationLists } from './trust-revocation-lists.tsx';

const ENDINGS = ['.cer', '.crt', '.der', '.pem', '.ml', '.ldif', '.crl'];

export function TrustPanel({ settings }: { readonly settings: Settings }) {
  const { trustAnchors, revocationLists, trustImport } = settings;
  const say = useTexts('settings');
  const { mode } = useDeskStatus();
  const { toast } = useAnnouncer();
  const add = useCall('settings.addTrust');
  const remove = useCall('settings.removeTrust');
  const removeFrom = useCall('settings.removeTrustFrom');
  const failure: FailureView | undefined = add.failure ?? remove.failure ?? removeFrom.failure;
  const ending = trustAnchors.filter(({ needsSuccessor }) => needsSuccessor).length;

  const told = (done: { readonly ok: boolean }, title: string) => {
    if (done.ok) toast({ tone: 'good', title });
  };
  const take = async (file: File | undefined) => {
    if (file === undefined) return;
    const base64 = await readBase64(file);
    told(await add.call({ name: file.name.slice(0, 200), base64 }), say('trust.added'));
  };
  const drop = async (id: string) => told(await remove.call({ id }), say('trust.removed'));
  const dropFrom = async (origin: string) => told(await removeFrom.call({ origin }), say('trust.removed'));
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
      {trustImport !== undefined && <TrustImportBanner imported={trustImport} />}
      {ending > 0 && (
        <Banner tone="warn" title={say('trust.ending', { count: ending })}>
          {say('trust.endingText')}
        </Banner>
      )}
      {trustAnchors.length === 0 ? (
        <EmptyState icon={<ShieldCheck />} title={say('trust.empty.title')} text={say('trust.empty.text')} />
      ) : (
        <>
          <TrustOrigins settings={settings} onRemove={(origin) => void dropFrom(origin)} />
          <TrustRevocationLists lists={revocationLists} onRemove={(id) => void drop(id)} />
          <TrustAnchors anchors={trustAnchors} onRemove={(id) => void drop(id)} />
        </>
      )}
    </Panel>
  );
}

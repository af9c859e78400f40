/** The story of one record as a file that may be given away: no word of the person is in it. */
import { FileDown } from 'lucide-react';
import { useCall } from '../../bridge/hooks.ts';
import { Button } from '../../components/button.tsx';
import { FailureBanner } from '../../components/failure-banner.tsx';
import { useAnnouncer } from '../../components/toaster.tsx';
import { useTexts } from '../../messages/use-texts.ts';
import { saveFile } from '../books/save-file.ts';
import { readBase64 } from '../settings/read-base64.ts';

export function SupportCopy({ id }: { readonly id: string }) {
  const say = useTexts('proofs');
  const { toast } = useAnnouncer();
  const copy = useCall('proof.supportCopy');
  const save = async () => {
    const reply = await copy.call({ ids: [id] });
    if (!reply.ok) return;
    const name = `khai-bao-${id.slice(-12)}.json`;
    saveFile({ name, base64: await readBase64(new Blob([reply.value.text])), mime: 'application/json' });
    toast({ tone: 'good', title: say('copied', { name }), text: say('copyText') });
  };
  return (
    <>
      <div>
        <Button icon={<FileDown aria-hidden="true" />} isPending={copy.pending} onPress={() => void save()}>
          {say('copy')}
        </Button>
      </div>
      {copy.failure !== undefined && <FailureBanner failure={copy.failure} title={say('copyFailed')} />}
    </>
  );
}

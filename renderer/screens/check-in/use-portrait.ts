import { useEffect, useState } from 'react';
import type { MethodOutput } from '../../../electron/bridge/contract.ts';
import { useDesk } from '../../bridge/desk-provider.tsx';

/** The photo of this check-in as an address for `<img>`, once the backend has it. Kept only while it is shown. */
export function usePortrait(id: string, ready: boolean): string | undefined {
  const desk = useDesk();
  const [portrait, setPortrait] = useState<{ readonly id: string; readonly source: string }>();
  useEffect(() => {
    if (!ready) return;
    let wanted = true;
    let source: string | undefined;
    void desk.call('checkIn.portrait', { id }).then(async (reply) => {
      if (!wanted || !reply.ok) return;
      source = await sourceOf(reply.value);
      if (wanted) setPortrait({ id, source });
      else release(source);
    });
    return () => {
      wanted = false;
      release(source);
    };
  }, [desk, id, ready]);
  return ready && portrait?.id === id ? portrait.source : undefined;
}

/** JPEG 2000 is decoded first; where that fails it goes to the browser as it is, and the frame says what became of it. */
async function sourceOf({ mime, base64 }: MethodOutput<'checkIn.portrait'>): Promise<string> {
  const asItIs = `data:${mime};base64,${base64}`;
  if (mime !== 'image/jp2') return asItIs;
  const { jpeg2000Source } = await import('../../picture/jpeg-2000-source.ts');
  const bytes = Uint8Array.from(atob(base64), (octet) => octet.charCodeAt(0));
  return (await jpeg2000Source(bytes)) ?? asItIs;
}

const release = (source: string | undefined): void => {
  if (source?.startsWith('blob:')) URL.revokeObjectURL(source);
};

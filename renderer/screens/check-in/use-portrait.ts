import { useEffect, useState } from 'react';
import { useDesk } from '../../bridge/desk-provider.tsx';

/** The photo of this check-in as an address for `<img>`, once the backend has it. Kept only while it is shown. */
export function usePortrait(id: string, ready: boolean): string | undefined {
  const desk = useDesk();
  const [portrait, setPortrait] = useState<{ readonly id: string; readonly source: string }>();
  useEffect(() => {
    if (!ready) return;
    let wanted = true;
    void desk.call('checkIn.portrait', { id }).then((reply) => {
      if (wanted && reply.ok)
        setPortrait({ id, source: `data:${reply.value.mime};base64,${reply.value.base64}` });
    });
    return () => {
      wanted = false;
    };
  }, [desk, id, ready]);
  return ready && portrait?.id === id ? portrait.source : undefined;
}

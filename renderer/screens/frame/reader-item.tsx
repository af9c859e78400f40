import { CreditCard, type LucideIcon, Nfc, PlugZap, TriangleAlert } from 'lucide-react';
import { type DeskStatus, useDeskStatus } from '../../bridge/hooks.ts';
import type { Tone } from '../../components/status-badge.tsx';
import { useTexts } from '../../messages/use-texts.ts';
import { hashOf } from '../../router.ts';
import { StatusItem } from './status-item.tsx';

const LOOKS: Readonly<Record<DeskStatus['reader']['state'], { tone: Tone; icon: LucideIcon }>> = {
  'service-stopped': { tone: 'bad', icon: PlugZap },
  'no-reader': { tone: 'warn', icon: PlugZap },
  empty: { tone: 'good', icon: Nfc },
  card: { tone: 'good', icon: CreditCard },
  mute: { tone: 'warn', icon: TriangleAlert },
  'in-use': { tone: 'warn', icon: TriangleAlert },
  'several-cards': { tone: 'warn', icon: TriangleAlert },
};

export function ReaderItem() {
  const say = useTexts('frame');
  const { reader } = useDeskStatus();
  return (
    <StatusItem
      {...LOOKS[reader.state]}
      label={say('reader.label')}
      value={say(`reader.${reader.state}`)}
      href={hashOf({ screen: 'settings', part: 'reader' })}
    />
  );
}

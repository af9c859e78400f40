/** Always visible: who we are, what the reader sees, whether sending works, what is due next, what time it is. */
import { useDeskStatus } from '../../bridge/hooks.ts';
import { useNow } from '../../bridge/use-now.ts';
import { formatLongDate, formatTimeWithSeconds } from '../../messages/format.ts';
import { useLanguage } from '../../messages/use-texts.ts';
import { DeadlineItem } from './deadline-item.tsx';
import { OperatorItem } from './operator-item.tsx';
import { ReaderItem } from './reader-item.tsx';
import { SendingItem } from './sending-item.tsx';
import './status-bar.css';

export function StatusBar() {
  const { facility } = useDeskStatus();
  return (
    <header className="status-bar">
      <div className="status-bar__who">
        <p className="status-bar__facility" title={facility.name}>
          {facility.name}
        </p>
        <OperatorItem />
      </div>
      <ReaderItem />
      <SendingItem />
      <DeadlineItem />
      <Clock />
    </header>
  );
}

function Clock() {
  const language = useLanguage();
  const now = useNow();
  return (
    <div className="status-bar__clock">
      <time className="status-bar__time number">{formatTimeWithSeconds(now)}</time>
      <span className="status-bar__date">{formatLongDate(now, language)}</span>
    </div>
  );
}

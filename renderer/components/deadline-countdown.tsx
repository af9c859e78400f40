import { AlarmClock, AlarmClockOff } from 'lucide-react';
import './deadline-countdown.css';

const SOON_MS = 60 * 60 * 1000;

/** When the declaration is owed, and how long that is. Turns to a warning in the last hour, to late after it. */
export function DeadlineCountdown({
  deadline,
  now,
  label,
  at,
  span,
  note,
}: {
  readonly deadline: number;
  readonly now: number;
  readonly label: string;
  /** The moment in words, e.g. `23:00 05/03`. */
  readonly at: string;
  /** How far off it is, in words: time left, or time late. */
  readonly span: string;
  readonly note?: string;
}) {
  const left = deadline - now;
  const tone = left < 0 ? 'bad' : left < SOON_MS ? 'warn' : 'idle';
  const Icon = left < 0 ? AlarmClockOff : AlarmClock;
  return (
    <div className={`deadline-countdown deadline-countdown--${tone}`}>
      <Icon aria-hidden="true" size={20} />
      <div>
        <p className="deadline-countdown__line">
          <span>{label}</span> <strong className="number">{at}</strong>{' '}
          <span className="number">· {span}</span>
        </p>
        {note !== undefined && <p className="deadline-countdown__note">{note}</p>}
      </div>
    </div>
  );
}

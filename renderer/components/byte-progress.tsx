import { useId } from 'react';
import './byte-progress.css';

/** How much of a file has come over from the chip; without `total` it only says that something moves. */
export function ByteProgress({
  label,
  words,
  bytes,
  total,
}: {
  readonly label: string;
  /** The amount in words, e.g. `4,1 / 16,2 kB`. */
  readonly words: string;
  readonly bytes: number;
  readonly total: number;
}) {
  const id = useId();
  const share = total > 0 ? Math.min(1, bytes / total) : 0;
  return (
    <div className="byte-progress">
      <div className="byte-progress__words">
        <span id={id}>{label}</span>
        <span className="number">{words}</span>
      </div>
      <div
        className="byte-progress__track"
        role="progressbar"
        aria-labelledby={id}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(share * 100)}
        aria-valuetext={words}
      >
        <div className="byte-progress__bar" style={{ transform: `scaleX(${share})` }} />
      </div>
    </div>
  );
}

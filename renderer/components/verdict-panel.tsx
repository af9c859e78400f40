import { ShieldAlert, ShieldCheck, ShieldQuestion, ShieldX } from 'lucide-react';
import type { ReactNode } from 'react';
import './verdict-panel.css';

export type VerdictLevel = 'genuine' | 'intact-untrusted' | 'not-verified' | 'forged';

/** Shape, colour and word together: a verdict is never told by its colour alone. */
const LOOKS = {
  genuine: { tone: 'good', Icon: ShieldCheck },
  'intact-untrusted': { tone: 'warn', Icon: ShieldQuestion },
  'not-verified': { tone: 'idle', Icon: ShieldAlert },
  forged: { tone: 'bad', Icon: ShieldX },
} as const satisfies Record<VerdictLevel, unknown>;

/** What was found out about the document, what to do, and why. */
export function VerdictPanel({
  level,
  title,
  advice,
  reasons,
  aside,
  children,
}: {
  readonly level: VerdictLevel;
  readonly title: string;
  readonly advice: string;
  readonly reasons: readonly { readonly code: string; readonly text: string }[];
  /** A small word beside the title, e.g. how long the read took. */
  readonly aside?: string;
  readonly children?: ReactNode;
}) {
  const { tone, Icon } = LOOKS[level];
  return (
    <section className={`verdict-panel verdict-panel--${tone}`}>
      <Icon className="verdict-panel__icon" aria-hidden="true" size={28} />
      <div className="verdict-panel__body">
        <div className="verdict-panel__head">
          <h3 className="verdict-panel__title">{title}</h3>
          {aside !== undefined && <span className="verdict-panel__aside number">{aside}</span>}
        </div>
        <p>{advice}</p>
        {reasons.length > 0 && (
          <ul className="verdict-panel__reasons">
            {reasons.map(({ code, text }) => (
              <li key={code}>{text}</li>
            ))}
          </ul>
        )}
        {children}
      </div>
    </section>
  );
}

import type { ReactNode } from 'react';
import './banner.css';
import { TONE_ICONS, type Tone } from './status-badge.tsx';

export interface BannerProps {
  readonly tone: Tone;
  readonly title: string;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  /** Read out at once rather than when the reader is free. */
  readonly urgent?: boolean;
}

/** Something worth knowing that never blocks the work: what happens, and what follows. */
export function Banner({ tone, title, children, actions, urgent = false }: BannerProps) {
  const Icon = TONE_ICONS[tone];
  return (
    <div className={`banner banner--${tone}`} role={urgent ? 'alert' : 'status'}>
      <Icon className="banner__icon" aria-hidden="true" />
      <div className="banner__body">
        <p className="banner__title">{title}</p>
        {children !== undefined && <div className="banner__text">{children}</div>}
      </div>
      {actions !== undefined && <div className="banner__actions">{actions}</div>}
    </div>
  );
}

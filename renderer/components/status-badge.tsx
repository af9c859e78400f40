/** A status in colour, shape and word, so that each alone is enough. */
import { CircleCheck, CircleDashed, Info, type LucideIcon, OctagonX, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import './status-badge.css';

export type Tone = 'good' | 'warn' | 'bad' | 'info' | 'idle';

export const TONE_ICONS: Readonly<Record<Tone, LucideIcon>> = {
  good: CircleCheck,
  warn: TriangleAlert,
  bad: OctagonX,
  info: Info,
  idle: CircleDashed,
};

export interface StatusBadgeProps {
  readonly tone: Tone;
  /** In place of the tone's own shape. */
  readonly icon?: LucideIcon | undefined;
  readonly size?: 'm' | 'l';
  readonly children: ReactNode;
}

export function StatusBadge({ tone, icon, size = 'm', children }: StatusBadgeProps) {
  const Icon = icon ?? TONE_ICONS[tone];
  return (
    <span className={`status-badge status-badge--${tone} status-badge--${size}`}>
      <Icon aria-hidden="true" />
      <span>{children}</span>
    </span>
  );
}

import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'react-aria-components';
import type { Tone } from '../../components/status-badge.tsx';

export interface StatusItemProps {
  readonly icon: LucideIcon;
  readonly tone: Tone;
  readonly label: string;
  readonly value: ReactNode;
  /** Where more is told. */
  readonly href: string;
}

/** One light of the status bar: shape and colour, what it is, how it is. Leads to the screen that tells more. */
export function StatusItem({ icon: Icon, tone, label, value, href }: StatusItemProps) {
  return (
    <Link className={`status-bar__item status-bar__item--${tone}`} href={href}>
      <span className="status-bar__icon">
        <Icon aria-hidden="true" />
      </span>
      <span className="status-bar__words">
        <span className="status-bar__label">{label}</span>
        <span className="status-bar__value">{value}</span>
      </span>
    </Link>
  );
}

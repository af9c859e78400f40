import { BedDouble, CircleCheck, Clock, DoorOpen, Hourglass, type LucideIcon } from 'lucide-react';
import type { Today } from '../../bridge/hooks.ts';
import { formatNumber } from '../../messages/format.ts';
import { useLanguage, useTexts } from '../../messages/use-texts.ts';

/** Four figures to read from two metres away. Before they are known there is a dash, never a wrong nought. */
export function TodayCounts({ counts }: { readonly counts: Today['counts'] | undefined }) {
  const say = useTexts('today');
  const owed = counts?.owed ?? 0;
  const late = counts?.late ?? 0;
  const leaving = counts && `${say('counts.departures')}: ${counts.departures}`;
  return (
    <ul className="today-counts" aria-label={say('counts.label')}>
      <Count icon={BedDouble} figure={counts?.inHouse} label={say('counts.inHouse')} detail={leaving} />
      <Count icon={DoorOpen} figure={counts?.arrivals} label={say('counts.arrivals')} />
      <Count
        icon={counts && owed === 0 ? CircleCheck : Hourglass}
        tone={counts && (owed > 0 ? 'warn' : 'good')}
        figure={counts?.owed}
        label={say('counts.owed')}
        detail={counts && owed === 0 ? say('counts.owedNone') : undefined}
      />
      <Count
        icon={counts && late === 0 ? CircleCheck : Clock}
        tone={counts && (late > 0 ? 'bad' : 'good')}
        figure={counts?.late}
        label={say('counts.late')}
        detail={counts && late === 0 ? say('counts.lateNone') : undefined}
      />
    </ul>
  );
}

interface CountProps {
  readonly icon: LucideIcon;
  readonly figure: number | undefined;
  readonly label: string;
  readonly detail?: string | undefined;
  readonly tone?: 'good' | 'warn' | 'bad' | undefined;
}

function Count({ icon: Icon, figure, label, detail, tone }: CountProps) {
  const language = useLanguage();
  return (
    <li className={`today-counts__count${tone ? ` today-counts__count--${tone}` : ''}`}>
      <span className="today-counts__figure number">
        {figure === undefined ? '–' : formatNumber(figure, language)}
      </span>
      <span className="today-counts__words">
        <span className="today-counts__label">{label}</span>
        {detail !== undefined && <span className="today-counts__detail">{detail}</span>}
      </span>
      <Icon className="today-counts__icon" aria-hidden="true" />
    </li>
  );
}

import { formatIsoDate } from '../../messages/format.ts';
import { useLanguage, useTexts } from '../../messages/use-texts.ts';
import './schedule-table.css';
import { formatDong } from './sums.ts';
import type { ScheduleRow } from './use-pawn.ts';

/** What the goods cost to redeem at the end of each month of the term. */
export function ScheduleTable({ rows }: { readonly rows: readonly ScheduleRow[] }) {
  const say = useTexts('pawn');
  const language = useLanguage();
  return (
    <table className="schedule-table">
      <thead>
        <tr>
          <th scope="col">{say('schedule.date')}</th>
          <th scope="col">{say('schedule.interest')}</th>
          <th scope="col">{say('schedule.toRedeem')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ date, interest, toRedeem }) => (
          <tr key={date}>
            <th scope="row" className="number">
              {formatIsoDate(date)}
            </th>
            <td className="number">{formatDong(interest, language)}</td>
            <td className="number">{formatDong(toRedeem, language)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

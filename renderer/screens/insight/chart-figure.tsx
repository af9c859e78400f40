/** A chart with its title, one sentence that says the same, a legend in words, and the numbers for whoever wants them. */
import type { ReactNode } from 'react';
import { Panel } from '../../components/panel.tsx';
import { useTexts } from '../../messages/use-texts.ts';
import './chart-figure.css';

export interface Series {
  readonly id: string;
  readonly label: string;
  readonly tone: 'info' | 'accent' | 'good' | 'bad' | 'idle';
  /** Told from its neighbour without colour. */
  readonly hatched?: boolean;
}

export interface ChartFigureProps {
  readonly title: string;
  readonly says: string;
  readonly series?: readonly Series[];
  /** Above the chart, e.g. the one figure that matters. */
  readonly lead?: ReactNode;
  readonly chart?: ReactNode;
  readonly numbers?: { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };
  /** Shown instead of a chart. */
  readonly none?: string | undefined;
}

export function ChartFigure({ title, says, series = [], lead, chart, numbers, none }: ChartFigureProps) {
  if (none !== undefined)
    return (
      <Panel title={title}>
        <p className="chart-figure__says">{none}</p>
      </Panel>
    );
  return (
    <Panel title={title}>
      <figure className="chart-figure">
        <figcaption className="chart-figure__says">
          {lead}
          <p>{says}</p>
        </figcaption>
        {series.length > 0 && (
          <ul className="chart-figure__legend">
            {series.map(({ id, label, tone, hatched }) => (
              <li key={id}>
                <span
                  className={`chart-figure__swatch chart-figure__swatch--${tone}${hatched ? ' chart-figure__swatch--hatched' : ''}`}
                  aria-hidden="true"
                />
                {label}
              </li>
            ))}
          </ul>
        )}
        {chart !== undefined && (
          <div className="chart-figure__chart" aria-hidden="true">
            {chart}
          </div>
        )}
        {numbers !== undefined && <Numbers title={title} {...numbers} />}
      </figure>
    </Panel>
  );
}

function Numbers({
  title,
  head,
  rows,
}: NonNullable<ChartFigureProps['numbers']> & { readonly title: string }) {
  const say = useTexts('insight');
  return (
    <details className="chart-figure__numbers">
      <summary>{say('numbers')}</summary>
      <table aria-label={title}>
        <thead>
          <tr>
            {head.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name = '', ...cells]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {cells.map((cell, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the cells of a row stand in the order of the head
                <td key={at} className="number">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

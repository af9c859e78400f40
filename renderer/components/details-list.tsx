import { Fragment, type ReactNode } from 'react';
import './details-list.css';

export interface Detail {
  readonly label: string;
  readonly value: ReactNode;
  /** Digits of equal width. */
  readonly number?: boolean;
}

/** Names and values, one under the other. */
export function DetailsList({ details }: { readonly details: readonly Detail[] }) {
  return (
    <dl className="details-list">
      {details.map(({ label, value, number }) => (
        <Fragment key={label}>
          <dt className="details-list__label">{label}</dt>
          <dd className={`details-list__value${number ? ' number' : ''}`}>{value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}

import type { ReactNode } from 'react';
import './person-details.css';

export interface Detail {
  readonly label: string;
  /** Undefined: it could not be read, and the stand-in is shown. */
  readonly value: string | undefined;
  /** Digits of equal width. */
  readonly number?: boolean;
  readonly error?: string;
  /** Takes the whole width. */
  readonly wide?: boolean;
}

/** Who the document names. A missing value says so; it is never a silent blank. */
export function PersonDetails({
  name,
  details,
  unreadable,
  portrait,
  beside,
}: {
  readonly name: string | undefined;
  /** Stands beside the short details. */
  readonly portrait?: ReactNode;
  /** Takes the place of the short details, which then stand below. */
  readonly beside?: ReactNode;
  readonly details: readonly Detail[];
  readonly unreadable: string;
}) {
  const short = details.filter(({ wide }) => !wide);
  return (
    <div className="person-details">
      <h2 className={`person-details__name${name ? '' : ' person-details__name--missing'}`}>
        {name || unreadable}
      </h2>
      <div
        className={`person-details__middle${beside === undefined ? '' : ' person-details__middle--beside'}`}
      >
        {portrait}
        {beside ?? <List details={short} unreadable={unreadable} />}
      </div>
      {beside !== undefined && <List details={short} unreadable={unreadable} across />}
      <List details={details.filter(({ wide }) => wide)} unreadable={unreadable} />
    </div>
  );
}

function List({
  details,
  unreadable,
  across = false,
}: {
  details: readonly Detail[];
  unreadable: string;
  across?: boolean;
}) {
  return (
    <dl className={`person-details__list${across ? ' person-details__list--across' : ''}`}>
      {details.map(({ label, value, number, error }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd className={`${number ? 'number' : ''}${value ? '' : ' person-details__missing'}`}>
            {value || unreadable}
          </dd>
          {error !== undefined && <dd className="person-details__error">{error}</dd>}
        </div>
      ))}
    </dl>
  );
}

/** A list with columns, walked by arrow keys and opened by Enter. Only the rows in sight are in the page. */
import type { ReactNode } from 'react';
import {
  Cell,
  Column,
  Row,
  Table,
  TableBody,
  TableHeader,
  TableLayout,
  Virtualizer,
} from 'react-aria-components';
import './data-table.css';

const HEADING_HEIGHT = 40;
const ESTIMATED_ROW_HEIGHT = 68;

export interface TableColumn<R> {
  readonly id: string;
  readonly label: string;
  /** Pixels, or a share of the rest such as `2fr`. */
  readonly width: number | `${number}fr`;
  readonly minWidth?: number;
  readonly render: (row: R) => ReactNode;
}

export interface DataTableProps<R> {
  readonly label: string;
  readonly columns: readonly TableColumn<R>[];
  readonly rows: readonly R[];
  readonly idOf: (row: R) => string;
  /** What typing a letter jumps to, and what is read out first. */
  readonly textOf: (row: R) => string;
  readonly onOpen?: (row: R) => void;
  /** For the row as a whole, e.g. late. */
  readonly toneOf?: (row: R) => 'bad' | 'warn' | undefined;
  readonly empty: ReactNode;
}

export function DataTable<R>(props: DataTableProps<R>) {
  const { label, columns, rows, idOf, textOf, onOpen, toneOf, empty } = props;
  if (rows.length === 0) return <div className="data-table data-table--empty">{empty}</div>;
  return (
    <Virtualizer
      layout={TableLayout}
      layoutOptions={{ headingHeight: HEADING_HEIGHT, estimatedRowHeight: ESTIMATED_ROW_HEIGHT }}
    >
      <Table
        className="data-table"
        aria-label={label}
        onRowAction={(id) => {
          const row = rows.find((one) => idOf(one) === id);
          if (row !== undefined) onOpen?.(row);
        }}
      >
        <TableHeader className="data-table__head">
          {columns.map(({ id, label: name, width, minWidth }, index) => (
            <Column
              key={id}
              id={id}
              isRowHeader={index === 0}
              className={`data-table__column${index === 0 ? ' data-table__column--first' : ''}`}
              width={width}
              {...(minWidth !== undefined && { minWidth })}
            >
              {name}
            </Column>
          ))}
        </TableHeader>
        <TableBody items={rows.map((row) => ({ id: idOf(row), row }))} dependencies={[columns]}>
          {({ id, row }) => {
            const tone = toneOf?.(row);
            return (
              <Row
                id={id}
                className={`data-table__row${tone ? ` data-table__row--${tone}` : ''}`}
                textValue={textOf(row)}
              >
                {columns.map((column, index) => (
                  <Cell
                    key={column.id}
                    className={`data-table__cell${index === 0 ? ' data-table__cell--first' : ''}`}
                  >
                    {column.render(row)}
                  </Cell>
                ))}
              </Row>
            );
          }}
        </TableBody>
      </Table>
    </Virtualizer>
  );
}

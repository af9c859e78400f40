/** The manner of a screen that has a list and a counter: its parts beside the title, its counts below. */
import type { ReactNode } from 'react';
import { Link } from 'react-aria-components';
import { ScreenHead } from '../../components/screen-head.tsx';
import { hashOf, type Screen } from '../../router.ts';
import './counter-work.css';

export interface CounterScreenProps {
  readonly screen: Screen;
  readonly title: string;
  readonly tabs: { readonly label: string; readonly list: string; readonly new: string };
  readonly atCounter: boolean;
  /** What it shows is one long list that scrolls by itself. */
  readonly isList?: boolean;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

export function CounterScreen(props: CounterScreenProps) {
  const { screen, title, tabs, atCounter, isList = false, actions, children } = props;
  return (
    <div className={`counter-screen${isList ? ' counter-screen--list' : ''}`}>
      <ScreenHead
        title={title}
        actions={
          <>
            <nav className="counter-screen__tabs" aria-label={tabs.label}>
              {([undefined, 'new'] as const).map((part) => (
                <Link
                  key={part ?? 'list'}
                  className="counter-screen__tab"
                  href={hashOf(part === undefined ? { screen } : { screen, part })}
                  {...((part === 'new') === atCounter && { 'aria-current': 'page' })}
                >
                  {part === undefined ? tabs.list : tabs.new}
                </Link>
              ))}
            </nav>
            <div className="counter-screen__actions">{actions}</div>
          </>
        }
      />
      {children}
    </div>
  );
}

export interface Count {
  readonly name: string;
  readonly label: string;
  readonly value: number;
  /** Something is to be done about it. */
  readonly warn?: boolean;
}

export function Counts({ counts }: { readonly counts: readonly Count[] }) {
  return (
    <dl className="counter-screen__counts">
      {counts.map(({ name, label, value, warn }) => (
        <div
          key={name}
          className={`counter-screen__count${warn && value > 0 ? ' counter-screen__count--warn' : ''}`}
        >
          <dt>{label}</dt>
          <dd className="number">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

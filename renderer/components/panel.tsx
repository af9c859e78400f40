import { type ReactNode, useId } from 'react';
import './panel.css';

export interface PanelProps {
  readonly title?: ReactNode;
  /** Beside the title, at the end of its line. */
  readonly actions?: ReactNode;
  readonly level?: 1 | 2 | 3;
  /** Without inner space, for a list that reaches the edges. */
  readonly flush?: boolean;
  readonly children: ReactNode;
}

/** A surface with a title: one thing of the screen. */
export function Panel({ title, actions, level = 2, flush = false, children }: PanelProps) {
  const id = useId();
  const Heading = `h${level}` as const;
  const titled = title !== undefined;
  return (
    <section className={`panel${flush ? ' panel--flush' : ''}`} {...(titled && { 'aria-labelledby': id })}>
      {(titled || actions !== undefined) && (
        <header className="panel__head">
          {titled && (
            <Heading className="panel__title" id={id}>
              {title}
            </Heading>
          )}
          {actions}
        </header>
      )}
      {children}
    </section>
  );
}

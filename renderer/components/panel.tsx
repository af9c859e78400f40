import { type ReactNode, useEffect, useId, useRef } from 'react';
import './panel.css';

export interface PanelProps {
  readonly title?: ReactNode;
  /** Beside the title, at the end of its line. */
  readonly actions?: ReactNode;
  readonly level?: 1 | 2 | 3;
  /** The title is where one is once the panel has come up, in place of one that is gone: it is read out, and Tab goes on from it. */
  readonly takesFocus?: boolean;
  /** Without inner space, for a list that reaches the edges. */
  readonly flush?: boolean;
  readonly children: ReactNode;
}

/** A surface with a title: one thing of the screen. */
export function Panel(props: PanelProps) {
  const { title, actions, level = 2, takesFocus = false, flush = false, children } = props;
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takesFocus) heading.current?.focus();
  }, [takesFocus]);
  const Heading = `h${level}` as const;
  const titled = title !== undefined;
  return (
    <section className={`panel${flush ? ' panel--flush' : ''}`} {...(titled && { 'aria-labelledby': id })}>
      {(titled || actions !== undefined) && (
        <header className="panel__head">
          {titled && (
            <Heading className="panel__title" id={id} ref={heading} {...(takesFocus && { tabIndex: -1 })}>
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

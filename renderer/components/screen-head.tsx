import type { ReactNode } from 'react';
import './screen-head.css';

/** The title of a screen, with what can be done from it. */
export function ScreenHead({ title, actions }: { readonly title: string; readonly actions?: ReactNode }) {
  return (
    <header className="screen-head">
      <h1 className="screen-head__title">{title}</h1>
      {actions}
    </header>
  );
}

import type { ReactNode } from 'react';

export function DrawerSection({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="entry-drawer__section">
      <h3 className="entry-drawer__title">{title}</h3>
      {children}
    </section>
  );
}

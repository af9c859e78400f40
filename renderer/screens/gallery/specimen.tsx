import type { ReactNode } from 'react';

/** One component of the gallery with all its states. The title is the component's name in the code. */
export function Specimen({
  name,
  wide = false,
  children,
}: {
  readonly name: string;
  readonly wide?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <section className={`specimen${wide ? ' specimen--wide' : ''}`}>
      <h2 className="specimen__name">{name}</h2>
      <div className="specimen__states">{children}</div>
    </section>
  );
}

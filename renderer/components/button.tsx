import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import './button.css';
import { KeyHint } from './key-hint.tsx';

export interface ButtonProps extends Omit<AriaButtonProps, 'children' | 'className' | 'style'> {
  readonly children: ReactNode;
  readonly variant?: 'primary' | 'secondary' | 'quiet' | 'danger';
  readonly size?: 'm' | 'l';
  /** The key that does the same, e.g. `F2`, `Enter`. */
  readonly keyHint?: string;
  readonly icon?: ReactNode;
}

export function Button({ children, variant = 'secondary', size = 'm', keyHint, icon, ...rest }: ButtonProps) {
  return (
    <AriaButton {...rest} className={`button button--${variant} button--${size}`}>
      {icon}
      <span className="button__label">{children}</span>
      {keyHint !== undefined && <KeyHint keys={keyHint} />}
    </AriaButton>
  );
}

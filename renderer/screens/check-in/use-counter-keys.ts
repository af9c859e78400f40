import { useEffect } from 'react';
import type { Stage } from './counter-state.ts';
import { useCounterActions } from './use-counter-actions.ts';

/** What is typed at a passport: its own form. */
export const PASSPORT_KEY = 'F6';

/** What is typed at a bus: the form of a group. */
export const GROUP_KEY = 'Ctrl+G';

/** Esc steps back with care; F6 opens the passport form, Ctrl+G that of a group; N brings the next guest once this one is filed. */
const isGroupKey = (event: KeyboardEvent): boolean =>
  event.ctrlKey && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'g';

export function useCounterKeys(stage: Stage, withGroups: boolean): void {
  const actions = useCounterActions();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (withGroups && !event.defaultPrevented && isGroupKey(event)) {
        event.preventDefault();
        actions.openGroup();
      }
      if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
      if (event.key === 'Escape') actions.back();
      if (event.key === PASSPORT_KEY && (stage === 'waiting' || stage === 'failed')) {
        event.preventDefault();
        actions.openPassport();
      }
      if (stage !== 'filed' || event.repeat) return;
      // Enter on a button presses that button; anywhere else it means the next guest as well.
      const onButton = event.target instanceof HTMLElement && event.target.closest('button, a') !== null;
      if (event.key.toLowerCase() === 'n' || (event.key === 'Enter' && !onButton)) void actions.next();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [actions, stage, withGroups]);
}

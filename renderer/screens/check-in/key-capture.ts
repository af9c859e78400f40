/**
 * What works on every screen: six digits, a scanner that types, a scanner on HID, and Esc at the counter.
 * Mounted once, above the screens.
 */
import { useEffect } from 'react';
import { useDesk } from '../../bridge/desk-provider.tsx';
import { useCheckIn, useDeskStatus } from '../../bridge/hooks.ts';
import { accessToStart } from './counter-state.ts';
import { counterStore, useCounter } from './counter-store.ts';
import { fallQuiet, isScanning, NO_BURST, pressKey, QUIET_MS } from './key-burst.ts';
import { useCounterActions } from './use-counter-actions.ts';

let burst = NO_BURST;

/** True while a scanner types: what lies in the digits field is then the head of its line. */
export const scannerIsTyping = (): boolean => isScanning(burst, performance.now());

const isTextField = (target: EventTarget | null): target is HTMLInputElement | HTMLTextAreaElement =>
  target instanceof HTMLTextAreaElement ||
  (target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit'].includes(target.type)) ||
  (target instanceof HTMLElement && target.isContentEditable);

/** Gives a field back what it held before a scan ran into it; React hears of it by the input event. */
function restore(field: HTMLInputElement | HTMLTextAreaElement, value: string): void {
  const prototype =
    field instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype;
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

export function useKeyCapture(): void {
  const desk = useDesk();
  const actions = useCounterActions();
  const checkIn = useCheckIn();
  const { reader } = useDeskStatus();
  const counter = useCounter();

  useEffect(() => {
    const access = accessToStart(checkIn, counter, reader);
    if (access !== undefined) void actions.start(access);
  }, [actions, checkIn, counter, reader]);

  useEffect(() => desk.on('scan', actions.takeScan), [actions, desk]);

  useEffect(() => {
    let before: { field: HTMLInputElement | HTMLTextAreaElement; value: string } | undefined;
    let quiet: ReturnType<typeof setTimeout> | undefined;

    const take = (text: string) => {
      if (before?.field.isConnected) restore(before.field, before.value);
      before = undefined;
      void actions.scanTyped(text);
    };
    const onKeyDown = (event: KeyboardEvent) => {
      const field = isTextField(event.target) ? event.target : undefined;
      const outcome = pressKey(burst, {
        key: event.key,
        code: event.code,
        shift: event.shiftKey,
        at: event.timeStamp,
        repeat: event.repeat,
        modified: event.ctrlKey || event.altKey || event.metaKey,
        inField: field !== undefined,
      });
      burst = outcome.burst;
      if (outcome.opened) before = field && { field, value: field.value };
      if (outcome.swallow) {
        event.preventDefault();
        event.stopPropagation();
      }
      if (outcome.effect?.kind === 'digit') actions.typeDigit(outcome.effect.digit);
      if (outcome.effect?.kind === 'scan') take(outcome.effect.text);
      clearTimeout(quiet);
      quiet = setTimeout(() => {
        const ended = fallQuiet(burst, performance.now());
        burst = ended.burst;
        if (ended.effect?.kind === 'scan') take(ended.effect.text);
      }, QUIET_MS + 10);
    };
    // Capture: before the field or the form gets the key.
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => {
      clearTimeout(quiet);
      window.removeEventListener('keydown', onKeyDown, { capture: true });
    };
  }, [actions]);
}

/** For tests and for the gallery: an empty counter. */
export const resetCounter = (): void => counterStore.clear({ tried: -1, done: -1 });

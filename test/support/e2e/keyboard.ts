/** The desk as one has it who uses no mouse: Tab goes where the page lets it go, and nowhere else. */
import type { Page } from 'playwright-core';
import type { Counter } from './counter.ts';

/** More stops than any screen has: who has not arrived by then goes round in a circle. */
const MOST_STOPS = 60;

/** `field`: found by its label, whatever it is; a password has no role. */
type Role = 'button' | 'field' | 'checkbox' | 'link' | 'heading';

export interface Keyboard {
  /** Tab until it has the focus; fails with the stops on the way when it cannot be reached. */
  tabTo(role: Role, name: string | RegExp): Promise<void>;
  /** Tab to it, then the key that a person presses there. */
  pressOn(role: Role, name: string | RegExp, key?: 'Enter' | 'Space'): Promise<void>;
  /** Tab to the field, what stands there replaced. */
  typeInto(name: string | RegExp, text: string): Promise<void>;
  /** Waits until it has the focus by itself. */
  focused(role: Role, name: string | RegExp): Promise<void>;
  /** Characters typed into fields, which no way of operating spares. */
  readonly typed: () => number;
  /** Mouse and touch of the page so far; 0 on a walk by keyboard. */
  pointers(): Promise<number>;
}

export async function openKeyboard({ page, press, type }: Counter): Promise<Keyboard> {
  await page.evaluate(`
    window.pointersSeen = 0;
    for (const kind of ['pointerdown', 'mousedown', 'touchstart'])
      window.addEventListener(kind, () => window.pointersSeen++, { capture: true });
  `);
  let typed = 0;
  const target = (role: Role, name: string | RegExp) =>
    role === 'field'
      ? page.getByLabel(name, { exact: true })
      : page.getByRole(role, { name, exact: typeof name === 'string' });
  const has = async (role: Role, name: string | RegExp): Promise<boolean> =>
    (await target(role, name).and(page.locator(':focus')).count()) > 0;

  const keyboard: Keyboard = {
    async tabTo(role, name) {
      const stops: string[] = [];
      while (!(await has(role, name))) {
        if (stops.length === MOST_STOPS)
          throw new Error(`${role} ${name} is not reached by Tab:\n${stops.join('\n')}`);
        await press('Tab');
        stops.push(await whereFocusIs(page));
      }
    },
    async pressOn(role, name, key = 'Enter') {
      await target(role, name).first().waitFor();
      await keyboard.tabTo(role, name);
      await press(key);
    },
    async typeInto(name, text) {
      await target('field', name).first().waitFor();
      await keyboard.tabTo('field', name);
      await press('Control+a');
      typed += text.length;
      await type(text);
    },
    async focused(role, name) {
      const until = performance.now() + 15_000;
      while (!(await has(role, name))) {
        if (performance.now() > until)
          throw new Error(`${role} ${name} has not the focus, but: ${await whereFocusIs(page)}`);
        await page.waitForTimeout(50);
      }
    },
    typed: () => typed,
    pointers: async () => Number(await page.evaluate('window.pointersSeen')),
  };
  return keyboard;
}

/** For whoever reads a failure. */
export const whereFocusIs = async (page: Page): Promise<string> =>
  String(
    await page.evaluate(`(() => {
      const at = document.activeElement;
      const words = at?.getAttribute('aria-label') ?? at?.labels?.[0]?.innerText ?? at?.innerText ?? '';
      return (at?.tagName ?? 'nothing') + ' ' + words.replaceAll('\\n', ' ').slice(0, 60);
    })()`),
  );

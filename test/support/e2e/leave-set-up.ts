/** A desk that nobody has set up opens with its set-up; whoever wants to work goes to Today. */
import type { Page } from 'playwright-core';

export async function leaveSetUp(page: Page): Promise<void> {
  await page.locator('.first-run').waitFor();
  await page.keyboard.press('F1');
  await page.locator('.today-screen').waitFor();
}

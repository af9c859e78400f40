/** The last word of `npm test`: counts from the runner's report, and from the checks before it. */

/**
 * @param {unknown} text the report of count-reporter.ts; undefined when the runner left none
 * @returns {{ passed: number, failed: string[], skipped: string[] }}
 */
export function readCounts(text) {
  try {
    const { passed, failed, skipped } = JSON.parse(String(text));
    if (Number.isInteger(passed) && Array.isArray(failed) && Array.isArray(skipped))
      return { passed, failed, skipped };
  } catch {
    // said below
  }
  return { passed: 0, failed: ['the runner left no report'], skipped: [] };
}

/**
 * Never better than the runner's own exit code, and never good when no test has passed.
 *
 * @param {{ passed: number, failed: string[], skipped: string[] }} counts
 * @param {number} exitCode of the runner
 */
export function conclude({ passed, failed, skipped }, exitCode) {
  const unsaid = [];
  if (failed.length === 0 && exitCode !== 0) unsaid.push(`the runner ended with status ${exitCode}`);
  else if (failed.length === 0 && passed === 0) unsaid.push('no test passed');
  const all = [...failed, ...unsaid];
  const lines = [...skipped.map((name) => `skipped: ${name}`), ...all.map((name) => `failed: ${name}`)];
  const tail = skipped.length > 0 ? `, ${skipped.length} skipped` : '';
  return {
    lines: [...lines, `${passed} passed, ${all.length} failed${tail}`],
    exitCode: all.length === 0 ? 0 : 1,
  };
}

/**
 * What `npm test` counts, taken from the runner itself: every test once, and as failed whatever else went wrong: a file
 * that could not be loaded, a hook that threw and the tests that it kept from running, a worker that died, an error
 * that nobody caught. Skipped is only what a test file itself says it skips.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Reporter, SerializedError, TestCase, TestModule } from 'vitest/node';

export interface Counts {
  readonly passed: number;
  /** One line each. */
  readonly failed: readonly string[];
  /** One line each, with the reason where the test gives one. */
  readonly skipped: readonly string[];
}

type Outcome = 'passed' | { readonly failed: string } | { readonly skipped: string };

function outcomeOf(test: TestCase): Outcome {
  const result = test.result();
  const name = `${test.module.relativeModuleId} > ${test.fullName}`;
  switch (result.state) {
    case 'passed':
      return 'passed';
    case 'failed':
      return { failed: name };
    case 'pending':
      return { failed: `${name} (did not end)` };
    case 'skipped': {
      const { mode } = test.options;
      if (result.note !== undefined) return { skipped: `${name} (${result.note})` };
      // A test that was meant to run, and was skipped by nobody, is one whose hook failed.
      return mode === 'skip' || mode === 'todo' ? { skipped: name } : { failed: `${name} (did not run)` };
    }
  }
}

const errorLines = (where: string, errors: readonly SerializedError[]): string[] =>
  errors.map(({ message }) => `${where} (${message.split('\n')[0]})`);

/** What went wrong in a file outside of its tests. */
function troubleOf(module: TestModule): string[] {
  const suites = [...module.children.allSuites()];
  const lines = [
    ...errorLines(module.relativeModuleId, module.errors()),
    ...suites.flatMap((suite) =>
      errorLines(`${module.relativeModuleId} > ${suite.fullName}`, suite.errors()),
    ),
  ];
  const ended = module.state() !== 'pending' && module.state() !== 'queued';
  return ended ? lines : [...lines, `${module.relativeModuleId} (did not end)`];
}

export function countRun(
  modules: readonly TestModule[],
  unhandledErrors: readonly SerializedError[],
): Counts {
  const outcomes = modules.flatMap((module) => [...module.children.allTests()].map(outcomeOf));
  return {
    passed: outcomes.filter((outcome) => outcome === 'passed').length,
    failed: [
      ...outcomes.flatMap((outcome) =>
        typeof outcome === 'object' && 'failed' in outcome ? outcome.failed : [],
      ),
      ...modules.flatMap(troubleOf),
      ...errorLines('unhandled error', unhandledErrors),
    ],
    skipped: outcomes.flatMap((outcome) =>
      typeof outcome === 'object' && 'skipped' in outcome ? outcome.skipped : [],
    ),
  };
}

/** Writes the counts to `test-results/counts.json` below the project's root. */
export default class CountReporter implements Reporter {
  #root = '.';

  onInit(vitest: { readonly config: { readonly root: string } }): void {
    this.#root = vitest.config.root;
  }

  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly SerializedError[]): void {
    const folder = path.join(this.#root, 'test-results');
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'counts.json'), JSON.stringify(countRun(modules, unhandledErrors)));
  }
}

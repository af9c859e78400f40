/** The syntax tree of a source file, by the parser that the build uses. */
import { parseSync } from 'vite';

export interface TreeNode {
  readonly type: string;
  readonly [key: string]: unknown;
}

export const isNode = (value: unknown): value is TreeNode =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

/** Visits every node below and including `value`. */
export function walk(value: unknown, visit: (node: TreeNode) => void): void {
  if (Array.isArray(value)) for (const item of value) walk(item, visit);
  else if (isNode(value)) {
    visit(value);
    for (const child of Object.values(value)) walk(child, visit);
  }
}

/** Throws when the file cannot be parsed. */
export function parseSource(file: string, source: string): unknown {
  const { program, errors } = parseSync(file, source);
  const [error] = errors;
  if (error !== undefined) throw new Error(`${file}: ${error.message}`);
  return program;
}

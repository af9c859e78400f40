/** Finds every import of a source file, by its syntax tree: static, dynamic, re-export, `require`, and types. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isNode, parseSource, type TreeNode, walk } from './syntax-tree.ts';

export interface Import {
  /** Path of the importing file from the project, with `/`. */
  readonly from: string;
  /** As written, e.g. `../core/result.ts` or `node:fs`. */
  readonly specifier: string;
  /** Path from the project for a relative specifier, the specifier itself otherwise. */
  readonly to: string;
  /** True when nothing of it is left at run time. */
  readonly typeOnly: boolean;
}

/** A dynamic import whose target is computed; no rule could be held to it. */
export const COMPUTED = '(computed)';

const PROJECT = path.join(import.meta.dirname, '..', '..', '..');
const SOURCE = /\.(?:[cm]?ts|tsx|[cm]?js)$/;

/** The text of a string literal, or of a `const` of the same file that holds one. */
function textOf(node: unknown, constants: ReadonlyMap<string, string>): string {
  if (isNode(node)) {
    if (node.type === 'Literal' && typeof node.value === 'string') return node.value;
    if (node.type === 'Identifier' && typeof node.name === 'string')
      return constants.get(node.name) ?? COMPUTED;
  }
  return COMPUTED;
}

function constantsOf(program: unknown): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  walk(program, (node) => {
    const { id, init } = node;
    if (node.type !== 'VariableDeclarator' || !isNode(id) || typeof id.name !== 'string') return;
    const value = isNode(init) && init.type === 'TSAsExpression' ? init.expression : init;
    if (isNode(value) && value.type === 'Literal' && typeof value.value === 'string')
      found.set(id.name, value.value);
  });
  return found;
}

const everyIsType = (specifiers: unknown, kind: 'importKind' | 'exportKind'): boolean =>
  Array.isArray(specifiers) &&
  specifiers.length > 0 &&
  specifiers.every((specifier) => isNode(specifier) && specifier[kind] === 'type');

function importOf(node: TreeNode, constants: ReadonlyMap<string, string>): [string, boolean] | undefined {
  switch (node.type) {
    case 'ImportDeclaration':
      return [
        textOf(node.source, constants),
        node.importKind === 'type' || everyIsType(node.specifiers, 'importKind'),
      ];
    case 'ExportAllDeclaration':
      return [textOf(node.source, constants), node.exportKind === 'type'];
    case 'ExportNamedDeclaration':
      if (node.source === null) return undefined;
      return [
        textOf(node.source, constants),
        node.exportKind === 'type' || everyIsType(node.specifiers, 'exportKind'),
      ];
    case 'ImportExpression':
      return [textOf(node.source, constants), false];
    case 'TSImportType':
      return [textOf(node.source, constants), true];
    case 'TSExternalModuleReference':
      return [textOf(node.expression, constants), false];
    case 'CallExpression': {
      const { callee, arguments: values } = node;
      const [first] = Array.isArray(values) ? values : [];
      const named = isNode(callee) && callee.type === 'Identifier' && callee.name === 'require';
      const resolved =
        isNode(callee) &&
        callee.type === 'MemberExpression' &&
        isNode(callee.object) &&
        callee.object.name === 'require';
      return named || resolved ? [textOf(first, constants), false] : undefined;
    }
    default:
      return undefined;
  }
}

/** All imports of one file. Throws when it cannot be parsed. */
export function importsOf(file: string, source: string): readonly Import[] {
  const program = parseSource(file, source);
  const constants = constantsOf(program);
  const found: Import[] = [];
  walk(program, (node) => {
    const [specifier, typeOnly] = importOf(node, constants) ?? [];
    if (specifier === undefined || typeOnly === undefined) return;
    const to = specifier.startsWith('.')
      ? path.posix.normalize(path.posix.join(path.posix.dirname(file), specifier))
      : specifier;
    found.push({ from: file, specifier, to, typeOnly });
  });
  return found;
}

/** Paths of all source files below the named folders, from the project, with `/`. */
export const sourceFiles = (folders: readonly string[]): readonly string[] =>
  folders.flatMap((folder) =>
    readdirSync(path.join(PROJECT, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => path.posix.join(folder, name.split(path.sep).join('/')))
      .filter((name) => SOURCE.test(name))
      .sort(),
  );

export const readSource = (file: string): string => readFileSync(path.join(PROJECT, file), 'utf8');

/** The files do not change while the tests run: each is parsed once. */
const parsed = new Map<string, readonly Import[]>();

function importsOfFile(file: string): readonly Import[] {
  const known = parsed.get(file) ?? importsOf(file, readSource(file));
  parsed.set(file, known);
  return known;
}

/** All imports of all files below the named folders. */
export const allImports = (folders: readonly string[]): readonly Import[] =>
  sourceFiles(folders).flatMap(importsOfFile);

/** Name of the package in a bare specifier, e.g. `@noble/hashes` of `@noble/hashes/sha2.js`; undefined for others. */
export function packageOf(specifier: string): string | undefined {
  if (specifier.startsWith('.') || specifier.startsWith('/') || specifier.startsWith('node:'))
    return undefined;
  const [first = '', second = ''] = specifier.split('/');
  return first.startsWith('@') ? `${first}/${second}` : first;
}

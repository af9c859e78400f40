/**
 * Makes the optional package pcsclite usable under the project's own Node, or says in one line why it is not there.
 *
 *   node electron/setup/pcsclite-build.mjs
 *
 * Its install script cannot do that: npm may run on another Node than the one in node_modules, and builds against
 * whatever headers it finds, so the result does not load; set-up does not run it. Here the headers come from the npm
 * package of exactly that Node. Plain JavaScript without dependencies: it runs on the Node that npm runs on.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const PACKAGE = 'pcsclite';
const TOOLS = ['g++', 'make', 'python3'];
const HEADER = '/usr/include/PCSC/winscard.h';
const MINUTES = 60_000;

/**
 * @param {{ root?: string, force?: boolean }} options `force` rebuilds even when it loads already.
 * @returns {{ usable: boolean, line: string }} One line for the person at the terminal.
 */
export function buildPcsclite({ root = ROOT, force = false } = {}) {
  const node = join(root, 'node_modules', 'node', 'bin', 'node');
  if (!existsSync(node)) return absent('the npm package node is not installed yet');
  if (!force && loads(root, node)) return { usable: true, line: `${PACKAGE}: ready` };
  const lacking = whatLacks(root);
  if (lacking) return absent(lacking);
  try {
    compile(root, node, headersFor(root, node));
  } catch (error) {
    return absent(lastLine(error));
  }
  return loads(root, node)
    ? { usable: true, line: `${PACKAGE}: built for Node ${versionOf(node)}` }
    : absent('it was built but does not load');
}

const absent = (why) => ({
  usable: false,
  line: `${PACKAGE}: not there (${why}); the desk uses pcsc-mini`,
});

function loads(root, node) {
  try {
    execFileSync(node, ['-e', `require('${PACKAGE}')`], { cwd: root, stdio: 'ignore', timeout: MINUTES });
    return true;
  } catch {
    return false;
  }
}

function whatLacks(root) {
  if (process.platform !== 'linux') return `it is built on Linux only, this is ${process.platform}`;
  if (!listed(root)) return 'package.json does not list it';
  if (!existsSync(join(root, 'node_modules', 'node-gyp', 'bin', 'node-gyp.js')))
    return 'node-gyp is not installed';
  if (!existsSync(join(root, 'node_modules', PACKAGE, 'binding.gyp'))) return 'npm did not install it';
  const tool = TOOLS.find((name) => !onPath(name));
  if (tool) return `${tool} is not installed`;
  return existsSync(HEADER) ? undefined : 'the Debian package libpcsclite-dev is not installed';
}

function listed(root) {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return PACKAGE in (manifest.optionalDependencies ?? {});
}

const onPath = (name) =>
  (process.env.PATH ?? '').split(':').some((folder) => folder !== '' && existsSync(join(folder, name)));

const versionOf = (node) => execFileSync(node, ['--version'], { encoding: 'utf8' }).trim().slice(1);

/** The folder that holds include/node of exactly this Node: beside it, until npm tidies up, or fetched. */
function headersFor(root, node) {
  const name = `node-linux-${process.arch}`;
  const version = versionOf(node);
  const beside = join(root, 'node_modules', 'node', 'node_modules', name);
  if (existsSync(join(beside, 'include', 'node', 'node.h'))) return beside;
  const cache = join(root, 'node_modules', '.cache', PACKAGE, `headers-${version}`);
  if (!existsSync(join(cache, 'include', 'node', 'node.h'))) {
    const fetched = npmFetch(root, `${name}@${version}`);
    rmSync(cache, { recursive: true, force: true });
    mkdirSync(cache, { recursive: true });
    cpSync(join(fetched, name, 'include'), join(cache, 'include'), { recursive: true });
    rmSync(join(fetched, name), { recursive: true, force: true }); // it holds a whole Node, 190 MB
  }
  return cache;
}

/** Installs one package into a cache folder of its own, runs none of its scripts, and gives that node_modules. */
function npmFetch(root, specifier) {
  const folder = join(root, 'node_modules', '.cache', PACKAGE, 'fetch');
  mkdirSync(folder, { recursive: true });
  const flags = [
    '--ignore-scripts',
    '--no-save',
    '--no-package-lock',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ];
  execFileSync('npm', ['install', ...flags, '--prefix', folder, specifier], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: 5 * MINUTES,
  });
  return join(folder, 'node_modules');
}

function compile(root, node, headers) {
  const gyp = join(root, 'node_modules', 'node-gyp', 'bin', 'node-gyp.js');
  execFileSync(node, [gyp, 'rebuild', `--nodedir=${headers}`], {
    cwd: join(root, 'node_modules', PACKAGE),
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: 5 * MINUTES,
    // binding.gyp asks the `node` on PATH for the include folder of nan.
    env: { ...process.env, PATH: `${dirname(node)}:${process.env.PATH ?? ''}` },
  });
}

/** The last line in which a tool says what went wrong. */
function lastLine(error) {
  const said = String(error.stderr ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /\b(error|ERR!)/i.test(line));
  return said.at(-1) ?? String(error.message).split('\n')[0];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { line } = buildPcsclite({ force: process.argv.includes('--force') });
  console.log(line);
}

/** Builds parts of the shell as `vite.shell.config.ts` says, into memory. */
import path from 'node:path';
import { createBuilder, type Rolldown } from 'vite';

export type PreloadName = 'preload' | 'displayPreload';
const FILES: Readonly<Record<PreloadName, string>> = {
  preload: 'preload.cjs',
  displayPreload: 'guest-display-preload.cjs',
};

/** The code of one preload; throws when its build makes more than that one file. */
export async function buildPreload(name: PreloadName = 'preload'): Promise<string> {
  const builder = await createBuilder({
    root: path.join(import.meta.dirname, '..', '..'),
    configFile: path.join(import.meta.dirname, '..', '..', 'vite.shell.config.ts'),
    logLevel: 'error',
    build: { write: false, sourcemap: false },
  });
  const environment = builder.environments[name];
  if (environment === undefined) throw new Error(`no build named ${name}`);
  const built = await builder.build(environment);
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((part) =>
    'output' in part ? part.output : [],
  );
  const [file, ...others] = outputs.filter(
    (output): output is Rolldown.OutputChunk => output.type === 'chunk',
  );
  if (file === undefined || others.length > 0 || file.fileName !== FILES[name])
    throw new Error(`unexpected preload build: ${outputs.map(({ fileName }) => fileName).join(', ')}`);
  return file.code;
}

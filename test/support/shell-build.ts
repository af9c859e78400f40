/** Builds parts of the shell as `vite.shell.config.ts` says, into memory. */
import path from 'node:path';
import { createBuilder, type Rolldown } from 'vite';

/** The code of `preload.cjs`; throws when the build makes more than that one file. */
export async function buildPreload(): Promise<string> {
  const builder = await createBuilder({
    root: path.join(import.meta.dirname, '..', '..'),
    configFile: path.join(import.meta.dirname, '..', '..', 'vite.shell.config.ts'),
    logLevel: 'error',
    build: { write: false, sourcemap: false },
  });
  const environment = builder.environments.preload;
  if (environment === undefined) throw new Error('no preload build');
  const built = await builder.build(environment);
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((part) =>
    'output' in part ? part.output : [],
  );
  const [file, ...others] = outputs.filter(
    (output): output is Rolldown.OutputChunk => output.type === 'chunk',
  );
  if (file === undefined || others.length > 0 || file.fileName !== 'preload.cjs')
    throw new Error(`unexpected preload build: ${outputs.map(({ fileName }) => fileName).join(', ')}`);
  return file.code;
}

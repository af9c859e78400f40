/** Builds the renderer as it is shipped, into memory. */
import path from 'node:path';
import { build, type Rolldown } from 'vite';

const PROJECT = path.join(import.meta.dirname, '..', '..');

export interface BuiltRenderer {
  readonly scripts: readonly Rolldown.OutputChunk[];
  readonly html: string;
  readonly styles: string;
  readonly fileNames: readonly string[];
}

export async function buildRenderer(): Promise<BuiltRenderer> {
  const built = await build({
    configFile: path.join(PROJECT, 'renderer', 'vite.config.ts'),
    root: path.join(PROJECT, 'renderer'),
    logLevel: 'error',
    build: { write: false, sourcemap: false },
  });
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((part) =>
    'output' in part ? part.output : [],
  );
  const textOf = (ending: string) =>
    outputs
      .filter((output): output is Rolldown.OutputAsset => output.type === 'asset')
      .filter(({ fileName }) => fileName.endsWith(ending))
      .map(({ source }) => (typeof source === 'string' ? source : new TextDecoder().decode(source)))
      .join('\n');
  return {
    scripts: outputs.filter((output): output is Rolldown.OutputChunk => output.type === 'chunk'),
    html: textOf('.html'),
    styles: textOf('.css'),
    fileNames: outputs.map(({ fileName }) => fileName),
  };
}

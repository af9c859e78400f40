import { builtinModules } from 'node:module';
import { defineConfig, type EnvironmentOptions } from 'vite';

/**
 * Builds Electron's side to dist/shell: `main.js` (ES module) with the thread that it starts, `receipt-worker.js`, and for
 * each of the two windows one CommonJS file, as a sandboxed preload must be: `preload.cjs` and
 * `guest-display-preload.cjs`. Run with `vite build --app -c vite.shell.config.ts`.
 */

const provided = new Set([...builtinModules, 'electron']);

/** Packages stay packages in main: native ones cannot be bundled, and the others behave as they do under plain Node. */
const isPackage = (id: string): boolean =>
  !id.startsWith('.') && !id.startsWith('/') && !/^[A-Za-z]:/.test(id);

export default defineConfig({
  publicDir: false,
  build: { outDir: 'dist/shell', emptyOutDir: false, minify: false, sourcemap: true, target: 'node24' },
  builder: {
    buildApp: async (builder) => {
      for (const name of ['main', 'preload', 'displayPreload']) {
        const environment = builder.environments[name];
        if (environment === undefined) throw new Error(`no build named ${name}`);
        await builder.build(environment);
      }
    },
  },
  environments: {
    main: {
      consumer: 'server',
      build: {
        ssr: true,
        emptyOutDir: true,
        rolldownOptions: {
          input: {
            main: 'electron/shell/main.ts',
            'receipt-worker': 'electron/police/gateway/receipt-worker.ts',
          },
          external: isPackage,
          // Training is loaded later and shares code with main; it must not start main.js a second time to get at it.
          preserveEntrySignatures: 'strict',
          output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'main-[name].js' },
        },
      },
    },
    preload: preloadBuild('electron/shell/preload.ts', 'preload.cjs'),
    displayPreload: preloadBuild(
      'electron/shell/guest-display/display-preload.ts',
      'guest-display-preload.cjs',
    ),
  },
});

function preloadBuild(input: string, fileName: string): EnvironmentOptions {
  return {
    consumer: 'server',
    resolve: { noExternal: true },
    build: {
      ssr: true,
      rolldownOptions: {
        input,
        external: (id) => provided.has(id),
        output: { format: 'cjs', entryFileNames: fileName, codeSplitting: false },
      },
    },
  };
}

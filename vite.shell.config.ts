import { builtinModules } from 'node:module';
import { defineConfig } from 'vite';

/**
 * Builds Electron's side to dist/shell: `main.js` (ES module) and `preload.cjs` (one CommonJS file, as a sandboxed
 * preload must be). Run with `vite build --app -c vite.shell.config.ts`.
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
      for (const name of ['main', 'preload']) {
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
          input: 'electron/shell/main.ts',
          external: isPackage,
          // Training is loaded later and shares code with main; it must not start main.js a second time to get at it.
          preserveEntrySignatures: 'strict',
          output: { format: 'es', entryFileNames: 'main.js', chunkFileNames: 'main-[name].js' },
        },
      },
    },
    preload: {
      consumer: 'server',
      resolve: { noExternal: true },
      build: {
        ssr: true,
        rolldownOptions: {
          input: 'electron/shell/preload.ts',
          external: (id) => provided.has(id),
          output: { format: 'cjs', entryFileNames: 'preload.cjs', codeSplitting: false },
        },
      },
    },
  },
});

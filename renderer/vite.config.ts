import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The page, built to dist/renderer. Its policy allows no inline script and no data: font, so nothing is inlined. */
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [react()],
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'chrome130',
  },
});

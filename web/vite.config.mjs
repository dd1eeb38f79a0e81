import { defineConfig } from 'vite';

/** The pages' bundle: one HTML per app, hashed assets beside it, all below one origin that the API serves. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // By it the build measures what each page loads at once.
    manifest: true,
    target: 'chrome109',
    // Inlined files would need `data:` in the content security policy.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      input: Object.fromEntries(['workbench', 'register'].map((page) => [page, new URL(`./${page}/index.html`, import.meta.url).pathname])),
      // Libraries mark their modules for server components, which we don't have.
      onLog: (level, log, report) => log.code === 'MODULE_LEVEL_DIRECTIVE' || report(level, log),
    },
  },
});

import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import { playground } from './server/plugin.ts'
import { alias, root, VUE } from './source.ts'

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  appType: 'mpa',
  resolve: { alias: [...alias, VUE] },
  oxc: { target: 'esnext' }, // nothing lowered, no helper injected: the fake vendors are served as the text of their functions
  plugins: [playground()],
  optimizeDeps: { include: ['react', 'react/jsx-dev-runtime', 'react-dom', 'react-dom/client'] },
  server: {
    headers: { 'cache-control': 'max-age=3' }, // a hundred stages in a minute need not ask for their modules a hundred times
    host: '127.0.0.1',
    strictPort: true,
    cors: false, // the fake vendors send headers of their own
    hmr: false, // a page that changes in the middle of a run would show nothing that is true
    ws: false,
    fs: { allow: [root] },
  },
  clearScreen: false,
  logLevel: 'warn',
})

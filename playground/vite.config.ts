import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import { playground } from './server/plugin.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const { compilerOptions } = JSON.parse(readFileSync(`${root}tsconfig.json`, 'utf8')) as {
  compilerOptions: { paths: Record<string, [string]> }
}

/** The playground runs our source under the names users import; the list is tsconfig's, so that it is written once. */
const alias = Object.entries(compilerOptions.paths).map(([name, [path]]) => ({
  find: new RegExp(`^${name.replace('*', '(.+)')}$`),
  replacement: root + path.replace('./', '').replace('*', '$1'),
}))

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  appType: 'mpa',
  // Vue's build for browsers says what is wrong, as its development build does, and asks for no flags of a bundler
  resolve: { alias: [...alias, { find: /^vue$/, replacement: `${root}node_modules/vue/dist/vue.runtime.esm-browser.js` }] },
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

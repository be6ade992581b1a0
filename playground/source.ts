import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))

const { compilerOptions } = JSON.parse(readFileSync(`${root}tsconfig.json`, 'utf8')) as {
  compilerOptions: { paths: Record<string, [string]> }
}

/** Our source under the names users import, for playground and tests; the list is tsconfig's, so that it is written once. */
export const alias = Object.entries(compilerOptions.paths).map(([name, [path]]) => ({
  find: new RegExp(`^${name.replace('*', '(.+)')}$`),
  replacement: root + path.replace('./', '').replace('*', '$1'),
}))

/** Vue's build for browsers: it says what is wrong, as its development build does, and asks for no flags of a bundler. */
export const VUE = { find: /^vue$/, replacement: `${root}node_modules/vue/dist/vue.runtime.esm-browser.js` }

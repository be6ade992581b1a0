import { existsSync, readdirSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build as esbuild } from 'esbuild'
import { build as vite } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Consumer, consume } from './consumer.ts'
import { packages, read, root, run } from './workspace.ts'

/** What users do with the packed packages: bundle them with the usual tools, and render on a server. */

let consumer: Consumer
beforeAll(() => {
  consumer = consume()
  const dom = join(consumer.home, 'node_modules/react-dom') // no peer of ours, but what renders a React app on a server
  if (!existsSync(dom)) symlinkSync(realpathSync(`${root}node_modules/react-dom`), dom, 'junction')
})
afterAll(() => rmSync(consumer.home, { recursive: true, force: true }))

/** Entries that run in a browser: all but those of packages whose own sources import from Node. */
const browserEntries = packages
  .filter(({ sources }) => !sources.some(file => /from 'node:/.test(read(`packages/${file}`))))
  .flatMap(({ entries }) => entries)

/** Entries of packages that do nothing by being imported. */
const withoutEffects = packages
  .filter(({ folder }) => JSON.parse(read(`packages/${folder}/package.json`)).sideEffects === false)
  .flatMap(({ entries }) => entries.filter(entry => browserEntries.includes(entry)))

const BUNDLERS: Readonly<Record<string, (code: string) => Promise<string>>> = {
  async esbuild(code) {
    const { outputFiles } = await esbuild({
      stdin: { contents: code, resolveDir: consumer.home },
      bundle: true,
      write: false,
      format: 'esm',
      platform: 'browser',
      external: ['react', 'react-dom', 'react/jsx-runtime', 'vue'],
      tsconfigRaw: {},
      logLevel: 'error',
    })
    return outputFiles[0]?.text ?? ''
  },
  async vite(code) {
    const file = join(consumer.home, 'entry.js')
    writeFileSync(file, code)
    const result = await vite({
      root: consumer.home,
      configFile: false,
      logLevel: 'error',
      build: {
        write: false,
        minify: false,
        lib: { entry: file, formats: ['es'] },
        rollupOptions: { external: /^(react|react-dom|vue)(\/|$)/ },
      },
    })
    const [output] = [result].flat() as { output: { type: string; code?: string }[] }[]
    return (output?.output ?? []).map(({ code = '' }) => code).join('')
  },
}

/** The adapters there are, each with the host that betrays it in a bundle. */
const adapters = packages.flatMap(({ folder, manifest, sources }) =>
  Object.entries(manifest.exports).flatMap(([subpath, target]) => {
    const file = typeof target === 'string' ? '' : (target['default'] ?? '')
    const name = subpath.slice(2)
    if (!/^\.\/dist\/adapters\//.test(file)) return []
    const source = sources.find(path => path === `${folder}/src/adapters/${name}.ts`)
    const hosts = /hosts: \/(.*)\/,/.exec(read(`packages/${source}`))?.[1] ?? ''
    return [{ entry: manifest.name + subpath.slice(1), name, betrays: hosts }]
  }),
)

describe.each(Object.keys(BUNDLERS))('%s', name => {
  const bundle = (code: string): Promise<string> => BUNDLERS[name]?.(code) ?? Promise.reject(new Error(name))

  it('bundles every entry that is for browsers', async () => {
    expect(browserEntries.length).toBeGreaterThan(30)
    const code = await bundle(browserEntries.map((entry, index) => `export * as e${index} from '${entry}'`).join('\n'))
    expect(code).not.toMatch(/from ['"]@catchcha/)
  })

  it('drops what is imported and not used', async () => {
    const code = await bundle(withoutEffects.map((entry, index) => `import * as e${index} from '${entry}'`).join('\n'))
    expect(code.replace(/import ?["'][^"']+["'];?/g, '').trim()).toBe('')
  })

  it.each(adapters)('brings $name alone where it alone is imported', async ({ entry, betrays }) => {
    const code = await bundle(`export { createCaptcha } from '@catchcha/core'\nexport * from '${entry}'`)
    expect(betrays).not.toBe('')
    expect(code).toContain(betrays)
    for (const other of adapters) if (other.entry !== entry) expect(code).not.toContain(other.betrays)
  })
})

const SERVER = {
  react: `import { Captcha, useCaptcha } from '@catchcha/react'
import HCaptcha from '@catchcha/react/hcaptcha'
import { hcaptcha } from '@catchcha/core/hcaptcha'
import { createElement as h } from 'react'
import { renderToString } from 'react-dom/server'
const options = () => ({ provider: hcaptcha({ sitekey: 'key' }) })
const Hook = () => { const { ref, state } = useCaptcha(options()); return h('div', { ref }, state.status) }
console.log(renderToString(h('main', null, h(Hook), h(Captcha, options()), h(HCaptcha, { sitekey: 'key' }))))`,
  vue: `import { Captcha, useCaptcha } from '@catchcha/vue'
import VueHcaptcha from '@catchcha/vue/hcaptcha'
import { hcaptcha } from '@catchcha/core/hcaptcha'
import { createSSRApp, h } from 'vue'
import { renderToString } from 'vue/server-renderer'
const options = () => ({ provider: hcaptcha({ sitekey: 'key' }) })
const Hook = { setup() { const { ref, state } = useCaptcha(options()); return () => h('div', { ref }, state.value.status) } }
console.log(await renderToString(createSSRApp({ render: () => h('main', [h(Hook), h(Captcha, options()), h(VueHcaptcha, { sitekey: 'key' })]) })))`,
}

it.each(Object.entries(SERVER))('%s renders on a bare Node, where nothing of a browser is', (name, code) => {
  const file = join(consumer.home, `ssr-${name}.js`)
  writeFileSync(file, code)
  const html = run(process.execPath, [file], consumer.home)
  expect(html).toMatch(/^<main>.*<div>idle<\/div>/)
  expect(html).not.toMatch(/undefined|\[object/)
})

it('a tarball holds what its manifest promises and nothing else', () => {
  for (const { folder, manifest } of packages) {
    const home = join(consumer.home, 'node_modules', manifest.name)
    const files = readdirSync(home, { recursive: true, encoding: 'utf8' }).map(file => file.replaceAll('\\', '/'))
    const strange = files.filter(
      file => !/^(dist|bin)(\/|$)|^(package\.json|README\.md|LICENSE)$/.test(file) && !file.includes('node_modules'),
    )
    expect(strange, folder).toEqual([])
    const maps = files.filter(file => file.endsWith('.js.map'))
    for (const map of maps) expect(readFileSync(join(home, map), 'utf8'), map).not.toMatch(/\/tmp\/|\/home\/|\/root\//)
  }
})

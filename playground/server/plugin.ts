import type { Plugin } from 'vite'
import { policyFor } from './policy.ts'
import { createProviders, type ServerPackage } from './providers.ts'
import { createRuns, runName, servicesOf } from './runs.ts'
import { createSite } from './site.ts'
import { buildStatic, createStatic } from './static.ts'

/** The part of `@catchcha/testing/server` that is used here; it is loaded through Vite, since Node cannot read its source. */
type Vendors = Pick<typeof import('@catchcha/testing/server'), 'createFakeVendors' | 'createFakeVerifiers' | 'FAKE_ACCOUNTS'>

/**
 * What stands in front of Vite: the stage's policy header, the site's own backend under `/site/`, the vendors' verification services under
 * `/verify/`, where only that backend asks, and the fake vendors under `/fake/`.
 */
export function playground(): Plugin {
  return {
    name: 'playground',
    /** Vite's client would only wait for changes, and its open socket keeps a page out of the back/forward cache. */
    transformIndexHtml: { order: 'post', handler: html => html.replace(/<script[^>]*@vite\/client[^>]*><\/script>\s*/, '') },
    async configureServer(server) {
      const { createFakeVendors, createFakeVerifiers, FAKE_ACCOUNTS } = (await server.ssrLoadModule('@catchcha/testing/server')) as Vendors
      const verification = (await server.ssrLoadModule('@catchcha/server')) as ServerPackage
      const { scenario, isScenarioId } = (await server.ssrLoadModule('@catchcha/testing')) as typeof import('@catchcha/testing')
      const runs = createRuns(prefix => createFakeVerifiers({ prefix }))
      const vendors = createFakeVendors()
      const find = (id: string) => (isScenarioId(id) ? scenario(id) : undefined)
      const site = createSite(runs, find, verification, createProviders(verification, FAKE_ACCOUNTS))
      await buildStatic()
      const plain = createStatic()
      server.middlewares.use((request, response, next) => {
        const url = new URL(request.url ?? '/', 'http://any.invalid')
        if (url.pathname.startsWith('/static/')) return void plain(url, request, response).catch(next)
        const run = runName(url.searchParams.get('run'))
        if (url.pathname.startsWith('/site/')) return void site(url, request, response).catch(next)
        if (url.pathname.startsWith(servicesOf(''))) {
          const { verifiers } = runs.get(runName(url.pathname.split('/')[2]))
          return void (verifiers.handler(request, response) || response.writeHead(404).end())
        }
        if (url.pathname.startsWith('/fake/')) {
          if (runs.get(run).cut) return void request.socket.destroy() // as far as a page can tell: no connection, or a blocker
          if (url.pathname.endsWith('.js') && url.searchParams.get('part') !== 'core') runs.get(run).scripts += 1
          const answer = (): void => void (vendors.handler(request, response) || response.writeHead(404).end())
          return void setTimeout(answer, Number(url.searchParams.get('slow'))) // a vendor as slow as the person wishes
        }
        const policy = policyFor(url, request.headers.host)
        if (policy) response.setHeader('content-security-policy', policy)
        next()
      })
    },
  }
}

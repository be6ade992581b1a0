/** Where the playground's own modules come from. */
const OWN = ['stage', 'shared', '@fs', '@id', 'node_modules']

/** The policy that a stage asks for with `?csp=1`: its own scripts, and no vendor's. */
export function policyFor(url: URL, host = 'localhost'): string | undefined {
  if (!url.pathname.startsWith('/stage/') || url.searchParams.get('csp') !== '1') return undefined
  return `script-src ${OWN.map(folder => `http://${host}/${folder}/`).join(' ')}`
}

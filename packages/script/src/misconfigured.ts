import type { Provider } from '@catchcha/core'

/** A provider that cannot work, and says why in the way all failures are told: a line for the site's owner, calm words for the visitor. */
export const misconfigured = (vendor: string, code: string, detail: string): Provider => ({
  adapter: {
    vendor,
    hosts: /^$/,
    classify: cause => ({ kind: 'broken', code: 'unknown', cause }),
    load() {
      throw { kind: 'misconfigured', code, detail }
    },
    mount: api => api as never,
  },
  options: { detail },
})

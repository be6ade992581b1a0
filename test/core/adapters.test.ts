import { captchala } from '@catchcha/core/captchala'
import { hcaptcha } from '@catchcha/core/hcaptcha'
import { installCaptchala, installHCaptcha } from '@catchcha/testing'
import { type AdapterBench, adapterRules } from '@catchcha/testing/conformance'
import { afterEach, beforeEach, describe, it, vi } from 'vitest'

const benches: Record<string, AdapterBench> = {
  hcaptcha: {
    provider: more => hcaptcha({ sitekey: 'site', ...more }),
    bad: { sitekey: '<script>' },
    install() {
      const fake = installHCaptcha(window, { runs: [[]] })
      const { hcaptcha: api } = window as unknown as {
        hcaptcha: { render(box: Element, config: Record<string, (value?: unknown) => void>): unknown }
      }
      const { render } = api
      let config: Record<string, (value?: unknown) => void> = {}
      api.render = (box, given) => {
        config = given
        return render(box, given)
      }
      return {
        open: () => fake.emit({ do: 'open' }),
        pass: () => fake.emit({ do: 'pass' }),
        close: () => fake.emit({ do: 'close' }),
        fail: value => config['error-callback']?.(value),
        runs: () => fake.calls.filter(({ method }) => method === 'execute').length,
        uninstall: () => fake.uninstall(),
      }
    },
  },
  captchala: {
    provider: more => captchala({ appKey: 'app', ...more }),
    bad: { appKey: 5 },
    install() {
      const fake = installCaptchala(window, { runs: [[]] })
      let failed: (value: unknown) => void = () => {}
      const load = (window as unknown as { loadCaptchala: (done: () => void, failed?: unknown) => void }).loadCaptchala
      Object.assign(window, {
        loadCaptchala: (done: () => void, wrong: unknown) =>
          load(() => {
            const { Captchala } = window as unknown as {
              Captchala: { init(options: object): { onError(call: (value: unknown) => void): unknown } }
            }
            const { init } = Captchala
            Captchala.init = options => {
              const made = init(options)
              const { onError } = made
              made.onError = call => {
                failed = call
                return onError.call(made, call)
              }
              return made
            }
            done()
          }, wrong),
      })
      return {
        open: () => fake.emit({ do: 'open' }),
        pass: () => fake.emit({ do: 'pass' }),
        close: () => fake.emit({ do: 'close' }),
        fail: value => failed(value),
        runs: () => fake.calls.filter(({ method }) => /verify|showCaptcha/.test(method)).length,
        uninstall: () => fake.uninstall(),
      }
    },
  },
}

beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => {}))
afterEach(() => Reflect.deleteProperty(globalThis, Symbol.for('catchcha')))

describe.each(Object.entries(benches))('the %s adapter', (_name, bench) => {
  for (const { title, check } of adapterRules(bench)) it(title, check)
})

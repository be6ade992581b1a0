import { type AdapterBench, adapterRules } from '@catchcha/testing/conformance'
import { describe, it } from 'vitest'
import { example } from './example-adapter.ts'

/** A vendor as small as the adapter. */
const bench: AdapterBench = {
  provider: more => example({ sitekey: 'key', ...more }),
  bad: { sitekey: '<b>' },
  install() {
    let calls: Record<string, (value?: unknown) => void> = {}
    let runs = 0
    Object.assign(window, {
      example: {
        render(box: HTMLElement, options: typeof calls) {
          calls = options
          box.append(document.createElement('button'))
          return 0 // an id may be falsy
        },
        execute: () => runs++,
        reset() {},
        remove() {},
      },
    })
    return {
      open: () => calls['onOpen']?.(),
      pass: () => calls['onPass']?.(`token-${Math.random()}`),
      close: () => calls['onError']?.('closed'),
      fail: value => calls['onError']?.(value),
      runs: () => runs,
      uninstall: () => Reflect.deleteProperty(window, 'example'),
    }
  },
}

describe('the adapter of the README', () => {
  it.each(adapterRules(bench))('$title', ({ check }) => check())
})

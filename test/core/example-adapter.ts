import { defineAdapter, type Fact, type Provider } from '@catchcha/core'

/** What we call of the vendor's global. */
interface Example {
  render(box: HTMLElement, options: object): number | undefined
  execute(id: number): void
  reset(id: number): void
  remove(id: number): void
}

export interface ExampleOptions {
  readonly sitekey: string
}

/** Every code the vendor documents, by kind; all others are `broken` and keep their text. */
const KINDS: Readonly<Record<string, Fact['kind']>> = {
  closed: 'cancelled',
  'too-many-requests': 'rate-limited',
  'no-answer': 'unreachable',
  'wrong-sitekey': 'misconfigured',
}

function classify(value: unknown): Fact {
  const code = typeof value === 'string' && value ? value : 'unknown' // read what your vendor really throws; never throw here
  return { kind: KINDS[code] ?? 'broken', code, cause: value }
}

const find = (window: Window): Example | undefined => (window as Window & { example?: Example }).example

export const example: (options: ExampleOptions) => Provider = defineAdapter<ExampleOptions, Example>(
  {
    vendor: 'example',
    hosts: /[./]captcha\.example$/, // whose origins a content security policy must allow
    classify,
    load({ options, script }) {
      if (!/^\w+$/.test(options().sitekey))
        throw { kind: 'misconfigured', code: 'wrong-sitekey', detail: 'example({ sitekey }): take it from the dashboard.' } satisfies Fact
      return script({ urls: ['https://js.captcha.example/api.js'], own: /captcha\.example\/api\.js/, find })
    },
    mount(api, box, { options, locale }, report) {
      const id = api.render(box, {
        sitekey: options().sitekey,
        lang: locale,
        onOpen: report.opened,
        onPass: (token: unknown) => report.solved(token, { life: 120_000 }),
        onError: (error: unknown) => report.failed(classify(error)),
      })
      if (id === undefined) throw classify('wrong-sitekey')
      report.ready()
      return {
        execute: () => api.execute(id),
        reset() {
          api.reset(id)
          return true // false where only a new widget will do
        },
        remove: () => api.remove(id),
        alive: () => box.childNodes.length > 0,
      }
    },
  },
  'sitekey', // every option there is: any other name is a TypeError
)

import { aicaptcha, captchala, hcaptcha } from '@catchcha/server'
import { createFakeVerifiers, FAKE_ACCOUNTS, type FakeVerifiers, type FakeVerifiersOptions, type Listening } from '@catchcha/testing/server'
import { afterEach } from 'vitest'

export interface Services {
  readonly fakes: FakeVerifiers
  readonly origin: string
  readonly hcaptcha: (more?: Partial<Parameters<typeof hcaptcha>[0]>) => ReturnType<typeof hcaptcha>
  readonly captchala: (more?: Partial<Parameters<typeof captchala>[0]>) => ReturnType<typeof captchala>
  readonly aicaptcha: (more?: Partial<Parameters<typeof aicaptcha>[0]>) => ReturnType<typeof aicaptcha>
}

const open: Listening[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map(({ close }) => close()))
})

/** The fake services over real HTTP, and providers that are set up for them; all of it ends with the test. */
export async function services(options: FakeVerifiersOptions = {}): Promise<Services> {
  const fakes = createFakeVerifiers(options)
  const listening = await fakes.listen()
  open.push(listening)
  const at = fakes.endpoints(listening.origin)
  const { secret } = FAKE_ACCOUNTS.hcaptcha
  return {
    fakes,
    origin: listening.origin,
    hcaptcha: more => hcaptcha({ secret, endpoint: at.hcaptcha, ...more }),
    captchala: more => captchala({ ...FAKE_ACCOUNTS.captchala, endpoint: at.captchala, backupEndpoint: at.backup, ...more }),
    aicaptcha: more => aicaptcha({ ...FAKE_ACCOUNTS.aicaptcha, endpoint: at.aicaptcha, ...more }),
  }
}

let count = 0
/** A token never used before. */
export const fresh = (prefix = 'P1_'): string => `${prefix}${++count}_${Math.random().toString(36).slice(2)}`

/** A `fetch` that answers by itself and counts. */
export function stub(answer: () => Response | Promise<Response>): { fetch: typeof fetch; sent: string[] } {
  const sent: string[] = []
  return {
    sent,
    fetch: async (url, init) => {
      sent.push(`${String(url)} ${await new Response(init?.body).text()}`)
      return answer()
    },
  }
}

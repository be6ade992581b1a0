import { afterEach, describe, expect, it, vi } from 'vitest'
import { cause } from '../../packages/core/src/load/cause.ts'
import { readOptions } from '../../packages/core/src/options.ts'
import { createFakeVendor } from './fake-adapter.ts'

const URL = 'https://js.fake.example/api.js'
const options = (probe?: boolean): ReturnType<typeof readOptions> =>
  readOptions({ provider: createFakeVendor().provider(), ...(probe !== undefined && { probe }) })
const ask = (end = 'error', probe?: boolean): ReturnType<typeof cause> =>
  cause(URL, end, false, options(probe), new Map(), new AbortController().signal)

afterEach(() => vi.unstubAllGlobals())

describe('a script that did not come', () => {
  it('is asked about at both ends at once: a slow link delays the truth once', async () => {
    const answers: ((value: Response) => void)[] = []
    const fetch = vi.fn((_url: string) => new Promise<Response>(resolve => void answers.push(resolve)))
    vi.stubGlobal('fetch', fetch)
    const found = ask()
    expect(fetch.mock.calls.map(([url]) => url)).toEqual([location.origin, URL])
    for (const answer of answers) answer(new Response())
    expect(await found).toMatchObject({ kind: 'unreachable', code: 'vendor-missing' })
  })

  it.each([
    ['nothing answers', [], { kind: 'offline' }],
    ['only the site answers', [location.origin], { kind: 'blocked', by: 'unknown' }],
    ['only the vendor answers', [URL], { kind: 'unreachable' }],
    ['both answer', [location.origin, URL], { kind: 'unreachable' }],
  ])('where %s is told by what answers', async (_, answering: readonly string[], expected) => {
    vi.stubGlobal('fetch', async (url: string) => {
      if (answering.includes(url)) return new Response()
      throw new TypeError('Failed to fetch')
    })
    expect(await ask()).toMatchObject(expected)
  })

  it('is not asked about without a connection, after a deadline, or with probe: false', async () => {
    const fetch = vi.fn()
    vi.stubGlobal('fetch', fetch)
    expect(await ask('timeout')).toMatchObject({ code: 'load-timeout' })
    expect(await ask('error', false)).toMatchObject({ kind: 'blocked', by: 'unknown' })
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
    expect(await ask()).toMatchObject({ kind: 'offline' })
    expect(fetch).not.toHaveBeenCalled()
  })
})

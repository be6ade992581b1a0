import { attempt } from './attempt.ts'
import type { DropinApi } from './types.ts'

/** What the vendor calls, by its own names. */
type Callback = 'callback' | `${'error' | 'expired' | 'chalexpired' | 'close' | 'open'}-callback`

/** One rendered widget of the vendor's. */
export interface Widget {
  /** What the vendor says about the last pass. */
  answer(token?: unknown): { response: string; key: string }
  /** False where the vendor throws: it does not know the widget any more (observed). */
  reset(): boolean
  /** Takes it away; what it calls back from then on is stale. */
  remove(): void
  use<T>(call: (api: DropinApi, id: unknown) => T): T
}

/** Renders; undefined where nothing came of it. */
export function renderWidget(
  api: DropinApi,
  box: HTMLElement,
  config: object,
  on: Record<Callback, (value?: unknown) => void>,
): Widget | undefined {
  let gone = false
  let id: unknown
  const ask = (name: 'getResponse' | 'getRespKey'): unknown => attempt(() => api[name]?.(id))
  const live = Object.entries(on).map(([name, call]) => [
    name,
    (value?: unknown): void => {
      if (!gone) call(value)
    },
  ])
  id = attempt(() => api.render(box, { ...config, ...Object.fromEntries(live) }))
  if (id === undefined || id === null || id === '') {
    gone = true // every method would take such an id for the first widget of the page (observed)
    return undefined
  }
  return {
    answer: token => ({ response: (ask('getResponse') ?? token ?? '') as string, key: (ask('getRespKey') ?? '') as string }),
    reset: () => !!attempt(() => [api.reset?.(id)]),
    remove() {
      gone = true
      attempt(() => api.remove?.(id))
      box.replaceChildren() // where `remove` throws, it leaves its nodes (observed)
    },
    use: call => call(api, id),
  }
}

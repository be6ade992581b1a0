import { frameworks, pageOf, script } from './bundle.ts'
import { heap, openLab } from './lab.ts'
import type { Mounted } from './pages/subject.ts'
import type { Candidate } from './subjects.ts'

/** How much slower than this machine the measured one is. */
export const SLOW = 4
/** Longest wait for an error that a page can use, ms. */
export const PATIENCE = 20_000
export const MANY = 1_000

/** One measured life of a widget, ms. */
export interface Life {
  readonly evaluation: number
  readonly firstRender: number
  readonly secondRender: number
  readonly execute: number
  /** Renders of the vendor after the page rendered ten times with the same props: one is right. */
  readonly vendorRenders: number
}

/** Script evaluation, mount → `render` with and without the script there, `execute` → vendor. */
export async function life(candidate: Candidate): Promise<Life> {
  const [shared, page, alone] = await Promise.all([frameworks(false), pageOf(candidate.page ?? ''), script(candidate)])
  const lab = await openLab({ slow: SLOW, scripts: [shared] })

  try {
    const evaluation = await lab.page.evaluate(
      code => {
        const tag = Object.assign(document.createElement('script'), { textContent: code })
        const start = performance.now()
        document.head.append(tag)
        return performance.now() - start
      },
      candidate.name.includes('vanilla') ? page : alone,
    ) // a custom element can be defined once only: its page is little more than itself
    if (!candidate.name.includes('vanilla')) await lab.page.addScriptTag({ content: page })
    const rest = await lab.page.evaluate(async () => {
      const until = async <Value>(look: () => Value | undefined): Promise<Value> => {
        for (const start = performance.now(); ; ) {
          const value = look()
          if (value !== undefined) return value
          if (performance.now() - start > 10_000) throw new Error(`waits in vain after ${JSON.stringify(window.marks)}`)
          await new Promise(resolve => setTimeout(resolve))
        }
      }
      const renders = (): number => window.marks.filter(({ name }) => name === 'render').length
      const mount = async (): Promise<{ time: number; mounted: Mounted; token: Promise<string> }> => {
        const place = document.body.appendChild(document.createElement('div'))
        const before = renders()
        let solved: (token: string) => void = () => {}
        const token = new Promise<string>(resolve => {
          solved = resolve
        })
        const start = performance.now()
        const mounted = window.subject.mount(place, { token: solved, error: () => {} })
        const { at } = await until(() => window.marks.filter(({ name }) => name === 'render')[before])
        return { time: at - start, mounted, token }
      }
      const { time: firstRender, mounted, token } = await mount()
      await new Promise(resolve => setTimeout(resolve, 100)) // everything that a mount leaves to do
      for (let i = 0; i < 10; i++) mounted.again()
      await new Promise(resolve => setTimeout(resolve, 50))
      const vendorRenders = renders()
      const start = performance.now()
      mounted.execute()
      const { at } = await until(() => window.marks.find(({ name }) => name === 'execute'))
      await token
      const second = await mount()
      return { firstRender, vendorRenders, execute: at - start, secondRender: second.time }
    })
    return { evaluation, ...rest }
  } finally {
    await lab.close()
  }
}

/** From mounting to the first error a page can act on, where every connection to the vendor is refused; `PATIENCE` where none comes. */
export async function refused({ page = '' }: Candidate): Promise<number> {
  const lab = await openLab({ slow: SLOW, refuse: true, scripts: [await frameworks(false), await pageOf(page)] })
  try {
    return await lab.page.evaluate(async patience => {
      const place = document.body.appendChild(document.createElement('div'))
      const start = performance.now()
      return new Promise<number>(resolve => {
        setTimeout(resolve, patience, patience)
        window.subject.mount(place, { token: () => {}, error: () => resolve(performance.now() - start) })
      })
    }, PATIENCE)
  } finally {
    await lab.close()
  }
}

/** Memory and time of a thousand widgets at once; the processor at its own speed. */
export async function crowd({ page = '' }: Candidate): Promise<{ heap: number; time: number }> {
  const lab = await openLab({ scripts: [await frameworks(false), await pageOf(page)] })
  const mountAll = (count: number): Promise<number> =>
    lab.page.evaluate(async count => {
      const before = window.marks.length
      const start = performance.now()
      for (let i = 0; i < count; i++) {
        const place = document.body.appendChild(document.createElement('div'))
        window.subject.mount(place, { token: () => {}, error: () => {} })
      }
      for (;;) {
        if (window.marks.length - before >= count) return performance.now() - start
        await new Promise(resolve => setTimeout(resolve))
      }
    }, count)
  try {
    await mountAll(10) // what is paid once is not counted
    const before = await heap(lab.session)
    const time = await mountAll(MANY)
    return { heap: (await heap(lab.session)) - before, time }
  } finally {
    await lab.close()
  }
}

/** Commits of a React tree from mounting to the token, by its own profiler in a development build. */
export async function commits({ page = '' }: Candidate): Promise<number> {
  const lab = await openLab({ scripts: [await frameworks(true), await pageOf(page, true)] })
  try {
    return await lab.page.evaluate(async () => {
      const place = document.body.appendChild(document.createElement('div'))
      await new Promise<string>(resolve => {
        const mounted = window.subject.mount(place, { token: resolve, error: () => {} })
        const look = (): unknown => (window.marks.length ? setTimeout(() => mounted.execute(), 100) : setTimeout(look))
        look()
      })
      await new Promise(resolve => setTimeout(resolve, 100))
      return window.subject.renders?.() ?? 0
    })
  } finally {
    await lab.close()
  }
}

import type { Captcha, Outcome } from '@catchcha/core'
import { type Row, type ScenarioId, type ServerAnswer, scenario, type Vendor } from '@catchcha/testing'
import { vi } from 'vitest'

/** One way of putting a captcha on a page, as the fault table's rows are played on it. */
export interface Surface {
  readonly captcha: Pick<Captcha, 'execute' | 'getSnapshot' | 'submit' | 'reset'>
  /** Takes it off the page the way the surface does. */
  unmount(): void
  /** Nine more of them on the same page. */
  others?(): readonly Pick<Captcha, 'getSnapshot'>[]
}

/** Lets time pass on fake timers until something is so. */
export async function until(done: () => boolean, most = 900_000): Promise<void> {
  for (let waited = 0; !done() && waited < most; ) {
    const step = waited < 2_000 ? 50 : waited < 20_000 ? 250 : 1_000 // who waits for minutes does not mind a second
    await vi.advanceTimersByTimeAsync(step)
    waited += step
  }
}

/** The outcome of a run that must settle. */
export async function settled<T>(promise: Promise<T>): Promise<T> {
  let done = false
  const finish = (): void => {
    done = true
  }
  promise.then(finish, finish)
  await until(() => done)
  if (!done) throw new Error('it did not settle')
  return promise
}

/** Does what the page does in a scenario and waits until all of it has happened; returns the outcomes of the runs it asked for. */
export async function play(id: ScenarioId, vendor: Vendor, { captcha, unmount, others }: Surface): Promise<Outcome[]> {
  const row: Row = scenario(id)
  const rest = (): boolean => !['idle', 'loading'].includes(captcha.getSnapshot().status)
  const run = async (times = 1): Promise<Outcome[]> => {
    const outcomes: Outcome[] = []
    for (let i = 0; i < times; i++) outcomes.push(await settled(captcha.execute({ fresh: true })))
    return outcomes
  }
  if (row.page === 'execute-early') return [await settled(captcha.execute())]
  if (id === 'load-unmounted') {
    await vi.advanceTimersByTimeAsync(100)
    unmount()
    await vi.advanceTimersByTimeAsync(5_000)
    return []
  }
  await until(rest)
  if (id.startsWith('load-') && id !== 'load-doubled') {
    others?.()
    await until(() => id !== 'load-second-try' || captcha.getSnapshot().status === 'ready')
    return []
  }
  switch (row.page) {
    case 'parallel':
      return settled(Promise.all(Array.from({ length: 10 }, () => captcha.execute())))
    case 'reset':
    case 'unmount': {
      const pending = captcha.execute()
      await until(() => captcha.getSnapshot().status === 'challenging' && 'challengeOpen' in captcha.getSnapshot())
      await vi.advanceTimersByTimeAsync(1_000)
      if (row.page === 'reset') captcha.reset()
      else unmount()
      const outcome = await settled(pending)
      await vi.advanceTimersByTimeAsync(5_000)
      return [outcome]
    }
    case 'submit':
    case 'submit-twice':
      await submit(vendor, row, captcha)
      return []
    case 'sleep': {
      const outcomes = await run()
      vi.setSystemTime(Date.now() + 600_000) // the clock moves on, the timers do not
      window.dispatchEvent(new Event('focus'))
      return outcomes
    }
    case 'bfcache': {
      const outcomes = await run()
      window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }))
      await vi.advanceTimersByTimeAsync(1_000)
      return outcomes
    }
  }
  if (id === 'cl-missing-methods') {
    captcha.reset() // nothing can be opened by code: the person presses the widget, which must be there
    await vi.advanceTimersByTimeAsync(1_000)
    return []
  }
  if ([row.ends].flat().every(({ status }) => status === 'ready')) return []
  const lists = vendor === 'hcaptcha' ? row.hcaptcha?.runs : row.captchala?.runs
  await vi.advanceTimersByTimeAsync(200) // what happens by itself after rendering
  const outcomes = await run(lists?.length ?? 1)
  if (id === 'token-expires') await vi.advanceTimersByTimeAsync(121_000)
  else await vi.advanceTimersByTimeAsync(3_000) // what comes late
  return outcomes
}

/** Sends with a server that answers as the row says; a send that gets no answer is tried again by the person. */
async function submit(vendor: Vendor, row: Row, captcha: Surface['captcha']): Promise<void> {
  const answers = [...((row.server?.[vendor] ?? []) as readonly ServerAnswer[])]
  const seen: string[] = []
  const send = async (token: string): Promise<unknown> => {
    if (seen.includes(token)) throw new Error('the same token was sent twice')
    seen.push(token)
    const answer = answers.length > 1 ? answers.shift() : answers[0]
    if (answer === 'no-answer') throw new TypeError('Failed to fetch')
    return answer === 'ok' ? { ok: true } : { success: false, 'error-codes': answer }
  }
  const both = row.page === 'submit-twice' ? [captcha.submit(send), captcha.submit(send)] : [captcha.submit(send)]
  const results = await settled(Promise.allSettled(both))
  if (results[0]?.status === 'rejected') await settled(captcha.submit(send))
  if (row.page === 'submit-twice' && seen.length !== 1) throw new Error(`sent ${seen.length} times`)
}

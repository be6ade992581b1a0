import type { CaptchaOptions } from '@catchcha/core'
import { type Row, scenario } from '@catchcha/testing'
import { readStage } from '../shared/choice.ts'
import { endsOf, words } from '../shared/ends.ts'
import { messagesFor } from '../shared/locales.ts'
import { hear, type ToStage } from '../shared/messages.ts'
import { installClock } from './clock.ts'
import { obey, track } from './commands.ts'
import { createLine, prepare } from './conditions.ts'
import { watchErrors } from './errors.ts'
import { createSitePage } from './page.ts'
import { play } from './play/index.ts'
import type { Scene } from './play/scene.ts'
import { note, shown, tell } from './report.ts'
import { send } from './site.ts'
import type { Put, Surface } from './surface.ts'
import { providerOf } from './vendor.ts'
import { judge } from './verdict.ts'

/** Plays what the address says on a page of its own, with a captcha that `put` puts there. */
export async function startStage(put: Put): Promise<void> {
  const clock = installClock(window)
  const choice = readStage(new URLSearchParams(location.search))
  const row: Row = scenario(choice.scenario)
  if (!choice.batch) forget()
  const errors = watchErrors()
  const messages = await messagesFor(choice.locale)
  document.documentElement.dir = messages.dir
  const page = createSitePage(choice.key ? undefined : row, () => void submit().catch(() => {}))
  const line = createLine(choice)
  let surface: Surface | undefined
  const options: CaptchaOptions = {
    provider: providerOf(choice),
    remember: !choice.batch,
    locale: choice.locale,
    onEvent: event => tell({ type: 'event', event }),
    ...(choice.fast && !choice.key && short(row)),
  }
  new ResizeObserver(() => tell({ type: 'height', height: Math.ceil(document.body.getBoundingClientRect().height) })).observe(document.body)

  async function submit(): Promise<unknown> {
    note('submit()')
    page.say('Sending …')
    try {
      const result = await surface?.captcha.submit(token => send(choice, token))
      note(result?.ok ? 'the server accepted the token' : `submit() gave ${result?.failure.kind}, ${result?.failure.code}`)
      page.say(result?.ok ? 'Sent. Thank you!' : 'Not sent.')
      return result
    } catch (error) {
      note('the server gave no answer')
      page.say('Not sent: the site did not answer.')
      throw error
    }
  }

  if (!choice.key) await prepare(row, choice, line, page.form)
  const mine = track(put(page.box, options, { messages }))
  surface = mine
  const { captcha } = mine
  const show = (): void => {
    tell({ type: 'state', state: shown(captcha.getSnapshot()), now: Date.now() })
  }
  captcha.subscribe(show)
  show()
  const place = obey({ clock, line, surface: mine, submit, show })
  hear<ToStage>(
    () => (window.parent === window ? null : window.parent),
    ({ command }) => void place(command),
  )
  if (choice.key) return
  if (row.page === 'throwing-listener')
    captcha.subscribe(() => {
      throw new Error('the page’s own listener throws, on purpose')
    })

  const scene: Scene = {
    row,
    choice,
    clock,
    line,
    page,
    surface: mine,
    submit,
    outcomes: [],
    checks: [],
    another: () => put(page.another(), { ...options, onEvent: undefined }, { messages }),
  }
  await play(scene)
  await place() // the scenario may have taken the captcha off the page
  scene.checks.push(errors.check(row))
  const verdict = judge(row, captcha.getSnapshot(), scene.outcomes, scene.checks)
  tell({ type: 'verdict', verdict })
  if (window.parent === window)
    page.conclude(`${choice.scenario}: ${verdict.ok ? 'ended as expected' : 'did not end as expected'}, ${words(verdict.actual)}`)
}

/** What earlier runs left in the storage that all stages of a tab share: a rate limit, above all. */
function forget(): void {
  for (const name of Object.keys(sessionStorage)) if (name.startsWith('catchcha')) sessionStorage.removeItem(name)
}

/** Short waits: a deadline is cut short only where the row is about missing it, so that a busy machine misses no other. */
function short(row: Row): Pick<CaptchaOptions, 'timeouts' | 'retry'> {
  const missed = (name: string): boolean => endsOf(row).some(({ code }) => code === `${name}-timeout`)
  const timeouts = Object.fromEntries(['load', 'ready', 'run'].filter(missed).map(name => [name, 1_500]))
  return { timeouts, retry: { delay: 100 } }
}

import type { Outcome } from '@catchcha/core'
import type { Command } from '../shared/messages.ts'
import type { Clock } from './clock.ts'
import type { Line } from './conditions.ts'
import { hint, note, tell } from './report.ts'
import type { Surface } from './surface.ts'

interface Stage {
  readonly clock: Clock
  readonly line: Line
  readonly surface: Tracked
  submit(): Promise<unknown>
  show(): void
}

/** A surface that knows whether its captcha is on the page. */
export interface Tracked extends Surface {
  readonly is: { mounted: boolean; destroyed: boolean }
}

export function track(surface: Surface): Tracked {
  const is = { mounted: true, destroyed: false }
  return {
    ...surface,
    is,
    mount() {
      is.mounted = true
      surface.mount()
    },
    unmount() {
      is.mounted = false
      surface.unmount()
    },
    destroy() {
      Object.assign(is, { mounted: false, destroyed: true })
      surface.destroy()
    },
  }
}

/** Carries out what is pressed outside of the stage, and says what came of it. */
export function obey({ clock, line, surface, submit, show }: Stage): (command?: Command) => Promise<void> {
  const { captcha } = surface
  const place = (): void => tell({ type: 'place', ...surface.is, online: line.online() })
  const outcome = (text: string) => (result: Outcome) =>
    note(`${text} gave ${result.ok ? hint(result.token) : `${result.failure.kind}, ${result.failure.code}`}`)
  const commands: Readonly<Record<Command, () => unknown>> = {
    execute: () => captcha.execute().then(outcome('execute()')),
    fresh: () => captcha.execute({ fresh: true }).then(outcome('execute({ fresh: true })')),
    take() {
      const token = captcha.take()
      note(token ? `take() gave ${hint(token)}` : 'take() gave nothing: there is no unspent token')
    },
    submit: () => submit().catch(() => {}), // the timeline has it already
    reset() {
      note('reset()')
      captcha.reset()
    },
    mount() {
      note(surface.is.mounted ? 'unmount' : 'mount')
      if (surface.is.mounted) surface.unmount()
      else surface.mount()
    },
    destroy() {
      note('destroy()')
      surface.destroy()
      show()
    },
    async online() {
      note(line.online() ? 'the connection goes' : 'the connection is back')
      await line.set(!line.online())
    },
    async skip() {
      note('one minute passes')
      await clock.skip(60_000)
      show()
    },
  }
  place()
  return async command => {
    if (command) await commands[command]()
    place()
  }
}

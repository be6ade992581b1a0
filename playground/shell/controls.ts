import { button, h } from '../shared/dom.ts'
import type { Command, FromStage } from '../shared/messages.ts'

const LABELS: readonly (readonly [Command, string, string])[] = [
  ['execute', 'Execute', 'captcha.execute()'],
  ['fresh', 'Execute fresh', 'captcha.execute({ fresh: true })'],
  ['take', 'Take', 'captcha.take(): hands the token out'],
  ['submit', 'Submit', 'captcha.submit(send): sends to the small backend of this server'],
  ['reset', 'Reset', 'captcha.reset()'],
  ['mount', 'Unmount', 'Takes the captcha off the page, or puts it back'],
  ['destroy', 'Destroy', 'captcha.destroy(): ends it for good'],
  ['online', 'Go offline', 'Cuts the vendor’s connections and tells the page'],
  ['skip', 'Skip a minute', 'Puts the page’s clock on by one minute'],
]
/** What a captcha that was destroyed still takes, as any other: nothing throws. */
const AFTER_THE_END: readonly Command[] = ['online', 'skip']

/** The buttons that act on the stage. */
export function createControls(press: (command: Command) => void) {
  const buttons = new Map(LABELS.map(([command, label, title]) => [command, button(label, () => press(command), { title })]))
  return {
    node: h('div', { class: 'controls', role: 'group', 'aria-label': 'Act on the captcha' }, ...buttons.values()),
    show({ mounted, destroyed, online }: Extract<FromStage, { type: 'place' }>) {
      for (const [command, made] of buttons) {
        if (destroyed && !AFTER_THE_END.includes(command)) made.setAttribute('aria-disabled', 'true')
        else made.removeAttribute('aria-disabled')
      }
      for (const [command, text] of [
        ['mount', mounted ? 'Unmount' : 'Mount'],
        ['online', online ? 'Go offline' : 'Go online'],
      ] as const) {
        const made = buttons.get(command)
        if (made && made.textContent !== text) made.textContent = text
      }
    },
  }
}

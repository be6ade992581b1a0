import type { Row } from '@catchcha/testing'
import type { StageChoice } from '../shared/choice.ts'
import { h } from '../shared/dom.ts'
import { setLine } from './site.ts'
import { fakeQuery, fakeScript, fakes } from './vendor.ts'

/** Whether the stage believes that the device has a connection. */
export interface Line {
  online(): boolean
  set(online: boolean): Promise<void>
}

/** A switch for the connection: the server cuts the vendors off, and the page is told the way a browser tells it. */
export function createLine(choice: StageChoice): Line {
  let online = true
  const known = { configurable: true, get: () => online }
  return {
    online: () => online,
    async set(next) {
      await setLine(choice, !next)
      online = next
      Object.defineProperty(navigator, 'onLine', known)
      window.dispatchEvent(new Event(next ? 'online' : 'offline'))
    },
  }
}

/** Makes what a page can make of a row's condition before the captcha comes; the rest happens while it is played. */
export async function prepare(row: Row, choice: StageChoice, line: Line, form: HTMLElement): Promise<void> {
  if (row.page === 'offline') await line.set(false)
  else if (row.page === 'extension') await setLine(choice, true)
  else if (row.page === 'own-tag') document.head.append(h('script', { src: ownTag(choice), async: true }))
  else if (row.page === 'dialog') {
    const dialog = h('dialog', { 'aria-label': 'Sign up' })
    form.replaceWith(dialog)
    dialog.append(form)
    dialog.showModal()
  }
  if (row.network?.host) reroute(choice)
}

/** As the vendor's documentation puts it into a page, except that nothing is rendered by itself. */
const ownTag = (choice: StageChoice): string => `${fakeScript(choice)}${choice.vendor === 'hcaptcha' ? '&render=explicit' : ''}`

/** A vendor's real address, as this page reaches it: at the fakes. */
const local = (choice: StageChoice, address: string): string =>
  address.replace(/^https:\/\/(cdn\.(?:captcha-cdn\.net|captchala\.com)\/[\w.-]+)$/, `${fakes()}/$1?${fakeQuery(choice)}`)

/** Where a scenario is about the vendor's several hosts, their real addresses lead to the fakes. */
function reroute(choice: StageChoice): void {
  const { fetch } = window
  window.fetch = (input, init) => fetch(typeof input === 'string' ? local(choice, input) : input, init)
  for (const [type, name] of [
    [HTMLScriptElement, 'src'],
    [HTMLLinkElement, 'href'],
  ] as const) {
    const property = Object.getOwnPropertyDescriptor(type.prototype, name)
    if (!property?.set) throw new Error(`${type.name}.${name} cannot be led elsewhere in this browser.`)
    const { set } = property
    Object.defineProperty(type.prototype, name, {
      ...property,
      set(value: unknown) {
        set.call(this, local(choice, String(value)))
      },
    })
  }
}

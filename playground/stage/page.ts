import type { Row } from '@catchcha/testing'
import { h } from '../shared/dom.ts'

/** The page of a site that a captcha sits in. */
export interface SitePage {
  readonly form: HTMLFormElement
  /** Where the captcha goes. */
  readonly box: HTMLElement
  /** Makes room for one more captcha. */
  another(): HTMLElement
  /** What the site itself says about the form. */
  say(text: string): void
  /** How the scenario ended, for a stage in a tab of its own. */
  conclude(text: string): void
  /** How often a form was about to be submitted. */
  submits(): number
}

const NOTES: Partial<Record<NonNullable<Row['page']>, string>> = { csp: 'This page is served with a Content-Security-Policy.' }

/** @param sent Called when the person sends the form. */
export function createSitePage(row: Row | undefined, sent: () => void): SitePage {
  let submits = 0
  const box = h('div', { class: 'captcha' })
  const said = h('output', { class: 'said' })
  const send = h('div', { class: 'row' }, h('button', { type: 'submit', class: 'primary' }, 'Sign up'), said)
  const form = h(
    'form',
    {
      submit: event => {
        event.preventDefault()
        submits += 1
        sent()
      },
    },
    h('h1', {}, h('bdi', {}, 'Sign up')),
    h('p', { class: 'lead' }, h('bdi', {}, (row?.page && NOTES[row.page]) ?? 'A form of a site, with a captcha in it.')),
    h('label', {}, 'E-mail', h('input', { type: 'email', name: 'email', autocomplete: 'off', value: 'ada@example.com' })),
    box,
    send,
  )
  document.body.append(h('main', {}, form))
  return {
    form,
    box,
    submits: () => submits,
    conclude: text => document.body.append(h('p', { class: 'conclusion', role: 'status' }, text)),
    say(text) {
      said.textContent = text
    },
    another() {
      const more = h('div', { class: 'captcha' })
      send.before(more)
      return more
    },
  }
}

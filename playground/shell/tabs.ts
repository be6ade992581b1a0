import { type Choice, writeChoice } from '../shared/choice.ts'
import { h } from '../shared/dom.ts'

/** One way of putting a captcha on a page: a stage of its own, in the same shell. */
export interface Tab {
  readonly id: string
  readonly label: string
  /** The stage's page; its module calls `startStage`. */
  readonly page: string
}

export const TABS: readonly [Tab, ...Tab[]] = [
  { id: 'core', label: 'TypeScript', page: '/stage/core.html' },
  { id: 'react', label: 'React', page: '/stage/react.html' },
  { id: 'vue', label: 'Vue', page: '/stage/vue.html' },
  { id: 'element', label: 'Script tag', page: '/stage/element.html' },
]

/** Pages of their own, as somebody would write them who builds nothing. */
const PLAIN = { label: 'Plain pages', href: '/static/' }

export const tabOf = ({ tab }: Choice): Tab => TABS.find(({ id }) => id === tab) ?? TABS[0]

/** Fills the list of tabs. */
export function showTabs(nav: HTMLElement, choice: Choice): void {
  const current = tabOf(choice)
  nav.replaceChildren(
    ...TABS.map(tab => h('a', { href: writeChoice({ ...choice, tab: tab.id }), 'aria-current': tab === current && 'page' }, tab.label)),
    h('a', { href: PLAIN.href }, PLAIN.label),
  )
}

import { type Choice, stageAddress } from '../shared/choice.ts'
import { h } from '../shared/dom.ts'
import { type Command, type FromStage, hear, post } from '../shared/messages.ts'
import { tabOf } from './tabs.ts'

/** A stage in a frame: a fresh page for one run. */
export interface Frame {
  readonly node: HTMLIFrameElement
  /** The same page, to be opened in a tab of its own. */
  readonly address: string
  command(command: Command): void
  close(): void
}

let last = 0
/** A name for a run that no other tab of this browser uses. */
const nextRun = (): string => `${Date.now().toString(36)}-${++last}`

/** @param heard Called with everything the stage tells. */
export function openFrame(choice: Choice, batch: boolean, heard: (body: FromStage) => void): Frame {
  const address = stageAddress(tabOf(choice).page, { ...choice, run: nextRun(), batch })
  const node = h('iframe', {
    title: 'The page as its visitor sees it',
    src: address,
    ...(batch && { tabindex: -1, 'aria-hidden': 'true' }),
  })
  const stop = hear<FromStage>(
    () => node.contentWindow,
    body => {
      if (body.type === 'height') node.style.height = `${body.height}px`
      else heard(body)
    },
  )
  return {
    node,
    address,
    command(command) {
      if (node.contentWindow) post(node.contentWindow, { command })
    },
    close() {
      stop()
      node.remove()
    },
  }
}

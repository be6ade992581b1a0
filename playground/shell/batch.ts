import { SCENARIOS, type ScenarioId } from '@catchcha/testing'
import { type Choice, has } from '../shared/choice.ts'
import { button, h } from '../shared/dom.ts'
import { words } from '../shared/ends.ts'
import type { Verdict } from '../shared/messages.ts'
import { type Frame, openFrame } from './frame.ts'

/** How many stages run side by side. */
const LANES = 6
/** A stage that has not told its verdict by then has none to tell, ms. */
const PATIENCE = 60_000

/** Every scenario of a vendor, one after the other. */
export interface Batch {
  readonly node: HTMLElement
  start(choice: Choice): void
  stop(): void
}

/** One scenario in a stage of its own; undefined where no verdict came. */
function playOne(choice: Choice, open: Set<Frame>, lane: HTMLElement): Promise<Verdict | undefined> {
  return new Promise(resolve => {
    const end = (verdict?: Verdict): void => {
      clearTimeout(timer)
      open.delete(frame)
      frame.close()
      resolve(verdict)
    }
    const timer = setTimeout(end, PATIENCE)
    const frame = openFrame(choice, true, body => {
      if (body.type === 'verdict') end(body.verdict)
    })
    open.add(frame)
    lane.replaceChildren(frame.node)
  })
}

/** What is wrong with it, in a line. */
const say = ({ actual, checks }: Verdict): string =>
  [words(actual), ...checks.filter(({ ok }) => !ok).map(({ text }) => `not so: ${text}`)].join('; ')

/** @param ended Called with each scenario's end. */
export function createBatch(ended: (id: ScenarioId, ok: boolean) => void): Batch {
  const open = new Set<Frame>()
  const lanes = Array.from({ length: LANES }, () => h('div', { class: 'lane' }))
  const said = h('p', { role: 'status', class: 'said' })
  const bar = h('progress', { 'aria-label': 'Scenarios played', value: 0, max: 1 })
  const wrongs = h('ul', { class: 'wrongs' })
  const title = h('h2', { id: 'batch-title', tabindex: -1 }, 'All scenarios')
  const stopButton = button('Stop', () => {
    stop()
    said.textContent = `Stopped after ${bar.value} of ${bar.max}.`
    node.dataset['verdict'] = 'none'
    title.focus() // the button is gone, and the focus with it
  })
  const node = h(
    'section',
    { class: 'panel batch', 'aria-labelledby': 'batch-title', hidden: true },
    title,
    h('div', { class: 'row' }, said, stopButton),
    bar,
    wrongs,
    h('div', { class: 'lanes', 'aria-hidden': 'true' }, ...lanes),
  )
  let turn = 0
  let held: Element | null = null
  // a challenge takes the focus when it opens; here nobody asked for it
  window.addEventListener('blur', () => {
    if (open.size && document.activeElement instanceof HTMLIFrameElement && held instanceof HTMLElement) held.focus()
  })
  document.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof HTMLIFrameElement)) held = target instanceof Element ? target : null
  })

  function stop(): void {
    turn++
    for (const frame of open) frame.close()
    open.clear()
    stopButton.hidden = true
  }
  return {
    node,
    stop,
    start(choice) {
      stop()
      const mine = turn
      const queue = SCENARIOS.filter(({ id }) => has(choice.vendor, id)).map(({ id }) => id)
      const total = queue.length
      let done = 0
      let wrong = 0
      node.hidden = stopButton.hidden = false
      node.dataset['verdict'] = 'running'
      wrongs.replaceChildren()
      Object.assign(bar, { max: total, value: 0 })
      said.textContent = `Running ${total} scenarios …`
      const work = async (lane: HTMLElement): Promise<void> => {
        for (let id = queue.shift(); id; id = queue.shift()) {
          const verdict = await playOne({ ...choice, scenario: id, fast: true, me: false, key: '' }, open, lane)
          if (mine !== turn) return
          if (!verdict?.ok) {
            wrong++
            wrongs.append(h('li', {}, h('code', {}, id), `: ${verdict ? say(verdict) : 'no end'}`))
          }
          ended(id, verdict?.ok === true)
          Object.assign(bar, { max: total, value: ++done })
        }
      }
      void Promise.all(lanes.map(work)).then(() => {
        if (mine !== turn) return
        stopButton.hidden = true
        node.dataset['verdict'] = wrong ? 'mismatch' : 'match'
        said.textContent = wrong ? `${wrong} of ${total} did not end as expected.` : `All ${total} ended as expected.`
      })
    },
  }
}

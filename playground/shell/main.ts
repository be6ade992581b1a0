import { type Row, scenario } from '@catchcha/testing'
import { type Choice, has, readChoice, writeChoice } from '../shared/choice.ts'
import { button, byId, h } from '../shared/dom.ts'
import type { FromStage } from '../shared/messages.ts'
import { createBatch } from './batch.ts'
import { createControls } from './controls.ts'
import { createDeveloper } from './developer.ts'
import { createDiagram } from './diagram.ts'
import { type Frame, openFrame } from './frame.ts'
import { createHeading } from './heading.ts'
import { createIntro } from './intro.ts'
import { createPicker } from './picker.ts'
import { createResult } from './result.ts'
import { showTabs } from './tabs.ts'
import { createTimeline } from './timeline.ts'
import { createToolbar } from './toolbar.ts'

let choice = readChoice(new URLSearchParams(location.search))
let frame: Frame | undefined

const heading = createHeading(
  () => run(),
  () => ({ choice, result: result.line(), lines: timeline.lines() }),
)
const intro = createIntro(scenario => choose({ scenario, key: '' }, true))
const result = createResult()
const controls = createControls(command => frame?.command(command))
const developer = createDeveloper()
const diagram = createDiagram()
const timeline = createTimeline()
const stage = h('div', { class: 'stage' })
const toolbar = createToolbar(part => choose(part))
const batch = createBatch((id, ok) => picker.mark(id, ok))
const all = button('Run all', () => runAll(), { class: 'all' })
const picker = createPicker(scenario => choose({ scenario, key: '' }, true), h('div', {}, toolbar.top, all))
const single = h(
  'div',
  { class: 'single' },
  heading.node,
  result.node,
  h(
    'section',
    { class: 'panel visitor', 'aria-labelledby': 'visitor-title' },
    h('div', { class: 'head' }, h('h3', { id: 'visitor-title' }, 'What the visitor sees'), toolbar.language),
    stage,
    controls.node,
    toolbar.real,
  ),
  h('div', { class: 'side' }, developer.node, diagram.node, timeline.node),
)

byId('picker').append(picker.node)
byId('main').append(intro.node, batch.node, single)

/** What a stage tells lands here, with one line for each kind of news. */
function heard(body: FromStage): void {
  if (body.type === 'state') {
    developer.show(body)
    diagram.show(body.state.status)
  } else if (body.type === 'event') timeline.event(body.event)
  else if (body.type === 'note') timeline.note(body.at, body.text)
  else if (body.type === 'place') controls.show(body)
  else if (body.type === 'verdict') {
    result.end(body.verdict)
    picker.mark(choice.scenario, body.verdict.ok)
  }
}

/** Plays the choice on a fresh page. */
function run(): void {
  batch.stop()
  batch.node.hidden = true
  single.hidden = false
  frame?.close()
  developer.clear()
  diagram.clear()
  timeline.clear()
  if (choice.key) result.real()
  else result.begin(scenario(choice.scenario) as Row)
  const mine = openFrame(choice, false, body => mine === frame && heard(body))
  frame = mine
  heading.show(choice, mine.address)
  stage.replaceChildren(mine.node)
}

function runAll(): void {
  frame?.close()
  single.hidden = true
  picker.clear()
  batch.start(choice)
}

/** Shows another choice: a new address, a new run. */
function choose(part: Partial<Choice>, focus = false): void {
  const next = { ...choice, ...part }
  choice = has(next.vendor, next.scenario) ? next : { ...next, scenario: 'pass' }
  if (part.vendor) picker.clear()
  history.pushState(undefined, '', writeChoice(choice))
  show()
  if (focus) heading.title.focus()
}

function show(): void {
  document.title = `${choice.key ? 'Real vendor' : choice.scenario} · Catchcha playground`
  intro.show(location.search)
  showTabs(byId('tabs'), choice)
  toolbar.show(choice)
  picker.show(choice)
  run()
}

window.addEventListener('popstate', () => {
  choice = readChoice(new URLSearchParams(location.search))
  show()
})
show()

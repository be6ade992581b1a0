import { note } from '../report.ts'
import { challengeOpen, check, leftNothing, rest, run, type Script, settle, until } from './scene.ts'
import { press, pressable, solveButton, trigger } from './visitor.ts'

/** As many runs as the scenario has something to play, and time for what comes late. */
export const runs: Script = async scene => {
  const { row, choice, clock } = scene
  await rest(scene)
  await clock.pause(250) // what happens by itself after rendering
  const lists = choice.vendor === 'hcaptcha' ? row.hcaptcha?.runs : row.captchala?.runs
  await run(scene, lists?.length ?? 1)
  await clock.pause(choice.fast ? 300 : 500)
  if (JSON.stringify(row).includes('"late":true')) await clock.skip(3_000)
}

export const tokenExpires: Script = async scene => {
  await rest(scene)
  await run(scene)
  note('nobody uses the token')
  await scene.clock.pause(600)
  if (scene.choice.fast) await scene.clock.skip(121_000)
  await until(scene, () => scene.surface.captcha.getSnapshot().status !== 'solved')
}

export const tenRuns: Script = async scene => {
  await rest(scene)
  note('execute(), ten times at once')
  const { captcha } = scene.surface
  const outcomes = await Promise.all(Array.from({ length: 10 }, () => settle(scene, captcha.execute())))
  const tokens = new Set(outcomes.map(outcome => (outcome?.ok ? outcome.token : '')))
  check(scene, 'One token for all ten', tokens.size === 1 && !tokens.has(''))
}

/** A challenge is open and the page takes it away. */
const inMidRun =
  (what: 'reset' | 'unmount'): Script =>
  async scene => {
    const { surface, clock } = scene
    await rest(scene)
    note('execute()')
    const pending = surface.captcha.execute()
    check(scene, 'A challenge opens', await until(scene, () => challengeOpen(scene)))
    await clock.pause(600)
    note(`${what}()`)
    if (what === 'reset') surface.captcha.reset()
    else surface.unmount()
    await settle(scene, pending)
    await clock.pause(800)
    const [first] = scene.outcomes
    check(scene, 'The run ends as aborted', first?.ok === false && first.failure.kind === 'cancelled' && first.failure.code === 'aborted')
    check(scene, 'The challenge has left the screen', !solveButton())
    if (what === 'unmount') check(scene, 'Nothing is left on the page', leftNothing(scene))
  }
export const resetsInMidRun: Script = inMidRun('reset')
export const leavesInMidRun: Script = inMidRun('unmount')

export const sleeps: Script = async scene => {
  await rest(scene)
  await run(scene)
  await scene.clock.pause(400)
  note('the machine sleeps for ten minutes')
  scene.clock.sleep(600_000)
  window.dispatchEvent(new Event('focus'))
}

export const comesBack: Script = async scene => {
  await rest(scene)
  await run(scene)
  note('the page comes back from the back/forward cache')
  window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))
  await scene.clock.pause(500)
}

/** A challenge that has to be reached: by the person, or in their place by the stage if a person could. */
export const needsAPerson: Script = async scene => {
  await rest(scene)
  const form = scene.row.page === 'form'
  if (form && !scene.choice.me) {
    note('the person presses the widget')
    trigger(scene)?.click()
  } else if (!form) note('execute()')
  const pending = form ? undefined : scene.surface.captcha.execute()
  if (await until(scene, () => solveButton() !== undefined || settledWithout(scene))) {
    const solve = solveButton()
    check(scene, 'The challenge can be reached by pointer and keyboard', solve !== undefined && pressable(solve))
    if (!scene.choice.me) await press(scene)
  }
  if (pending) await settle(scene, pending)
  else await until(scene, () => scene.surface.captcha.getSnapshot().status === 'solved')
  if (form) check(scene, 'The widget did not submit the form', scene.page.submits() === 0)
}
const settledWithout = (scene: Parameters<Script>[0]): boolean => 'failure' in scene.surface.captcha.getSnapshot()

/** Without the methods for a run nothing can be opened by code: the widget must be there for the person to press. */
export const lacksMethods: Script = async scene => {
  await rest(scene)
  note('reset()')
  scene.surface.captcha.reset()
  await scene.clock.pause(800)
  check(scene, 'The widget is there to be pressed', trigger(scene) !== undefined)
}

import { readLog } from '../site.ts'
import { check, leftNothing, rest, type Script, settle, status, until } from './scene.ts'

/** It loads, or it does not. */
export const loads: Script = async scene => {
  await rest(scene)
}

/** It comes up by itself after a failure. */
export const comesUp: Script = async scene => {
  await until(scene, () => status(scene) === 'ready')
}

export const asksEarly: Script = async scene => {
  await settle(scene, scene.surface.captcha.execute())
}

export const tenTogether: Script = async scene => {
  const others = Array.from({ length: 9 }, () => scene.another())
  await rest(scene)
  await until(scene, () => others.every(({ captcha }) => captcha.getSnapshot().status === 'ready'), 5_000)
  check(scene, 'All ten are ready', others.filter(({ captcha }) => captcha.getSnapshot().status === 'ready').length === 9)
  check(scene, 'The script was asked for once', (await readLog(scene.choice)).scripts === 1)
}

export const besideOwnTag: Script = async scene => {
  await rest(scene)
  check(scene, 'The script was asked for once', (await readLog(scene.choice)).scripts === 1)
}

export const leavesBeforeScript: Script = async scene => {
  await scene.clock.pause(100)
  scene.surface.unmount()
  await scene.clock.pause(2_000) // the script arrives after one second
  check(scene, 'Nothing is rendered, nothing is left', leftNothing(scene))
}

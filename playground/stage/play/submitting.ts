import { endsOf } from '../../shared/ends.ts'
import { note } from '../report.ts'
import { readLog } from '../site.ts'
import { check, rest, type Scene, type Script } from './scene.ts'

/** What every way of sending ends with. */
async function look(scene: Scene, sends: number): Promise<void> {
  await rest(scene) // a used token means a new widget for some vendors
  const log = await readLog(scene.choice)
  check(scene, `The server got ${sends === 1 ? 'one request' : `${sends} requests`}`, log.sends === sends)
  check(scene, 'No token was sent twice', !log.repeated)
}

/** Sends, and where no answer came, sends once more as a person would. */
export const sends: Script = async scene => {
  await rest(scene)
  const answered = await scene.submit().then(
    () => true,
    () => false,
  )
  if (!answered) {
    note('no answer: the person sends again')
    await scene.submit()
  }
  const refused = endsOf(scene.row).some(({ status }) => status === 'rejected') // with the new token as well
  await look(scene, refused || !answered ? 2 : 1)
}

export const sendsTwice: Script = async scene => {
  await rest(scene)
  note('the form is sent twice at once')
  await Promise.all([scene.submit(), scene.submit()])
  await look(scene, 1)
}

/** The person has solved the captcha on the widget and takes nearly the whole life of the token to fill in the form. */
export const sendsLate: Script = async scene => {
  const { clock, surface } = scene
  await rest(scene)
  await clock.pause(300)
  note('the person solves the captcha, and takes 1 minute 55 for the form')
  fake()?.emit({ do: 'pass' })
  check(scene, 'The captcha was solved before', surface.captcha.getSnapshot().status === 'solved')
  await clock.skip(115_000)
  await scene.submit()
  await look(scene, 1)
  check(scene, 'A new token was made for it', fake()?.calls.some(({ method }) => method === 'execute') === true)
}

/** The fake's end for tests; it is only there where the vendor is a fake. */
const fake = (): { emit(step: object): void; readonly calls: readonly { method: string }[] } | undefined =>
  Reflect.get(window, '__fakeHCaptcha') as ReturnType<typeof fake>

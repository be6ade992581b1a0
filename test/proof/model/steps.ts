import type { Fact, Report } from '@catchcha/core'
import { Controller, settle } from './realm.ts'
import type { VendorRun } from './vendor.ts'
import type { World } from './world.ts'

/** One thing that can happen. */
export interface Step {
  readonly name: string
  /** Whose doing it is. `stale`: a vendor's word that no longer counts. */
  readonly by: 'page' | 'run' | 'widget' | 'stale' | 'time'
  /** Whether it can happen now. */
  readonly can: (world: World) => unknown
  readonly act: (world: World) => void
  /** Ends every call that is open, as `cancelled`/`aborted`. */
  readonly aborts?: (world: World) => unknown
}

const LIFE = 120_000
const MOST_OPEN = 2 // callers at once: a third one is like the second
const always = (): boolean => true

const page = (name: string, act: Step['act'], can: Step['can'] = always, aborts?: Step['aborts']): Step => ({
  name,
  by: 'page',
  can,
  act,
  ...(aborts && { aborts }),
})
const room = ({ open }: World): boolean => open.size < MOST_OPEN

function mount(world: World, place: number): void {
  const target = world.setting.realm.places[place] as unknown as HTMLElement
  world.undos.push(world.captcha.mount(target))
  if (!world.destroyed) world.mounted = place ? 'B' : 'A'
}
function unmount(world: World): void {
  world.undos.at(-1)?.()
  world.mounted = undefined
}

const PAGE: readonly Step[] = [
  page(
    'mount A',
    world => mount(world, 0),
    always,
    ({ mounted }) => mounted === 'B',
  ),
  page(
    'mount B',
    world => mount(world, 1),
    always,
    ({ mounted }) => mounted === 'A',
  ),
  page(
    'unmount',
    unmount,
    ({ undos }) => undos.length,
    ({ mounted }) => mounted,
  ),
  page('execute', world => void world.ask(false), room),
  page('execute fresh', world => void world.ask(true), room),
  page(
    'execute with a signal',
    world => {
      const signal = new Controller()
      world.signals.push(signal)
      world.ask(false, signal)
    },
    room,
  ),
  page(
    'abort',
    ({ signals }) => signals.at(-1)?.abort(),
    ({ signals }) => signals.at(-1)?.signal.aborted === false,
  ),
  page('reset', ({ captcha }) => captcha.reset(), always, always),
  page('take', world => {
    const token = world.captcha.take()
    if (token) world.hand(token)
  }),
  page('submit, and the server says yes', world => world.submit('yes'), room),
  page('submit, and the server says no', world => world.submit('no'), room),
  page('submit, and sending throws', world => world.submit('throws'), room),
  page('reject', ({ captcha }) => void captcha.reject('already-seen-response')),
  page(
    'configure another widget',
    world => {
      world.key = world.key === 'one' ? 'two' : 'one'
      world.captcha.configure(world.options())
    },
    always,
    ({ mounted }) => mounted,
  ),
  page(
    'destroy',
    world => {
      world.captcha.destroy()
      world.destroyed = true
      world.mounted = undefined
    },
    always,
    always,
  ),
]

const fail =
  (fact: Fact) =>
  (report: Report): void =>
    report.failed(fact)
type Say = (report: Report, world: World) => void
const solve: Say = (report, world) => report.solved(world.mint(LIFE), { life: LIFE })

/** Words that end a run, and one that does not. */
const RUN: readonly (readonly [name: string, say: Say])[] = [
  ['solved', solve],
  ['solved for 5 s', (report, world) => report.solved(world.mint(5000), { life: 5000 })],
  ['solved with nothing', report => report.solved('')],
  ['cancelled', fail({ kind: 'cancelled', code: 'challenge-closed' })],
  ['expired', fail({ kind: 'expired', what: 'challenge', code: 'challenge-expired' })],
  ['rate-limited', fail({ kind: 'rate-limited', code: 'rate-limited' })],
  ['unreachable', fail({ kind: 'unreachable', code: 'network-error' })],
  ['misconfigured and dead', fail({ kind: 'misconfigured', code: 'invalid-data', dead: true })],
  ['broken, worth another run', fail({ kind: 'broken', code: 'internal-error', dead: true, rerun: true })],
]
const WIDGET: readonly (readonly [name: string, say: Say])[] = [
  ['ready', report => report.ready()],
  ['opened', report => report.opened()],
  ['solved', solve],
  ['closed', fail({ kind: 'cancelled', code: 'challenge-closed' })],
  ['token expired', fail({ kind: 'expired', what: 'token', code: 'expired' })],
  ['broken and dead', fail({ kind: 'broken', code: 'challenge-error', dead: true })],
]
const STALE = ['solved', 'cancelled', 'broken, worth another run']

const stale = (name: string, of: (world: World) => VendorRun | VendorRun[] | { report: Report } | undefined, say: Say): Step => ({
  name,
  by: 'stale',
  can: of,
  act: world => say((of(world) as { report: Report }).report, world),
})
const gone = ({ vendor: { widgets } }: World): { report: Report } | undefined => widgets.findLast(({ removed }) => removed)

const VENDOR: readonly Step[] = [
  { name: 'the run says opened', by: 'run', can: ({ live }) => live, act: ({ live }) => live?.report.opened() },
  ...RUN.map(
    ([name, say]): Step => ({
      name: `the run says ${name}`,
      by: 'run',
      can: ({ live }) => live,
      act: world => {
        const run = world.live as VendorRun
        say(run.report, world)
        run.ended = true
      },
    }),
  ),
  ...WIDGET.map(
    ([name, say]): Step => ({
      name: `the widget says ${name}`,
      by: 'widget',
      can: ({ vendor: { widget } }) => widget && !widget.removed,
      act: world => say(world.vendor.widget?.report as Report, world),
    }),
  ),
  ...RUN.filter(([name]) => STALE.includes(name)).map(([name, say]) => stale(`a run that is over says ${name}`, ({ stale }) => stale, say)),
  stale(
    'a run that is over says opened',
    ({ stale }) => stale,
    report => report.opened(),
  ),
  ...WIDGET.filter(([name]) => name !== 'closed').map(([name, say]) => stale(`a widget that is gone says ${name}`, gone, say)),
  {
    name: 'the script arrives',
    by: 'widget',
    can: ({ vendor: { waiting } }) => waiting.length,
    act: ({ vendor }) => {
      for (const { resolve } of vendor.waiting.splice(0)) resolve({})
    },
  },
  {
    name: 'the script does not come',
    by: 'widget',
    can: ({ vendor: { waiting } }) => waiting.length,
    act: ({ vendor }) => {
      for (const { reject } of vendor.waiting.splice(0)) reject({ kind: 'blocked', code: 'load-blocked', by: 'unknown' })
    },
  },
]

/** The next timer of ours, ms from now. */
export const due = ({ setting: { peeks } }: World): number => Number(peeks.get('createAlarm')?.()['due'] ?? 0)

const TIME: readonly Step[] = [
  { name: 'the alarm rings', by: 'time', can: due, act: world => world.setting.realm.advance(due(world)) },
  { name: '3 s pass', by: 'time', can: always, act: ({ setting: { realm } }) => realm.advance(realm.now + 3000) },
  {
    name: 'the page is looked at again after a minute asleep',
    by: 'time',
    can: ({ mounted }) => mounted,
    act: ({ setting: { realm } }) => {
      realm.now += 60_000
      realm.fire('focus')
      settle()
    },
  },
]

export const STEPS: readonly Step[] = [...PAGE, ...VENDOR, ...TIME]

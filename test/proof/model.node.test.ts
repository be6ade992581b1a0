import { describe, expect, it } from 'vitest'
import { apart, createSetting } from './model/apart.ts'
import { explore, replay } from './model/explore.ts'
import { fingerprint } from './model/fingerprint.ts'
import { MOODS } from './model/moods.ts'
import { take } from './model/rules.ts'
import { STEPS, type Step } from './model/steps.ts'
import { WELL } from './model/vendor.ts'
import { walk } from './model/walk.ts'

/** Design §5, promises 1–7 and 9, in every order of three events, of four with a vendor that works; `npm run model` goes deeper. */

const setting = await createSetting()
const named = (...names: string[]): Step[] => names.map(name => STEPS.find(step => step.name === name) ?? expect.fail(`no step ${name}`))

describe.each(Object.entries(MOODS))('with %s', (_, mood) => {
  const deep = mood === WELL ? 4 : 3
  it(`every promise holds in every order of ${deep} events`, { timeout: 30_000 }, async () => {
    const { depth, counterexamples } = await apart(() => explore(setting, mood, deep))
    expect(counterexamples).toEqual([])
    expect(depth).toBe(deep)
  })

  it('every promise holds on long walks at random', () => apart(() => walk(setting, mood, 300, 80)))
})

describe('the model itself', () => {
  it('reports every variable of the core’s factories', async () => {
    await apart(() => replay(setting, WELL, named('mount A', 'execute')))
    const names = ['createAlarm', 'createCaptcha', 'createRun', 'createStore', 'createSubmit', 'createWidget']
    expect([...setting.peeks.keys()].sort()).toEqual(names)
    expect(Object.keys(setting.peeks.get('createCaptcha')?.() ?? {})).toEqual(expect.arrayContaining(['run', 'widget', 'playing']))
  })

  it('tells states apart that go on differently, and only those', async () => {
    const prints = await apart(() =>
      [
        ['mount A'],
        ['mount A', 'reset'],
        ['mount A', 'mount A'],
        ['mount A', 'execute'],
        ['mount A', 'execute', 'the run says opened'],
        ['mount A', 'execute', 'the run says cancelled'],
      ].map(names => fingerprint(replay(setting, WELL, named(...names)))),
    )
    expect(prints[1]).toBe(prints[0])
    expect(new Set(prints.slice(2)).size).toBe(4)
  })

  it('notices a promise that is broken', async () => {
    const world = await apart(() => replay(setting, WELL, named('mount A', 'execute', 'the run says solved')))
    const thief: Step = { name: 'a thief', by: 'page', can: () => true, act: world => world.hand('token-0') }
    expect(() => take(world, thief)).toThrow('6: token-0 is handed out twice')
    const page: Step = { name: 'nothing', by: 'stale', can: () => true, act: world => world.captcha.reset() }
    expect(() => take(replay(setting, WELL, named('mount A', 'execute')), page)).toThrow('3:')
  })
})

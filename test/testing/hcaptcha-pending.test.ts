import { expect, test } from 'vitest'
import { api, fake, id, log, once, render, run, start, wait } from './hcaptcha-rig.ts'

test('leaves the promise of a run pending on reset, on remove and on a second execute', async () => {
  start(once({ do: 'pass', after: 100 }))
  await wait(10)
  run('first')
  run('second')
  await wait(100)
  expect(log.filter(line => line.includes('first'))).toEqual([])
  expect(log.some(line => line.startsWith('second resolved'))).toBe(true)
  log.length = 0
  run('third')
  api().reset(id)
  await wait(10_000)
  expect(log).toEqual([])
  fake.emit({ do: 'error', code: 'network-error' })
  await wait(0)
  expect(log).toEqual(['error network-error', 'third rejected network-error'])
  run('fourth')
  api().remove(id)
  await wait(10_000)
  expect(log).toHaveLength(2)
})

test('leaves an open challenge on screen on reset', async () => {
  start(once({ do: 'open' }))
  run()
  await wait(30)
  api().reset(id)
  expect(fake.widgets()[0]?.open).toBe(true)
})

test('fires close-callback, rejects and takes the token away on close', async () => {
  start({ runs: [[{ do: 'pass' }], [{ do: 'open' }]] })
  run('first')
  await wait(30)
  expect(api().getResponse(id)).not.toBe('')
  api().close(id)
  expect(api().getResponse(id)).toBe('')
  run('second')
  await wait(30)
  api().close(id)
  await wait(0)
  expect(log.slice(2)).toEqual(['close', 'open', 'close', 'second rejected challenge-closed'])
})

test('starts what was queued before readiness although the run was closed, unless the widget is removed', async () => {
  start()
  run()
  api().close(id)
  await wait(30)
  expect(log).toEqual(['close', 'run rejected challenge-closed', expect.stringMatching(/^callback P1_/)])
  api().remove(id)
  render()
  log.length = 0
  run()
  api().remove(id)
  await wait(1_000)
  expect(log).toEqual([])
})

test('rejects a run started from inside error-callback with the old error, and orphans the old one', async () => {
  let first = true
  start(once({ do: 'error', code: 'network-error' }), {
    'error-callback': () => {
      if (first) run('inner')
      first = false
    },
  })
  await wait(10)
  run('outer')
  await wait(10)
  expect(log).toEqual(['inner rejected network-error'])
})

test('swallows what a callback throws, and logs it', async () => {
  start(
    {},
    {
      callback: () => {
        throw new Error('of the page')
      },
    },
  )
  run()
  await wait(30)
  expect(log).toHaveLength(1)
  expect(console.error).toHaveBeenCalled()
})

test('is dead after an error that follows render: no reset helps, remove and render do', async () => {
  start({ afterRender: [[{ do: 'error', code: 'network-error', after: 50 }], []] })
  await wait(50)
  expect(log).toEqual(['error network-error'])
  run('dead')
  api().reset(id)
  run('dead too')
  await wait(200_000)
  expect(log).toHaveLength(1)
  api().remove(id)
  render()
  run('alive')
  await wait(30)
  expect(log.at(-1)).toMatch(/^alive resolved/)
})

test('fails at once after a challenge-error before readiness, and hangs after the reset that seems to help', async () => {
  start({ afterRender: [[{ do: 'error', code: 'challenge-error', after: 5 }]] })
  await wait(50)
  run('marked')
  await wait(0)
  expect(log).toEqual(['error challenge-error', 'error challenge-error', 'marked rejected challenge-error'])
  api().reset(id)
  run('queued')
  await wait(200_000)
  expect(log).toHaveLength(3)
})

test('never gets ready, and says nothing', async () => {
  start({ readyAfter: null })
  run()
  await wait(1_000_000)
  expect(log).toEqual([])
})

test('plays late steps on a widget that is gone, and others not', async () => {
  start(once({ do: 'error', code: 'network-error', after: 100 }, { do: 'pass', value: 'late', after: 100, late: true }))
  run()
  await wait(50)
  api().remove(id)
  await wait(1_000)
  expect(log).toEqual(['callback late', 'run resolved [object Object]'])
})

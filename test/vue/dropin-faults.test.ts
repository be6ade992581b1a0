// Every fault of the table, on the drop-in: it has no states, so what must hold is that every run ends, and that the next one works.

import { type HCaptchaControl, SCENARIOS } from '@catchcha/testing'
import VueHcaptcha from '@catchcha/vue/hcaptcha'
import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { end } from './dropin-rig.ts'
import { pass, useRig } from './rig.ts'

const rig = useRig()
const rows = SCENARIOS.filter(({ vendors }) => (vendors as readonly string[]).includes('hcaptcha')).map(({ id }) => id)

it.each(rows)('%s ends, leaves nothing, and a run after it works', async id => {
  rig.play(id)
  const first = mount(VueHcaptcha, { props: { sitekey: 'site', size: 'invisible' }, attachTo: document.body })
  await pass(200)
  const runs = [first.vm.executeAsync()]
  await pass(id.endsWith('mid-run') ? 5 : 10_000)
  if (id === 'reset-mid-run') first.vm.reset()
  else if (id !== 'unmount-mid-run') runs.push(first.vm.executeAsync(), first.vm.executeAsync())
  if (id === 'unmount-mid-run') first.unmount()
  if (id === 'dialog') {
    await pass(600_000) // it is the person's turn, for as long as they like
    document.querySelector<HTMLElement>('[data-fake-challenge] button:last-of-type')?.click()
  }
  for (const run of runs) expect(Object.keys(await end(run))).toHaveLength(1)
  expect(document.querySelector('[data-fake-challenge]:not([aria-hidden])'), 'an open challenge').toBeNull()
  rig.play('pass')
  for (const copy of [(window as { __fakeHCaptcha?: HCaptchaControl }).__fakeHCaptcha?.copies ?? []].flat()) copy.setBehaviour({})
  if (id !== 'unmount-mid-run') {
    await pass(10_000)
    expect(await end(first.vm.executeAsync()), 'on the same component').toMatchObject({
      resolved: { response: expect.stringMatching(/./) },
    })
    first.unmount()
  }
  const second = mount(VueHcaptcha, { props: { sitekey: 'site', size: 'invisible' }, attachTo: document.body })
  expect(await end(second.vm.executeAsync()), 'on a new one').toMatchObject({ resolved: { response: expect.stringMatching(/./) } })
  second.unmount()
  await pass(120_000)
  rig.said.splice(0, rig.said.length, ...rig.said.filter(line => !line.startsWith('[fake hCaptcha]')))
  expect(document.querySelectorAll('body > :not([data-v-app]), [data-v-app] > *'), 'nodes left').toHaveLength(0)
})

import { expect, it } from 'vitest'
import { newPage } from './browser.ts'

const frame = (script: string) => `<iframe srcdoc="<script>${script}</script>"></iframe>`

it('finds no fault in a page that does nothing wrong', async () => {
  const { page, faults, expectNoFaults } = await newPage()
  await page.setContent('<p>fine</p>')
  expect(await page.textContent('p')).toBe('fine')
  expect(faults).toEqual([])
  expectNoFaults()
})

it('collects console errors, uncaught exceptions and unhandled rejections, also those of frames', async () => {
  const { page, faults, expectNoFaults } = await newPage({ expected: [/on purpose/] })
  await page.setContent(
    `<script>console.error('said on purpose'); setTimeout(() => { throw new Error('thrown on purpose') }); Promise.reject(new Error('rejected on purpose'))</script>
    ${frame(`Promise.reject(new Error('framed on purpose'))`)}`,
  )
  await expect.poll(() => faults.length).toBe(4)
  expect([...faults].sort()).toEqual([
    'console: said on purpose',
    'uncaught: framed on purpose',
    'uncaught: rejected on purpose',
    'uncaught: thrown on purpose',
  ])
  expectNoFaults()
})

it('fails on a fault nobody expected', async () => {
  const { page, faults, expectNoFaults } = await newPage({ expected: [/by accident/] })
  await page.setContent('<script>console.error("by accident")</script>')
  await expect.poll(() => faults).toEqual(['console: by accident'])
  expect(() => expectNoFaults([/something else/])).toThrow('by accident')
})

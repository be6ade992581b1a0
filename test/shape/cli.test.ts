import { spawnSync } from 'node:child_process'
import { expect, it } from 'vitest'
import { root } from './workspace.ts'

/** The command as npm links it, over the built package; output goes to a pipe. */
const catchcha = (args: readonly string[], input = '') => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [`${root}packages/codes/bin/catchcha.js`, ...args], {
    input,
    encoding: 'utf8',
    env: { ...process.env, FORCE_COLOR: '1' },
  })
  return { status, stdout, stderr }
}

it('the built command explains, says what it does not know, and writes no colours to a pipe', () => {
  expect(catchcha(['explain', 'already-seen-response'])).toEqual({
    status: 0,
    stdout: expect.stringMatching(/^already-seen-response /),
    stderr: '',
  })
  expect(catchcha(['explain', 'flux'])).toEqual({ status: 1, stdout: '', stderr: expect.stringContaining('"flux"') })
  expect(catchcha(['explain'], '{"error-codes":["bad-request"]}')).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('bad-request'),
  })
  expect(catchcha([])).toMatchObject({ status: 2, stdout: '' })
})

it('an answer that cannot be written is no success', () => {
  const { status, stderr } = spawnSync(
    'sh',
    ['-c', '"$0" "$1" list > /dev/full', process.execPath, `${root}packages/codes/bin/catchcha.js`],
    {
      encoding: 'utf8',
    },
  )
  expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining('could not be written') })
})

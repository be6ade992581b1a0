import { CATALOGUE } from '@catchcha/codes'
import { expect, it } from 'vitest'
import { run } from '../../packages/codes/src/cli/run.ts'

interface Ran {
  readonly code: number
  readonly out: string
  readonly error: string
}

/** The command with these arguments; `input` is what is on standard input, none where a person sits at it. */
async function catchcha(line: string, { input, colour = false }: { input?: string; colour?: boolean } = {}): Promise<Ran> {
  const said = { out: '', error: '' }
  const io = {
    out(text: string) {
      said.out += text
    },
    error(text: string) {
      said.error += text
    },
    input: async () => input,
    colour,
  }
  const code = await run(line.split(' ').filter(Boolean), io)
  return { code, ...said }
}

it('explains a code', async () => {
  const { code, out, error } = await catchcha('explain already-seen-response')
  expect(code).toBe(0)
  expect(error).toBe('')
  for (const part of [
    'already-seen-response hcaptcha, server',
    'rejected',
    'never with the same one',
    'https://docs.hcaptcha.com',
    'documented',
  ]) {
    expect(out).toContain(part)
  }
})

it('explains all systems that have the code, or the one asked for', async () => {
  expect((await catchcha('explain network_error')).out).toMatch(/aicaptcha, widget[\s\S]+hcaptcha, widget/)
  const { out } = await catchcha('explain network_error --system hcaptcha')
  expect(out).toContain('hcaptcha')
  expect(out).not.toContain('aicaptcha')
})

it('says that it does not know, with exit code 1, and guesses nothing', async () => {
  const { code, out, error } = await catchcha('explain flux-capacitor-drained')
  expect({ code, out }).toEqual({ code: 1, out: '' })
  expect(error).toContain('"flux-capacitor-drained"')
  expect(await catchcha('explain challenge-closed --side server')).toMatchObject({ code: 1, out: '' })
})

it('explains what it knows of several and names the rest', async () => {
  const { code, out, error } = await catchcha('explain payload_used flux-capacitor-drained')
  expect(code).toBe(1)
  expect(out).toContain('payload_used')
  expect(error).toContain('flux-capacitor-drained')
  const body = '{"success":false,"error-codes":["already-seen-response","flux-capacitor-drained"]}'
  expect(await catchcha('explain', { input: body })).toMatchObject({
    code: 1,
    out: expect.stringContaining('already-seen-response'),
    error: expect.stringContaining('flux-capacitor-drained'),
  })
})

it.each(['explain', 'explain -'])('reads standard input: %s', async line => {
  expect(await catchcha(line, { input: 'Sorry (server_token_expired)\n' })).toMatchObject({
    code: 0,
    out: expect.stringContaining('captchala, widget'),
  })
})

it('lists', async () => {
  const all = await catchcha('list')
  expect(all.out.trim().split('\n')).toHaveLength(CATALOGUE.length)
  const some = await catchcha('list --system captchala --side server')
  expect(some.code).toBe(0)
  expect(
    some.out
      .trim()
      .split('\n')
      .every(line => line.startsWith('captchala  server')),
  ).toBe(true)
})

it('speaks JSON', async () => {
  const { out } = await catchcha('explain network_error --json')
  expect(JSON.parse(out)).toMatchObject([
    { system: 'aicaptcha', kind: 'unreachable' },
    { system: 'hcaptcha', kind: 'unreachable' },
  ])
  expect(JSON.parse((await catchcha('list --json')).out)).toEqual(JSON.parse(JSON.stringify(CATALOGUE)))
  const unknown = await catchcha('explain flux --json')
  expect([unknown.code, JSON.parse(unknown.out)]).toEqual([1, []])
})

it('has colours only where they can be seen', async () => {
  const start = String.fromCharCode(27)
  for (const line of ['explain payload_used', 'list']) {
    expect((await catchcha(line)).out).not.toContain(start)
    expect((await catchcha(line, { colour: true })).out).toContain(`${start}[1m`)
  }
  expect((await catchcha('list --json', { colour: true })).out).not.toContain(start)
})

it.each(['', 'explain', 'solve x', 'list x', 'explain x --system reddit', 'list --side left', 'explain x --loud'])(
  'says how it is used after "catchcha %s"',
  async line => {
    const { code, out, error } = await catchcha(line)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(error).toContain('catchcha explain CODE')
  },
)

it('names what an option can be', async () => {
  expect((await catchcha('list --system reddit')).error).toContain(
    '--system is one of: hcaptcha, captchala, aicaptcha, catchcha, solver-api',
  )
  expect(await catchcha('--help')).toMatchObject({
    code: 0,
    error: '',
    out: expect.stringContaining('widget, loader, server, submit, poll'),
  })
})

it('does not print a token that it was given', async () => {
  const token = 'P1_eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9.eyJwYXNza2V5Ijoi'
  for (const ran of [
    await catchcha(`explain ${token}`),
    await catchcha('explain', { input: `{"token":"${token}","reason":"x ${token}"}` }),
  ]) {
    expect(ran.code).toBe(1)
    expect(ran.out + ran.error).not.toContain(token.slice(0, 20))
  }
})

it('repeats nothing that steers the terminal, whatever a log line held', async () => {
  const { code, error } = await catchcha('explain', { input: '\u001b[2J\u001b]0;owned\u0007gone \u009b31m\u202eback\ud800\n' })
  expect(code).toBe(1)
  expect(error).not.toMatch(/[^\P{C}\n]/u)
  expect(error).toContain('gone')
})

import net, { type AddressInfo } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'

const { freePort } = (await import(new URL('../../playground/server/port.mjs', import.meta.url).href)) as {
  freePort(wanted: number): Promise<number>
}

/** Takes a free port on one loopback address; undefined where this machine lacks it. */
const take = (host: string): Promise<number | undefined> =>
  new Promise(resolve => {
    const server = net.createServer().once('error', () => resolve(undefined))
    server.listen(0, host, () => resolve((server.address() as AddressInfo).port))
    onTestFinished(() => void server.close())
  })

it.each(['127.0.0.1', '::1'])('passes over a port that is taken on %s', async host => {
  const taken = await take(host)
  if (taken === undefined) return expect(host).toBe('::1') // a machine without IPv6
  expect(await freePort(taken)).toBeGreaterThan(taken)
})

it('finds any free port for 0', async () => {
  expect(await freePort(0)).toBeGreaterThan(0)
})

it.each([-1, 1.5, Number.NaN, 70_000])('says what is wrong with %d', async port => {
  await expect(freePort(port)).rejects.toThrow('PORT must be a whole number')
})

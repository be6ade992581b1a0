import type { HCaptchaContextValue, HCaptchaProviderProps } from '@catchcha/react/hcaptcha'
import { describe, expect, it } from 'vitest'
import { freshStages, PACKAGES, type Vendor, type Which, watch } from './stage.tsx'

const open = freshStages()

/** A provider with one component below it that logs what it sees. */
async function form(which: Which, vendor?: Vendor, props: HCaptchaProviderProps = { sitekey: 'key' }) {
  const stage = await open(which, vendor)
  const { log, HCaptchaProvider, useHCaptcha } = stage
  const seen: { now?: HCaptchaContextValue; renders: number } = { renders: 0 }
  function Form() {
    seen.now = useHCaptcha()
    seen.renders++
    return null
  }
  const tell = (name: string) => (value: unknown) => void log.push(`${name}(${String(value)})`)
  const render = (next: HCaptchaProviderProps = props): Promise<void> =>
    stage.render(
      <HCaptchaProvider onVerify={tell('onVerify')} onError={tell('onError')} {...next}>
        <Form />
      </HCaptchaProvider>,
    )
  await render()
  await stage.pass()
  const now = (): HCaptchaContextValue => seen.now as HCaptchaContextValue
  const data = () => (({ sitekey, token, error, ready }) => ({ sitekey, token, error: error && String(error), ready }))(now())
  return { ...stage, seen, now, data, again: render }
}

describe.each(PACKAGES)('HCaptchaProvider and useHCaptcha: %s', which => {
  it('is ready with the widget, which has the size and theme of a checkbox unless told otherwise', async () => {
    const { data, config } = await form(which, {})
    expect(data()).toEqual({ sitekey: 'key', token: null, error: null, ready: true })
    expect(config()).toMatchObject({ size: 'normal', theme: 'light' })
  })

  it('is not ready before the script is there', async () => {
    const { data, arrive, now, pass } = await form(which)
    expect(data().ready).toBe(false)
    const outcome = watch(now().executeInstance())
    await pass()
    expect(outcome()).toBe('resolved undefined')
    expect(data().error).toBe('Error: hCaptcha not ready')
    await arrive()
    await pass()
    expect(data().ready).toBe(true)
  })

  it('gives a token, and resets the widget before the next one', async () => {
    const { now, data, pass, log } = await form(which, { execute: () => Promise.resolve({ response: 'token', key: 'ekey' }) })
    const outcome = watch(now().executeInstance({ rqdata: 'data' }))
    await pass()
    expect(outcome()).toBe('resolved token')
    expect(data().token).toBe('token')
    log.length = 0
    void now().executeInstance()
    await pass()
    expect(log).toEqual(['vendor.reset(w1)', 'vendor.execute(w1, {"async":true})'])
  })

  it('takes the token of a person who ticks the box, until it expires', async () => {
    const { config, data, pass, log } = await form(which, {})
    config()['callback']?.('token')
    await pass()
    expect(data().token).toBe('token')
    expect(log).toContain('onVerify(token)')
    config()['expired-callback']?.()
    await pass()
    expect(data().token).toBeNull()
  })

  it('turns a rejection into an error', async () => {
    const { now, data, pass, log } = await form(which, { execute: () => Promise.reject('challenge-closed') })
    const outcome = watch(now().executeInstance())
    await pass()
    expect(outcome()).toBe('resolved undefined')
    expect(data().error).toBe('challenge-closed')
    expect(log).toContain('onError(challenge-closed)')
  })

  it('resets the widget with resetInstance, and keeps what it knows', async () => {
    const { config, now, data, pass, log } = await form(which, {})
    config()['callback']?.('token')
    await pass()
    now().resetInstance()
    await pass()
    expect(data().token).toBe('token')
    expect(log.at(-1)).toBe('vendor.reset(w1)')
  })
})

describe('rqdata', () => {
  const reaches = async (which: Which): Promise<boolean> => {
    const { now, pass, log } = await form(which, {}, { sitekey: 'key', rqdata: 'data' })
    now().executeInstance()
    await pass()
    return log.some(line => line.includes('{"async":true,"rqdata":"data"}'))
  }

  it('of the provider reaches the vendor, which it does not in the original', async () => {
    expect(await reaches('ours')).toBe(true)
    expect(await reaches('the original')).toBe(false)
  })

  it.each(PACKAGES)('that changes is handed over as an object, or not: %s', async which => {
    const { again, log, pass } = await form(which, {}, { sitekey: 'key', rqdata: 'one' })
    await again({ sitekey: 'key', rqdata: 'two' })
    await pass()
    expect(log.at(-1)).toBe(which === 'ours' ? 'vendor.setData(w1, {"rqdata":"two"})' : 'vendor.setData(w1, null)')
  })
})

describe('ours', () => {
  it('without a sitekey renders nothing and is no error, and begins with one', async () => {
    const { data, again, log, now, pass } = await form('ours', {}, { sitekey: null })
    const outcome = watch(now().executeInstance())
    await pass()
    expect(outcome()).toBe('resolved undefined')
    expect(data()).toEqual({ sitekey: null, token: null, error: null, ready: false })
    expect(log).toEqual([])
    await again({ sitekey: 'key' })
    await pass()
    expect(data()).toMatchObject({ sitekey: 'key', ready: true })
    await again({ sitekey: null })
    await pass()
    expect(data()).toMatchObject({ sitekey: null, ready: false })
  })

  it('renders who listens only when something has changed', async () => {
    const { again, seen } = await form('ours', {})
    const before = seen.now
    await again()
    expect(seen.now).toBe(before)
  })

  it('says what is missing above a component that asks for it', async () => {
    const { useHCaptcha, render, uncaught } = await open('ours')
    const Alone = () => <>{useHCaptcha().token}</>
    await render(<Alone />)
    expect(String(uncaught[0])).toMatch(/no <HCaptchaProvider> above/)
  })
})

import { fromRequest, type HCaptchaChecks, hcaptcha, type Provider, toResponse, verify } from '@catchcha/server'
import { Hono } from 'hono'

export function createApp(provider: Provider<HCaptchaChecks> = hcaptcha({ secret: process.env['HCAPTCHA_SECRET'] })): Hono {
  const app = new Hono()
  app.post('/join', async context => {
    const verdict = await verify(provider, await fromRequest(context.req.raw), { signal: context.req.raw.signal })
    if (!verdict.ok) return toResponse(verdict)
    const { name } = await context.req.parseBody() // the body is still there
    return context.json({ welcome: name })
  })
  return app
}

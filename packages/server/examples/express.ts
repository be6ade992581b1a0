import { fromBody, type HCaptchaChecks, hcaptcha, type Provider, toResponse, verify } from '@catchcha/server'
import express, { type Express, type Response as Reply } from 'express'

/** Express has answers of its own kind. */
async function send(reply: Reply, answer: Response): Promise<void> {
  reply.status(answer.status).set(Object.fromEntries(answer.headers)).send(await answer.text())
}

export function createApp(provider: Provider<HCaptchaChecks> = hcaptcha({ secret: process.env['HCAPTCHA_SECRET'] })): Express {
  const app = express()
  app.post('/join', express.urlencoded({ extended: false }), express.json(), async (request, reply) => {
    // behind a proxy request.ip needs app.set('trust proxy', …); leave remoteIp away where you are not sure of it
    const verdict = await verify(provider, fromBody(request.body), { remoteIp: request.ip })
    if (!verdict.ok) return send(reply, toResponse(verdict))
    reply.json({ welcome: request.body.name })
  })
  return app
}

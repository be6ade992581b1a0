// What must compile for users of the server, and what must not; `tsc -p tsconfig.json` is the test.
import { aicaptcha, captchala, fromBody, hcaptcha, issueServerToken, toResponse, type Verdict, verify } from '@catchcha/server'

const { CAPTCHA_SECRET: secret } = process.env // may be unset: that is a verdict, not a crash

export async function read(request: Request): Promise<string | number | undefined> {
  const verdict = await verify(hcaptcha({ secret, sitekey: 'k' }), fromBody(await request.formData()), {
    hostname: ['a.example'],
    maxScore: 0.7,
  })
  // @ts-expect-error a failure only exists in a refusal
  verdict.failure
  // @ts-expect-error what is known of a token only exists where it is good
  verdict.hostname
  if (verdict.ok) return verdict.hostname ?? verdict.score
  const spent: boolean | 'maybe' = verdict.tokenSpent
  return spent ? verdict.failure.retryAt : verdict.codes[0]
}

export async function checks(token: unknown): Promise<readonly Verdict[]> {
  const keys = { appKey: 'k', appSecret: secret }
  return [
    await verify(captchala(keys), token, { action: 'login', uid: 'u', maxScore: 50, keepToken: false, remoteIp: '::1', timeout: 1000 }),
    await verify(aicaptcha({ secret }), token),
    // @ts-expect-error hCaptcha's tokens have no action: the check could not be made
    await verify(hcaptcha({ secret }), token, { action: 'login' }),
    // @ts-expect-error CaptchaLa does not say where a token was solved
    await verify(captchala(keys), token, { hostname: 'a.example' }),
    // @ts-expect-error a vendor is not a name
    await verify('hcaptcha', token),
  ]
}

export async function issue(): Promise<Response> {
  // @ts-expect-error only CaptchaLa has server tokens
  await issueServerToken(hcaptcha({ secret }), { action: 'login' })
  // @ts-expect-error a server token is for something
  await issueServerToken(captchala({ appKey: 'k', appSecret: secret }), {})
  const issued = await issueServerToken(captchala({ appKey: 'k', appSecret: secret }), { action: 'login' })
  return issued.ok ? new Response(issued.serverToken) : toResponse(issued)
}

export function freeze(verdict: Verdict): void {
  // @ts-expect-error a verdict is frozen
  verdict.ok = true
}

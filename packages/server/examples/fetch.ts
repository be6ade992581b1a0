// A handler of Web requests: for workers, Deno.serve(handler), Bun.serve({ fetch: handler }), and frameworks with such routes.
import { fromRequest, type HCaptchaChecks, hcaptcha, type Provider, toResponse, verify } from '@catchcha/server'

export function createHandler(provider: Provider<HCaptchaChecks> = hcaptcha({ secret: process.env['HCAPTCHA_SECRET'] })) {
  return async (request: Request): Promise<Response> => {
    const verdict = await verify(provider, await fromRequest(request), { signal: request.signal })
    if (!verdict.ok) return toResponse(verdict)
    const form = await request.formData() // the body is still there
    return Response.json({ welcome: form.get('name') })
  }
}

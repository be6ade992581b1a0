import { CATALOGUE, KINDS } from '@catchcha/codes'
import * as core from '@catchcha/core'
import { type Failure, hcaptcha, type Phase, verify } from '@catchcha/server'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { fresh, stub } from './services.ts'

const failed = async (code: string): Promise<Failure | undefined> => {
  const { fetch } = stub(() => Response.json({ success: false, 'error-codes': [code] }))
  const verdict = await verify(hcaptcha({ secret: 's' }), fresh(), { fetch })
  return verdict.ok ? undefined : verdict.failure
}

describe('a failure of the server', () => {
  it('has the core’s shape', () => {
    expectTypeOf<Failure>().toEqualTypeOf<core.Failure>()
    expectTypeOf<Phase>().toEqualTypeOf<core.Phase>()
  })

  it.each(['already-seen-response', 'invalid-input-secret', 'never-heard-of', 'x'.repeat(19)])(
    'is what the core makes of the same facts: %s',
    async code => {
      const made = await failed(code)
      const { kind, detail } = made ?? {}
      expect(kind && core.failure({ kind, code, detail: detail ?? '' }, 'hcaptcha', 'verify')).toEqual(made)
      expect(core.isFailure(JSON.parse(JSON.stringify(made)))).toBe(true)
    },
  )

  it('has the kind of the catalogue, and what the core does next about it', async () => {
    for (const { code, kind } of CATALOGUE.filter(({ system, side }) => system === 'hcaptcha' && side === 'server')) {
      const { actor, recovery } = core.failure({ kind: kind ?? 'broken', code })
      expect(await failed(code)).toMatchObject({ kind, code, actor, recovery, phase: 'verify' })
    }
    expect(Object.keys(KINDS).sort()).toEqual(Object.keys(core.POLICY).sort())
  })

  it('reaches the page whole', async () => {
    const made = await failed('already-seen-response')
    const { detail: _, ...told } = made ?? {}
    expect(told).toMatchObject({ kind: 'rejected', code: 'already-seen-response', vendor: 'hcaptcha', phase: 'verify' })
  })
})

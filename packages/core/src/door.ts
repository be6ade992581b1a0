import { type Adapter, defineAdapter as bind, type Provider } from './adapter.ts'
import { calm } from './calm.ts'
import { type Failure, type FailureInit, isFailure as known, failure as make, type Phase, POLICY } from './failure.ts'
import { must } from './must.ts'
import { sameProvider as equal } from './options.ts'

/**
 * What the door hands out besides captchas, with a look at the arguments; our own code calls the bare functions, so that a page which makes
 * none of these by itself does not pay for the words.
 */

/**
 * Turns an adapter into the function a site calls; an unknown option throws a `TypeError` that says what to do.
 * @param known The names of all options, with spaces between.
 * @throws A `TypeError` for what is no adapter.
 */
export function defineAdapter<Options extends object, Api>(adapter: Adapter<Options, Api>, known: string): (options: Options) => Provider {
  const { vendor, classify, load, mount } = Object(adapter) as Partial<Adapter<Options, Api>>
  must(
    typeof vendor === 'string' && [classify, load, mount].every(part => typeof part === 'function'),
    'defineAdapter(adapter, known): pass an adapter with vendor, hosts, classify, load and mount.',
  )
  must(typeof known === 'string', 'defineAdapter(adapter, known): pass the names of all options, with spaces between.')
  return bind(adapter, known)
}

/**
 * Completes `init` from the policy of its kind and freezes it.
 * @throws A `TypeError` without a code, or for a kind that there is not.
 */
export function failure(init: FailureInit, vendor: string = '', phase: Phase = 'challenge'): Failure {
  const { kind, code } = Object(init) as Partial<FailureInit>
  must(
    typeof kind === 'string' && Object.hasOwn(POLICY, kind) && typeof code === 'string',
    `failure({ kind, code }): pass a code, and as kind one of ${Object.keys(POLICY).join(', ')}.`,
  )
  return make(init, vendor, phase)
}

/**
 * Whether two providers make the same widget.
 * @throws A `TypeError` for what is no provider.
 */
export function sameProvider(a: Provider, b: Provider): boolean {
  must(a?.adapter && b?.adapter, 'sameProvider(a, b): pass two providers, each of them what an adapter returns.')
  return equal(a, b)
}

/** Whether `value` is a failure of ours: plain data, also after a trip through JSON. Never throws. */
export const isFailure = (value: unknown): value is Failure => calm(() => known(value))

import type { Failure, State } from '@catchcha/core'
import { describe } from '@catchcha/core/messages'
import type { ViewOptions } from '@catchcha/core/view'
import { h, type VNode } from 'vue'
import type { CaptchaSlots } from './captcha-types.ts'

/** A live region with what the slots make of a failure; it is there before it speaks, as screen readers want it. */
export function drawFailure(state: State, slots: CaptchaSlots, { messages }: ViewOptions, retry: (failure: Failure) => void): VNode {
  if (!('failure' in state)) return h('div', { role: 'status' })
  const { failure } = state
  const words = describe(failure, messages)
  const about = { failure, words, retry: () => retry(failure) }
  return h('div', { role: 'status', lang: words.lang, dir: words.dir }, [
    slots.message?.(about) ?? h('p', [h('strong', words.title), ' ', words.body]),
    slots.retry?.(about) ?? h('button', { type: 'button', onClick: about.retry }, words.action),
  ])
}

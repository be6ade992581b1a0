// What must compile for those who translate or change texts, and what must not; `tsc -p tsconfig.json` is the test.
import { createCaptcha, type Failure } from '@catchcha/core'
import { hcaptcha } from '@catchcha/core/hcaptcha'
import { describe, en, loadMessages, type Messages, pickLocale } from '@catchcha/core/messages'
import { zhTW } from '@catchcha/core/messages/zh-TW'
import { createView } from '@catchcha/core/view'

export const changed: Messages = { ...zhTW, offline: ['離線', '請檢查網路。'] }

const { broken: _broken, ...rest } = en
// @ts-expect-error a text is missing
export const missing: Messages = rest

// @ts-expect-error a text without its body
export const half: Messages = { ...en, offline: ['Offline'] }

// @ts-expect-error the wait has no place for the time
export const timeless: Messages = { ...en, wait: 'You can try again later.' }

export async function show(failure: Failure, target: HTMLElement): Promise<() => void> {
  describe(failure, 'de').title.trim()
  // @ts-expect-error neither a tag nor messages
  describe(failure, 7)
  const tag: 'fr' | 'nl' | 'en' = pickLocale(navigator.languages, ['fr', 'nl'])
  const messages = await loadMessages(tag)
  return createView(target, createCaptcha({ provider: hcaptcha({ sitekey: 'x' }) }), { messages, returnFocus: () => null })
}

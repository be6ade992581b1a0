import { createCaptcha } from '@catchcha/core'
import { captchala } from '@catchcha/core/captchala'
import { guardForm } from '@catchcha/core/form'
import { hcaptcha } from '@catchcha/core/hcaptcha'
import { describe } from '@catchcha/core/messages'
import { define } from './define.ts'
import { CatchCaptchaElement } from './element.ts'
import { FACE } from './face.ts'
import { upgrade } from './hcaptcha/upgrade.ts'
import { addMessages } from './words.ts'

const api = { CatchCaptchaElement, addMessages, captchala, createCaptcha, define, describe, guardForm, hcaptcha, upgrade }
const page = window as { Catchcha?: Partial<typeof api> | undefined }
const script = document.currentScript as HTMLScriptElement | null
const { locale, nonce, noAuto, upgrade: wanted } = script?.dataset ?? {}

// the first copy of the file stays; an element whose id is our name is no copy
if (typeof page.Catchcha?.upgrade !== 'function') {
  page.Catchcha = api
  CatchCaptchaElement.face = FACE
  Object.assign(CatchCaptchaElement.defaults, { locale, nonce: nonce ?? script?.nonce })
  if (noAuto === undefined) define()
}
if (wanted !== undefined) page.Catchcha?.upgrade?.()

import * as codes from '@catchcha/codes'
import * as core from '@catchcha/core'
import * as aicaptcha from '@catchcha/core/aicaptcha'
import * as captchala from '@catchcha/core/captchala'
import * as dropin from '@catchcha/core/dropin'
import * as form from '@catchcha/core/form'
import * as hcaptcha from '@catchcha/core/hcaptcha'
import * as messages from '@catchcha/core/messages'
import * as view from '@catchcha/core/view'
import * as react from '@catchcha/react'
import * as reactDropin from '@catchcha/react/hcaptcha'
import * as script from '@catchcha/script'
import * as element from '@catchcha/script/hcaptcha'
import * as headless from '@catchcha/script/headless'
import * as server from '@catchcha/server'
import * as testing from '@catchcha/testing'
import * as conformance from '@catchcha/testing/conformance'
import * as fakes from '@catchcha/testing/server'
import * as vue from '@catchcha/vue'
import * as vueDropin from '@catchcha/vue/hcaptcha'
import listed from '../shape/exports.json'

const MODULES: Readonly<Record<string, object>> = {
  '@catchcha/codes': codes,
  '@catchcha/core': core,
  '@catchcha/core/aicaptcha': aicaptcha,
  '@catchcha/core/captchala': captchala,
  '@catchcha/core/dropin': dropin,
  '@catchcha/core/form': form,
  '@catchcha/core/hcaptcha': hcaptcha,
  '@catchcha/core/messages': messages,
  '@catchcha/core/view': view,
  '@catchcha/react': react,
  '@catchcha/react/hcaptcha': reactDropin,
  '@catchcha/script': script,
  '@catchcha/script/headless': headless,
  '@catchcha/script/hcaptcha': element,
  '@catchcha/server': server,
  '@catchcha/testing': testing,
  '@catchcha/testing/conformance': conformance,
  '@catchcha/testing/server': fakes,
  '@catchcha/vue': vue,
  '@catchcha/vue/hcaptcha': vueDropin,
}

/** Files of words: data, nothing in them can be called. */
const WORDS = /^@catchcha\/core\/messages\/./

/** Every export at run time that can be called, as `specifier name`; what is listed and cannot be found counts, too. */
export const CALLABLE: ReadonlyMap<string, unknown> = new Map(
  Object.entries(listed)
    .filter(([specifier]) => !WORDS.test(specifier))
    .flatMap(([specifier, { values }]) =>
      values.map(name => [`${specifier} ${name}`, Reflect.get(MODULES[specifier] ?? {}, name) as unknown] as const),
    )
    .filter(([, value]) => value === undefined || typeof value === 'function' || isComponent(value)),
)

/** React's and Vue's components can be objects. */
function isComponent(value: unknown): boolean {
  return ['$$typeof', 'setup', 'render'].some(name => name in Object(value))
}

/** Which imports a file may have: the first row whose `from` matches it decides. Targets are `core/src/failure.ts` or a bare specifier. */
export interface Arrow {
  readonly from: RegExp
  /** `$1` is what `from` captured. */
  readonly to: readonly string[]
}

const CORE = '^@catchcha/core$'
const WORDS = '^@catchcha/core/(messages|view)' // what a binding shows, not how it decides

/** Layers point one way: a file that needs a row widened is most likely in the wrong layer. */
export const ARROWS: readonly Arrow[] = [
  { from: /^core\/src\/failure\.ts$/, to: [] },
  { from: /^core\/src\/state\.ts$/, to: ['^core/src/(failure|same)\\.ts$'] },
  { from: /^core\/src\/adapter\.ts$/, to: ['^core/src/(failure|calm|must)\\.ts$'] },
  {
    from: /^core\/src\/adapters\/([a-z]+)/,
    to: ['^core/src/(adapter|failure|read|calm)\\.ts$', '^core/src/load/', '^core/src/adapters/$1\\b'],
  },
  { from: /^core\/src\/messages\//, to: ['^core/src/(failure|must)\\.ts$', '^core/src/messages/'] },
  { from: /^core\/src\/view\//, to: ['^core/src/(failure|must|state|types)\\.ts$', '^core/src/(messages|view)/'] },
  { from: /^core\/src\/form\//, to: ['^core/src/(adapter|failure|must|submit|types|watch)\\.ts$', '^core/src/form/'] },
  { from: /^core\/src\//, to: ['^core/src/(?!adapters/|messages/|view/|form/)'] },
  { from: /^(react|vue)\/src\/hcaptcha/, to: ['^$1/src/', '^$1(/|$)', CORE, '^@catchcha/core/(hcaptcha|dropin)$'] },
  { from: /^(react|vue)\/src\//, to: ['^$1/src/', '^$1(/|$)', CORE, WORDS] },
  { from: /^script\/src\//, to: ['^script/src/', '^@catchcha/core(/|$)'] },
  { from: /^codes\/src\/cli/, to: ['^codes/src/', '^node:'] },
  { from: /^codes\/src\//, to: ['^codes/src/'] },
  { from: /^server\/src\//, to: ['^server/src/', '^@catchcha/codes(/|$)'] },
  { from: /^testing\/src\//, to: ['^testing/src/', '^@catchcha/', '^node:', '^selfsigned$', '^vitest$'] },
]

/** Words that name one vendor; outside its own files the contract would lack a property. */
export const VENDOR = /hcaptcha|captchala|aicaptcha/i

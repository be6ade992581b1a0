/** One wrapper under measurement. */
export interface Candidate {
  readonly name: string
  readonly ours: boolean
  /** What a user's bundle takes of it, for its bytes and its evaluation; React and Vue themselves are not counted. */
  readonly code: string
  /** Its page under `pages/`; without one it wraps another vendor, and only its bytes compare. */
  readonly page?: string
  /** The candidate it is measured against. */
  readonly against?: string
}

export const REACT = '@hcaptcha/react-hcaptcha'
export const VUE = '@hcaptcha/vue3-hcaptcha'
export const LOADER = '@hcaptcha/loader, by hand'

const ALL: readonly Candidate[] = [
  {
    name: 'core + hCaptcha',
    ours: true,
    code: `export { createCaptcha } from '@catchcha/core'; export { hcaptcha } from '@catchcha/core/hcaptcha'`,
    page: 'core.ts',
    against: LOADER,
  },
  {
    name: 'React hook + core + hCaptcha',
    ours: true,
    code: `export { useCaptcha } from '@catchcha/react'; export { hcaptcha } from '@catchcha/core/hcaptcha'`,
    page: 'react-hook.tsx',
    against: REACT,
  },
  { name: 'React drop-in', ours: true, code: `export { default } from '@catchcha/react/hcaptcha'`, page: 'react-ours.tsx', against: REACT },
  {
    name: 'Vue composable + core + hCaptcha',
    ours: true,
    code: `export { useCaptcha } from '@catchcha/vue'; export { hcaptcha } from '@catchcha/core/hcaptcha'`,
    page: 'vue-hook.ts',
    against: VUE,
  },
  { name: 'Vue drop-in', ours: true, code: `export { default } from '@catchcha/vue/hcaptcha'`, page: 'vue-ours.ts', against: VUE },
  { name: REACT, ours: false, code: `export { default } from '@hcaptcha/react-hcaptcha'`, page: 'react-theirs.tsx' },
  { name: VUE, ours: false, code: `export { default } from '@hcaptcha/vue3-hcaptcha'`, page: 'vue-theirs.ts' },
  { name: LOADER, ours: false, code: `export { hCaptchaLoader } from '@hcaptcha/loader'`, page: 'loader.ts' },
  { name: '@hcaptcha/vanilla-hcaptcha', ours: false, code: `import '@hcaptcha/vanilla-hcaptcha'`, page: 'vanilla.ts' },
  {
    name: '@better-captcha/react',
    ours: false,
    code: `export { HCaptcha } from '@better-captcha/react/provider/hcaptcha'`,
    page: 'react-better.tsx',
  },
  { name: '@marsidev/react-turnstile (another vendor)', ours: false, code: `export { Turnstile } from '@marsidev/react-turnstile'` },
]

/** All of them, or those whose names the expression in `BENCH_ONLY` finds, while something is tried out. */
export const CANDIDATES: readonly Candidate[] = ALL.filter(({ name }) => new RegExp(process.env['BENCH_ONLY'] ?? '').test(name))

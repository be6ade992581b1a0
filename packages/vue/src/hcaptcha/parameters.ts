import type { VueHcaptchaProps } from './props.ts'

/** The script's address for a callback of this name, its parameters in the original's order (observed). */
export function address(onload: string, props: VueHcaptchaProps): string {
  const { apiEndpoint = '', reCaptchaCompat, language, sentry, custom, endpoint, assethost, imghost, reportapi } = props
  const recaptchacompat = reCaptchaCompat === false ? 'off' : undefined
  const query = { render: 'explicit', onload, recaptchacompat, hl: language, sentry, custom, endpoint, assethost, imghost, reportapi }
  let url = apiEndpoint
  for (const [name, value] of given(query)) url += `${url.includes('?') ? '&' : '?'}${name}=${encodeURIComponent(String(value))}`
  return url
}

/** What `render` gets besides callbacks: the original's four, and what else the vendor reads there, so that a change needs no second script. */
export function parameters(props: VueHcaptchaProps): object {
  const { sitekey, theme, size, tabindex, challengeContainer, language, custom, endpoint, reportapi, assethost, imghost } = props
  const more = { hl: language, 'challenge-container': challengeContainer || undefined, custom, endpoint, reportapi, assethost, imghost }
  return { sitekey, theme, size, tabindex, ...Object.fromEntries(given(more)) }
}

const given = (values: object): [string, unknown][] => Object.entries(values).filter(([, value]) => value !== undefined && value !== null)

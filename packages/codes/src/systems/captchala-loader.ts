import { type Entry, table } from '../entry.ts'

const FLARUM = 'github.com/Captcha-La/captchala-flarum'

/** What CaptchaLa's loader, its npm wrappers and its Flarum plug-in say before or instead of the widget. */
export const CAPTCHALA_LOADER: readonly Entry[] = /* @__PURE__ */ table(
  { system: 'captchala', side: 'loader', source: 'npm @captcha-la/vue and @captcha-la/react', confidence: 'observed' },
  {
    'All CDN servers failed': {
      fragment: true,
      kind: 'unreachable',
      meaning: 'Neither CDN host delivered the script within ten seconds each.',
      fix: 'Offer a retry. If it stays, allow cdn.captcha-cdn.net and cdn.captchala.com in script-src, and look at blockers.',
    },
    'SDK load timeout': {
      fragment: true,
      kind: 'unreachable',
      meaning: 'A script tag for the SDK was in the page, but its global did not appear within ten seconds.',
      fix: 'Look whether that tag failed or was stubbed by a blocker; a failed tag never loads again by itself.',
    },
    'captchala loader failed to load': {
      fragment: true,
      kind: 'unreachable',
      meaning: 'The loader script did not arrive.',
      fix: 'Offer a retry; look at blockers and at script-src.',
      source: FLARUM,
    },
    'loader ran but loadCaptchala missing': {
      fragment: true,
      kind: 'blocked',
      meaning: 'A script arrived, but it was not the loader: a blocker’s stand-in or a portal’s page.',
      fix: 'Tell the visitor that something on the way stops the check.',
      source: FLARUM,
    },
    captchala_unavailable: {
      kind: 'unreachable',
      meaning: 'The plug-in could not get the widget up.',
      fix: 'Look at the console for the first error.',
      source: FLARUM,
    },
    no_token: {
      kind: 'broken',
      meaning: 'The widget reported success without a token.',
      fix: 'Start a new run; never post an empty token.',
      source: FLARUM,
    },
    cancelled: {
      kind: 'cancelled',
      meaning: 'The person closed the challenge.',
      fix: 'Keep the form and let the person start again.',
      source: FLARUM,
    },
    captchala_error: {
      kind: 'broken',
      meaning: 'The widget failed with a value that held no code.',
      fix: 'Start a new run; look at the console.',
      source: FLARUM,
    },
  },
)

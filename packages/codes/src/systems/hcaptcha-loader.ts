import { type Entry, table } from '../entry.ts'

const REACT = 'npm @hcaptcha/react-hcaptcha 2.2.0'

/** What hCaptcha's own loader and framework wrappers make up themselves. */
export const HCAPTCHA_LOADER: readonly Entry[] = /* @__PURE__ */ table(
  { system: 'hcaptcha', side: 'loader', source: REACT, confidence: 'observed' },
  {
    'hcaptcha-reset': {
      kind: 'cancelled',
      meaning: 'The wrapper was reset while a run was under way.',
      fix: 'Nothing, if your code reset it; else look for a render that resets.',
    },
    'hcaptcha-removed': {
      kind: 'cancelled',
      meaning: 'The wrapper took the widget away while a run was under way.',
      fix: 'Nothing on leaving the page; else look for a prop that changes on every render.',
    },
    'hcaptcha-closed': {
      kind: 'cancelled',
      meaning: 'The wrapper closed the challenge by order of the page.',
      fix: 'Nothing: it is an answer to close().',
    },
    'hcaptcha-execute-replaced': {
      kind: 'cancelled',
      meaning: 'A later execute() took the place of this one.',
      fix: 'Keep the button disabled while a run is under way, or let calls join.',
    },
    'hcaptcha-execute-no-promise': {
      kind: 'broken',
      meaning: 'The script’s execute() returned no promise: another copy of it, or a stub, stands in its place.',
      fix: 'Load the script once, and look for a blocker’s stand-in.',
    },
    'react-component-unmounted': {
      kind: 'cancelled',
      meaning: 'The component went away while a run was under way.',
      fix: 'Nothing, if the page left; else keep the component mounted until the run ends.',
    },
    'script-load-error-other': {
      kind: 'unreachable',
      meaning: 'Loading failed in a way the wrapper has no word for, or the page’s own error handler threw.',
      fix: 'Look at the console for the first error.',
    },
    'Failed to load api.js': {
      fragment: true,
      kind: 'unreachable',
      meaning: 'The Vue wrapper could not load the script; it does not try again before the page is reloaded.',
      fix: 'Reload the page. If it stays, look at blockers and at script-src.',
      source: 'npm @hcaptcha/vue3-hcaptcha 1.3.0',
    },
    'hCaptcha not ready': {
      fragment: true,
      kind: 'broken',
      meaning: 'The React hook was run before the widget was ready.',
      fix: 'Wait for readiness before the first run.',
      retry: 'by-hand',
    },
  },
)

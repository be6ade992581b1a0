import type { FaultKind, PageCondition, Row } from '@catchcha/testing'

/** How the playground makes what no fake can make; where that is not the real thing, it says so. */
const BY_PAGE: Readonly<Record<PageCondition, string>> = {
  csp: 'The stage is served with a real Content-Security-Policy header whose script-src leaves the vendor out.',
  extension:
    'A page cannot install an extension, so the server cuts the vendor’s connections, which looks the same from inside the page. For the real thing, let your content blocker block the folder /fake/ of this server.',
  offline:
    'The server cuts the vendor’s connections, and the stage tells its page that it is offline. Press “Go online” below to see it resume by itself. For the real thing, use the network panel of your browser’s developer tools.',
  'ten-at-once': 'The stage mounts ten captchas.',
  'own-tag': 'The stage has a script tag of its own before the captcha comes.',
  unmount: 'The stage takes the captcha off the page in the middle of it.',
  'second-copy': 'The fake loads a second copy of itself.',
  'execute-early': 'The stage calls execute() before the script is there.',
  reset: 'The stage calls reset() while the challenge is open.',
  parallel: 'The stage calls execute() ten times in a row.',
  'throwing-listener': 'The stage subscribes a listener that throws; your browser’s console shows its error.',
  dialog: 'The stage puts its form into a modal dialog.',
  sleep: 'The stage puts its clock ten minutes on while no timer runs, then the window gets the focus again.',
  bfcache:
    'Browsers keep no frame in the back/forward cache, so the stage sends itself the event of a restored page. For the real thing, open the stage in a tab of its own, go to another page from there and come back.',
  submit: 'The stage sends its form to a small backend in this server.',
  'submit-twice': 'The stage sends its form twice at once.',
  form: 'The captcha sits in a form, and its widget is pressed.',
}

const BY_FAULT: Readonly<Record<FaultKind, string>> = {
  refused: 'The server drops the connection without an answer.',
  reset: 'The server resets the connection.',
  status: 'The server answers with an error status.',
  empty: 'The server answers with nothing.',
  html: 'The server answers with a web page.',
  hang: 'The server never answers.',
  slow: 'The server takes its time.',
  cut: 'The server sends half of the script.',
  stub: 'The server sends a script that defines nothing.',
}

/** How a row is played, in a sentence or two. */
export function how(row: Row): string {
  const texts = [row.page && BY_PAGE[row.page], row.page !== 'offline' && row.network && BY_FAULT[row.network.kind]]
  return texts.filter(Boolean).join(' ') || 'The fake vendor plays it on command.'
}

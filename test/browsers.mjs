// Finds browsers for the tests. Per engine: an environment variable, Playwright's own download, the system, `playwright install`,
// apt-get on Debian as root. A candidate counts only if it really starts (0.3 s each).
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, join } from 'node:path'
import { chromium, firefox } from 'playwright'

const { env, platform } = process
const isRoot = process.getuid?.() === 0
const say = message => console.log(`[browsers] ${message}`)

// QUIC would go round the tests' proxy; the others keep the browser from talking on its own. Chromium's sandbox does not start as root.
const ARGS = [
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  ...(isRoot ? ['--no-sandbox'] : []),
]

const folders = (env.PATH ?? '').split(delimiter)
const onPath = (...names) => names.map(name => folders.map(folder => join(folder, name)).find(existsSync)).filter(Boolean)
const inPrograms = (...tails) =>
  [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(Boolean).flatMap(folder => tails.map(tail => join(folder, tail)))
const inApplications = (...names) => names.map(name => `/Applications/${name}.app/Contents/MacOS/${name === 'Firefox' ? 'firefox' : name}`)

function systemChromiums() {
  if (platform === 'darwin') return inApplications('Chromium', 'Google Chrome', 'Microsoft Edge')
  if (platform === 'win32') return inPrograms('Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe')
  return onPath('chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge')
}

function systemFirefoxes() {
  if (platform === 'darwin') return inApplications('Firefox')
  if (platform === 'win32') return inPrograms('Mozilla Firefox/firefox.exe')
  return onPath('firefox', 'firefox-esr')
}

/** Where Playwright keeps its own build; it throws on a platform it has none for. */
function playwrights(type) {
  try {
    return [type.executablePath()]
  } catch {
    return []
  }
}

/** The first candidate that starts, else null. */
async function firstThatStarts(type, candidates, options) {
  for (const executablePath of candidates.filter(existsSync)) {
    try {
      const browser = await type.launch({ executablePath, ...options })
      const version = browser.version()
      await browser.close()
      return { executablePath, version, ...options }
    } catch (error) {
      say(`${executablePath} does not start: ${error.message.split('\n')[0]}`)
    }
  }
  return null
}

function download(what) {
  say(`trying: playwright install ${what}`)
  const cli = join(createRequire(import.meta.url).resolve('playwright/package.json'), '../cli.js')
  return spawnSync(process.execPath, [cli, 'install', what], { stdio: 'ignore', timeout: 300_000 }).status === 0
}

function apt(...names) {
  // Ubuntu is left out: its "chromium" package is only a stub for snap.
  const debian = platform === 'linux' && existsSync('/etc/os-release') && /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'))
  if (!isRoot || !debian) return
  say(`apt-get install ${names.join(' ')}`)
  const options = { stdio: ['ignore', 'ignore', 'inherit'], env: { ...env, DEBIAN_FRONTEND: 'noninteractive' } }
  spawnSync('apt-get', ['-qq', 'update'], options)
  spawnSync('apt-get', ['-qq', 'install', '-y', '--no-install-recommends', ...names], options)
}

/** Chromium, installed where need be; null where there is none to be had, throws where CHROMIUM_PATH is set but does not start. */
export async function findChromium() {
  const options = { args: ARGS }
  if (env.CHROMIUM_PATH) {
    const named = await firstThatStarts(chromium, [env.CHROMIUM_PATH], options)
    if (!named) throw new Error(`CHROMIUM_PATH is set to ${env.CHROMIUM_PATH}, which does not start`)
    return named
  }
  const present = await firstThatStarts(chromium, [...playwrights(chromium), ...systemChromiums()], options)
  if (present || env.NO_BROWSER_INSTALL) return present
  const downloaded = download('chromium') && (await firstThatStarts(chromium, playwrights(chromium), options))
  if (downloaded) return downloaded
  apt('chromium')
  return firstThatStarts(chromium, systemChromiums(), options)
}

/** Playwright's own Firefox build, else a stock Firefox over WebDriver BiDi; null where there is none. */
export async function findFirefox() {
  const look = async () =>
    (await firstThatStarts(firefox, playwrights(firefox), {})) ??
    firstThatStarts(firefox, [env.FIREFOX_PATH ?? '', ...systemFirefoxes()], { channel: 'moz-firefox' })
  const present = await look()
  if (present || env.NO_BROWSER_INSTALL) return present
  apt('firefox-esr')
  return look()
}

/** WebKitGTK's MiniBrowser behind its own WebDriver, with Xvfb for a display; null where there is none. */
export function findWebKit() {
  const architecture = { x64: 'x86_64', arm64: 'aarch64' }[process.arch]
  const homes = [`/usr/lib/${architecture}-linux-gnu/webkit2gtk-4.1/MiniBrowser`, '/usr/libexec/webkit2gtk-4.1/MiniBrowser']
  const look = () => {
    const [driver] = onPath('WebKitWebDriver')
    const [xvfb] = onPath('Xvfb')
    const binary = homes.find(existsSync)
    return driver && binary && (xvfb || env.DISPLAY) ? { driver, binary } : null
  }
  const present = look()
  if (present || env.NO_BROWSER_INSTALL) return present
  apt('webkit2gtk-driver', 'xvfb')
  return look()
}

/** Every engine the tests may use; throws, saying what to do, where one that is needed is missing. ALL_ENGINES=1 needs all three. */
export async function findBrowsers() {
  const found = { chromium: await findChromium() }
  if (env.ALL_ENGINES) Object.assign(found, { firefox: await findFirefox(), webkit: findWebKit() })
  for (const [name, browser] of Object.entries(found)) {
    if (!browser) throw new Error(`no ${name}: install one, or set CHROMIUM_PATH or FIREFOX_PATH, or run: npx playwright install ${name}`)
    say(`${name}: ${browser.executablePath ?? browser.driver} ${browser.version ?? ''}`)
  }
  return found
}

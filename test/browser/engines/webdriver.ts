import { type ChildProcess, spawn } from 'node:child_process'
import net, { type AddressInfo } from 'node:net'
import type { Readable } from 'node:stream'

/** A session of WebKitGTK's own WebDriver. */
export interface WebKitSession {
  goto(url: string): Promise<unknown>
  /** Runs the text of an async function in the page and returns what it resolves with. */
  evaluate(text: string, argument: unknown): Promise<unknown>
  close(): Promise<void>
}

const freePort = (): Promise<number> =>
  new Promise(resolve => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })

const isOpen = (port: number): Promise<boolean> =>
  new Promise(resolve => {
    const socket = net.connect(port, '127.0.0.1', () => {
      socket.destroy()
      resolve(true)
    })
    socket.on('error', () => setTimeout(resolve, 25, false))
  })

/** A screen that nobody sees, where there is none; its name goes into the environment. */
async function screen(children: ChildProcess[], env: NodeJS.ProcessEnv): Promise<void> {
  if (env['DISPLAY']) return
  const size = ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp']
  const xvfb = spawn('Xvfb', size, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] })
  children.push(xvfb)
  const output = xvfb.stdio[3] as Readable
  env['DISPLAY'] = `:${await new Promise<string>((resolve, reject) => {
    output.once('data', data => resolve(String(data).trim()))
    xvfb.once('exit', () => reject(new Error('Xvfb ended')))
    xvfb.once('error', reject)
  })}`
}

/** Starts a browser; `args` are MiniBrowser's. */
export async function startWebKit(
  { driver, binary }: { readonly driver: string; readonly binary: string },
  args: readonly string[],
): Promise<WebKitSession> {
  const children: ChildProcess[] = []
  const end = (): void => {
    for (const child of children.reverse()) child.kill()
  }
  process.once('exit', end)
  const env = { ...process.env }
  await screen(children, env)
  const port = await freePort()
  children.push(spawn(driver, [`--port=${port}`, '--host=127.0.0.1'], { env, stdio: 'ignore' }))
  for (let tries = 0; tries < 200 && !(await isOpen(port)); tries++);
  const request = async (method: string, path: string, body?: object): Promise<unknown> => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { method, ...(body && { body: JSON.stringify(body) }) })
    const { value } = (await response.json()) as { value: { error?: string; message?: string; sessionId?: string } }
    if (!response.ok) throw new Error(`${value.error}: ${value.message}`)
    return value
  }
  const options = { binary, args: ['--automation', ...args] }
  const capabilities = { alwaysMatch: { browserName: 'MiniBrowser', 'webkitgtk:browserOptions': options, timeouts: { script: 60_000 } } }
  const { sessionId } = (await request('POST', '/session', { capabilities })) as { sessionId: string }
  const call = (method: string, path: string, body?: object): Promise<unknown> => request(method, `/session/${sessionId}${path}`, body)
  return {
    goto: url => call('POST', '/url', { url }),
    async evaluate(text, argument) {
      const script = `const done = arguments[1]; (${text})(arguments[0]).then(value => done({ value }), error => done({ error: String(error) }))`
      const { value, error } = (await call('POST', '/execute/async', { script, args: [argument ?? null] })) as {
        value: unknown
        error?: string
      }
      if (error) throw new Error(error)
      return value
    },
    async close() {
      await call('DELETE', '').catch(() => {}) // it may be gone already
      end()
    },
  }
}

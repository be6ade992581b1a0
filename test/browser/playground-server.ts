import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** A playground started the way a person starts it. */
export interface RunningPlayground {
  readonly address: string
  /** What it printed so far. */
  output(): string
  stop(): Promise<void>
}

const START = fileURLToPath(new URL('../../playground/start.mjs', import.meta.url))

/** Starts it and waits for the address it prints; rejects with its output where it ends before that. */
export function startPlayground(port = 0): Promise<RunningPlayground> {
  const child: ChildProcess = spawn(process.execPath, [START, '--no-open'], { env: { ...process.env, PORT: String(port) } })
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve()))
  let output = ''
  return new Promise((resolve, reject) => {
    const heard = (chunk: unknown): void => {
      output += String(chunk)
      const address = /http:\/\/localhost:\d+\//.exec(output)?.[0]
      if (!address) return
      resolve({
        address,
        output: () => output,
        stop() {
          child.kill()
          return ended
        },
      })
    }
    child.stdout?.on('data', heard)
    child.stderr?.on('data', heard)
    child.once('error', reject)
    void ended.then(() => reject(new Error(`the playground ended at once:\n${output}`)))
  })
}

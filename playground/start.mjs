// `npm start`: serves the playground on this machine and opens it. Node's own modules only until `install()` has run.
import { fileURLToPath } from 'node:url'
import { install } from '../test/install.mjs'
import { mayOpen, open } from './server/open.mjs'
import { freePort } from './server/port.mjs'

install()
const { createServer } = await import('vite')
const port = await freePort(Number(process.env.PORT ?? 5173))
const server = await createServer({
  configFile: fileURLToPath(new URL('vite.config.ts', import.meta.url)),
  server: { port },
})
await server.listen()
const address = `http://localhost:${port}/`
console.log(`\n  The playground is at  ${address}\n  Everything in it comes from this machine. Ctrl+C ends it.\n`)
if (mayOpen(process)) open(address)

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => server.close().then(() => process.exit(0)))

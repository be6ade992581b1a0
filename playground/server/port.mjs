import net from 'node:net'

/** Whether nobody listens on `port`; resolves to the port then (a free one for 0), else to 0. */
const tryPort = (port, host) =>
  new Promise((resolve, reject) => {
    const server = net.createServer()
    server.once('error', error => {
      if (['EADDRINUSE', 'EACCES'].includes(error.code)) resolve(0)
      else if (['EADDRNOTAVAIL', 'EAFNOSUPPORT'].includes(error.code))
        resolve(port) // no IPv6 here
      else reject(error)
    })
    server.listen({ port, host, exclusive: true }, () => {
      const bound = server.address().port
      server.close(() => resolve(bound))
    })
  })

/**
 * The first free port from `wanted` on, any free one for 0. It must be free on both loopback addresses: browsers may ask for
 * `localhost` on either, and another server there would answer in our place.
 */
export async function freePort(wanted, most = 50) {
  if (!Number.isInteger(wanted) || wanted < 0 || wanted > 65_535) throw new RangeError('PORT must be a whole number from 0 to 65535')
  for (let tried = 0; tried < most; tried++) {
    const port = await tryPort(wanted === 0 ? 0 : wanted + tried, '127.0.0.1')
    if (port && (await tryPort(port, '::1'))) return port
  }
  throw new Error(`No free port between ${wanted} and ${wanted + most - 1}. Set PORT to another one.`)
}

import { spawn } from 'node:child_process'

const COMMANDS = { darwin: ['open'], win32: ['cmd', '/c', 'start', ''], linux: ['xdg-open'] }

/** Whether somebody sits in front of a screen and has not asked us to leave the browser alone. */
export function mayOpen({ argv, env, platform, stdout }) {
  if (argv.includes('--no-open') || env.CI || !stdout.isTTY) return false
  return platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY)
}

/** Opens the default browser; where that does not work, the printed address is enough. */
export function open(address) {
  const [command, ...args] = COMMANDS[process.platform] ?? COMMANDS.linux
  const child = spawn(command, [...args, address], { stdio: 'ignore', detached: true })
  child.on('error', () => console.log('  No browser could be opened from here: open the address yourself.\n'))
  child.unref()
}

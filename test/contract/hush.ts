import { commands } from 'vitest/browser'

declare module 'vitest/browser' {
  interface BrowserCommands {
    hushVendors(): Promise<void>
  }
}

await commands.hushVendors()

/** A browser that starts, and how. */
export interface FoundBrowser {
  readonly executablePath: string
  readonly version: string
  readonly args?: readonly string[]
  readonly channel?: 'moz-firefox'
}

export function findChromium(): Promise<FoundBrowser | null>
export function findFirefox(): Promise<FoundBrowser | null>
export function findWebKit(): { readonly driver: string; readonly binary: string } | null
export function findBrowsers(): Promise<Record<string, FoundBrowser | { readonly driver: string; readonly binary: string }>>

/** How an engine is started; what was not found is missing. */
export function findBrowsers(): Promise<{ readonly chromium?: { readonly executablePath: string; readonly args: string[] } }>

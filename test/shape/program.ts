import ts from 'typescript'

const libraries = new Map<string, ts.SourceFile | undefined>()

/** TypeScript's own library is parsed once, whatever the number of programs. */
function host(options: ts.CompilerOptions): ts.CompilerHost {
  const made = ts.createCompilerHost(options)
  const { getSourceFile } = made
  made.getSourceFile = (file, ...rest) => {
    if (!/\/lib\.[\w.]+\.d\.ts$/.test(file)) return getSourceFile(file, ...rest)
    if (!libraries.has(file)) libraries.set(file, getSourceFile(file, ...rest))
    return libraries.get(file)
  }
  return made
}

export const program = (files: readonly string[], options: ts.CompilerOptions): ts.Program =>
  ts.createProgram(files, options, host(options))

/** The errors in those files of a program that `ours` accepts, as `file:line message`. */
export function errors(checked: ts.Program, ours: (file: string) => boolean): string[] {
  const found = checked
    .getSourceFiles()
    .filter(({ fileName }) => ours(fileName))
    .flatMap(source => [...checked.getSyntacticDiagnostics(source), ...checked.getSemanticDiagnostics(source)])
  return [...checked.getOptionsDiagnostics(), ...found].map(({ file, start = 0, messageText }) => {
    const line = file ? file.getLineAndCharacterOfPosition(start).line + 1 : 0
    return `${file?.fileName ?? 'options'}:${line} ${ts.flattenDiagnosticMessageText(messageText, '\n')}`
  })
}

export function japaneseOf(path: string): string | undefined
export function usageOf(path: string): string
export function wantsHelp(args: readonly string[]): boolean
export function answerHelp(url: string, args?: readonly string[]): void
export function takesNoWords(url: string, args?: readonly string[]): void

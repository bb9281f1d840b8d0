export function contribSources(texts: readonly string[], suite: string): string[]

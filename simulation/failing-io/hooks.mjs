/** The real medium driver opens files that are in memory and fail as planned (`memory-files.ts`). */
const MEMORY = new URL('./memory-files.ts', import.meta.url).href

export async function resolve(specifier, context, next) {
  const below = specifier === 'node:fs/promises' && context.parentURL?.includes('/hardware/medium/box-file.ts')
  return next(below ? MEMORY : specifier, context)
}

/**
 * The real medium driver opens files that are in memory and fail as planned (`memory-files.ts`); the issuer's books stand on
 * a take-over medium and on commits that do (`issuer-disk.ts`, `failing-database.ts`).
 */
const INSTEAD = [
  ['node:fs/promises', '/hardware/medium/box-file.ts', 'memory-files.ts'],
  ['node:fs/promises', '/hardware/files/open-regular.ts', 'memory-files.ts'],
  ['node:fs', '/issuer/services/take-over/page-file.ts', 'issuer-disk.ts'],
  ['./database.ts', '/issuer/services/books/open-books.ts', 'failing-database.ts'],
].map(([specifier, from, ours]) => ({ specifier, from, ours: new URL(ours, import.meta.url).href }))

export async function resolve(specifier, context, next) {
  const instead = INSTEAD.find((each) => each.specifier === specifier && context.parentURL?.includes(each.from))
  return next(instead?.ours ?? specifier, context)
}

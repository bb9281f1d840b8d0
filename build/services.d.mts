/** Names of the programs of the online box; a bundle has `online-` before it. */
export const ONLINE_BOX: readonly string[]
/** Name → source. */
export const SERVICES: Readonly<Record<string, string>>
/** A program that people start → the bundles that it needs beside it. */
export const PROGRAMS: Readonly<Record<string, readonly string[]>>
/** Names of those that need nothing beside them but Node. */
export const ONE_FILE: readonly string[]
/** It is there, and made of the sources that are here. */
export function isBuilt(name: string): boolean
/** The bundle that plain node runs; it is there after `buildServices`. */
export function serviceFile(name: string): string
/** Builds what has changed; answers with the names of what was built. @throws when a name is unknown or a bundle fails */
export function buildServices(options?: {
  readonly only?: readonly string[]
  readonly force?: boolean
  readonly say?: (line: string) => void
}): Promise<readonly string[]>

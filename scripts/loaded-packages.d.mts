/** Where the table is kept, below the root. */
export const PAGE: string
export interface LoadedPackage {
  readonly name: string
  readonly version: string
  readonly licence: string
  /** Programs that load it. */
  readonly by: ReadonlySet<string>
}
/** Sorted by name. */
export function loadedPackages(): Promise<readonly LoadedPackage[]>
export function pageOf(packages: readonly LoadedPackage[]): string

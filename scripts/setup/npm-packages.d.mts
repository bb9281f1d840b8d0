export const COMPILED: string
export const DRIVER: string
export const FROM_SOURCE: Readonly<Record<string, string>>
export function ensureNpmPackages(root: string, stage: 'look' | 'whole'): Promise<void> | null
export function withPlaces(
  lock: { readonly packages: Readonly<Record<string, object>> },
  registry: string,
): { readonly packages: Readonly<Record<string, { readonly resolved?: string }>> }
export function ensureToolPackages(folder: string): boolean
export function compiledDriver(root: string, node: string, modules: string): Promise<string>

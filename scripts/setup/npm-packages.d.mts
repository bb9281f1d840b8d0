export const COMPILED: string
export const FROM_SOURCE: Readonly<Record<string, string>>
export function ensureNpmPackages(root: string): boolean
export function ensureToolPackages(folder: string): boolean

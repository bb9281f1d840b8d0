export const COMPILED: string
export const FROM_SOURCE: Readonly<Record<string, string>>
export function ensureNpmPackages(root: string, stage: 'look' | 'whole'): Promise<void> | null
export function ensureToolPackages(folder: string): boolean

export const AT_THE_PORTS: readonly string[]
export const OWN_PROCESS: readonly string[]
export const LONG: readonly string[]
export const PLAYED_BESIDE: readonly string[]
export const PLAYED_BESIDE_WHOLE: readonly string[]
export const LONGEST: readonly string[]
export const BROAD: readonly string[]
export const BROAD_TAG: string
export function narrowOf(broad: string): string

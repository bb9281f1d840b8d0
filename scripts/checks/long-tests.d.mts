export const LONG: readonly string[]
export const PLAYED_BESIDE: readonly string[]
export const LONGEST: readonly string[]

export const AT_THE_PORTS: readonly string[]
export const OWN_PROCESS: readonly string[]
export const LONG: readonly string[]
export const PARTS: readonly (readonly string[])[]
export const PARTS_WHOLE: readonly (readonly string[])[]
export const LONGEST: readonly string[]
export const LEFT_TO_THE_WHOLE: readonly string[]
export const DAYS_OF_EACH_RUN: readonly string[]
export const BROAD_TAG: string

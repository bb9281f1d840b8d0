interface Position {
  readonly line: number
  readonly column: number
}

export interface DrawnMutant {
  readonly id?: string
  /** The whole path, as Stryker gives it. */
  readonly fileName: string
  readonly location: { readonly start: Position; readonly end: Position }
  readonly mutatorName: string
  readonly replacement?: string
}

export function keyOf(mutant: DrawnMutant): string

interface Checker {
  init(): Promise<void>
  group(mutants: readonly DrawnMutant[]): Promise<string[][]>
  check(mutants: readonly DrawnMutant[]): Promise<Record<string, { status: string }>>
}

/** What Stryker loads by this name. */
export const strykerPlugins: readonly { name: string; injectableClass: new () => Checker }[]

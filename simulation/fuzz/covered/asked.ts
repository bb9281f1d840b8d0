/** The command line of `scripts/fuzz-covered`. */
export const USAGE = 'Usage: scripts/fuzz-covered [--inputs N] [--seed S] [DECODER…]   DECODER: as in "seal page"'

export interface Asked {
  /** None: all of them. */
  readonly names: readonly string[]
  readonly inputs: number
  readonly seed: number
}

/** @returns what is wrong with it when it is text */
export function askedBy(args: readonly string[]): Asked | string {
  const names: string[] = []
  const numbers = { inputs: 100_000, seed: 1 }
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? ''
    if (arg === '--inputs' || arg === '--seed') {
      const given = args[++i] ?? ''
      if (!/^[1-9][0-9]{0,8}$/.test(given)) return `${arg} takes a whole number from 1 on`
      numbers[arg === '--inputs' ? 'inputs' : 'seed'] = Number(given)
    } else if (arg.startsWith('-')) return `unknown option ${arg}`
    else names.push(arg)
  }
  return { names, ...numbers }
}

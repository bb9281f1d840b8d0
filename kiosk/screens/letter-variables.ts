/** The letters of a contest as CSS variables. */
import type { Letters } from './candidate-grid.ts'

export const mm = (value: number) => `calc(var(--mm) * ${value})`

export function letterVariables({ nameMm, rubyMm, bodyMm, partyReading }: Letters) {
  return {
    '--letter-name': mm(nameMm),
    '--letter-ruby': mm(rubyMm),
    '--letter-body': mm(bodyMm),
    '--letter-reading': mm(partyReading?.letterMm ?? 0),
    '--reading-lines': String(partyReading?.lines ?? 0),
  }
}

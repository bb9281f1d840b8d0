/** The findings of a bundle's check, by the numbers of bundle.md §6. */

/** As the Swiss lists of a verifier have them. A failure of one kind does not stop the others. */
export const CHECKS_BY_KIND = {
  completeness: ['V01', 'V02', 'V03', 'V04'],
  authenticity: ['V05', 'V07', 'V08'],
  consistency: ['V11', 'V12', 'V14', 'V15', 'V16', 'V17', 'V18', 'V19', 'V36'],
  integrity: ['V20'],
  evidence: [
    ...(['V21', 'V22', 'V23', 'V24', 'V25', 'V26', 'V27', 'V28'] as const),
    ...(['V29', 'V30', 'V31', 'V32', 'V33', 'V34'] as const),
  ],
} as const
export type CheckKind = keyof typeof CHECKS_BY_KIND

export const CHECKS = Object.values(CHECKS_BY_KIND).flat().toSorted()
export type Check = (typeof CHECKS)[number]
export type ShuffleCheck = 'V23' | 'V24' | 'V25' | 'V26' | 'V27' | 'V28'

export interface Finding {
  readonly check: Check
  readonly result: 'holds' | 'fails' | 'not-checked'
  /** The list, by its room (bundle.md §1); null: of the whole bundle. */
  readonly contest: number | null
  /** Where it fails, as far as one place is to blame. */
  readonly file: string | null
  /** From 0. */
  readonly row: number | null
}

interface Place {
  readonly contest?: number
  readonly file?: string
  readonly row?: number
}

export function holds(check: Check, place: Place = {}): Finding {
  return finding(check, 'holds', place)
}

export function fails(check: Check, place: Place = {}): Finding {
  return finding(check, 'fails', place)
}

export function notChecked(check: Check, place: Place = {}): Finding {
  return finding(check, 'not-checked', place)
}

export function judged(check: Check, isRight: boolean, place: Place = {}): Finding {
  return finding(check, isRight ? 'holds' : 'fails', place)
}

function finding(check: Check, result: Finding['result'], { contest, file, row }: Place): Finding {
  return { check, result, contest: contest ?? null, file: file ?? null, row: row ?? null }
}

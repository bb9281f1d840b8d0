/** What the clerk has typed for the records and not recorded yet: over what is recorded, place by place. */
import { useState } from 'react'
import {
  MINUTES_WITNESSES,
  type MinutesFields,
  type MinutesPaper,
  minutesFields,
  witnessField,
  wrongFields,
} from '#election/count/minutes.ts'
import type { MinutesView } from '../session/view.ts'

/** PEO 62: three at least. */
const ROWS_AT_FIRST = 3

export interface MinutesDraft {
  readonly by: string
  readonly reason: string
  /** Places that are not as they were recorded. */
  readonly changed: readonly string[]
  /** Something recorded becomes something else, or a paper was printed of it. */
  readonly corrects: boolean
  readonly wrong: readonly string[]
  /** All places with words. */
  readonly filled: MinutesFields
  said(name: string): string
  rowsOf(paper: MinutesPaper): number
  change(name: string, value: string): void
  fillIn(fields: MinutesFields): void
  /** A candidate of the list who named a witness brings the party, where none stands there. */
  partyOf(paper: MinutesPaper, witness: number, candidate: string): void
  addRow(paper: MinutesPaper): void
  setBy(by: string): void
  setReason(reason: string): void
}

export function useMinutesDraft({ fields, known, entries, printed, candidates }: MinutesView): MinutesDraft {
  const [typed, setTyped] = useState<MinutesFields>({})
  const [rows, setRows] = useState({ count: ROWS_AT_FIRST, meeting: ROWS_AT_FIRST })
  const [by, setBy] = useState('')
  const [reason, setReason] = useState('')
  const [recorded, setRecorded] = useState(entries.length)
  if (recorded !== entries.length) {
    // Recorded: what was typed is what stands there now.
    setRecorded(entries.length)
    setTyped({})
    setReason('')
  }
  // Before anybody has said anything, what is known stands there to be looked at.
  const base = entries.length === 0 ? { ...known, ...fields } : fields
  const said = (name: string) => typed[name] ?? base[name] ?? ''
  const filled = Object.fromEntries(
    minutesFields.flatMap(({ name }) => (said(name).trim() === '' ? [] : [[name, said(name).trim()] as const])),
  )
  const changed = minutesFields.map(({ name }) => name).filter((name) => filled[name] !== fields[name])
  const change = (name: string, value: string) => setTyped((before) => ({ ...before, [name]: value }))
  const rowsOf = (paper: MinutesPaper) => {
    const last = Object.keys(filled).reduce((most, name) => {
      const [of, , number] = name.split(' ')
      return of === paper && name.includes(' witness ') ? Math.max(most, Number(number)) : most
    }, 0)
    return Math.max(rows[paper], last)
  }
  return {
    by,
    reason,
    changed,
    corrects: changed.length > 0 && (printed || changed.some((name) => fields[name] !== undefined)),
    wrong: wrongFields(filled),
    filled,
    said,
    rowsOf,
    change,
    fillIn: (more) => setTyped((before) => ({ ...before, ...more })),
    partyOf: (paper, witness, name) => {
      const party = candidates.find((each) => each.name === name)?.party
      const place = witnessField(paper, witness, 'party')
      if (party !== undefined && said(place) === '') change(place, party)
    },
    addRow: (paper) => setRows((before) => ({ ...before, [paper]: Math.min(MINUTES_WITNESSES, rowsOf(paper) + 1) })),
    setBy,
    setReason,
  }
}

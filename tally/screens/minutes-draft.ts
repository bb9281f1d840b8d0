/** The clerk's entries for the records that are not recorded yet: over the recorded ones, place by place. */
import { useState } from 'react'
import {
  allMinutesFields,
  lettersIn,
  MINUTES_LETTERS_MAX,
  type MinutesField,
  type MinutesFields,
  wrongFields,
} from '#election/count/minutes.ts'
import { halfWidth } from '#election/definition/import/written-forms.ts'
import type { MinutesView } from '../session/minutes-view.ts'

/** PEO 62: three witnesses at least. */
const ROWS_AT_FIRST = { witness: 3, provisional: 1 }

/** A table of the papers: the names of its fields begin with `prefix` and a row number. */
export interface MinutesTable {
  readonly group: keyof typeof ROWS_AT_FIRST
  /** `count witness`, `of mayor meeting witness`. */
  readonly prefix: string
  readonly most: number
}

export interface MinutesDraft {
  /** Every place that the records of this day have, in their order. */
  readonly places: readonly MinutesField[]
  readonly by: string
  readonly reason: string
  /** Somebody typed what is recorded nowhere: it is in this window alone. */
  readonly isTyped: boolean
  /** Places that are not as they were recorded. */
  readonly changed: readonly string[]
  /** Something recorded becomes something else, or a paper was printed of it. */
  readonly corrects: boolean
  readonly wrong: readonly string[]
  /** More than can be recorded at once; else null. */
  readonly tooLong: number | null
  /** All places with words. */
  readonly filled: MinutesFields
  said(name: string): string
  rowsOf(table: MinutesTable): number
  change(name: string, value: string): void
  fillIn(fields: MinutesFields): void
  /** A candidate of the list who named a witness brings the party into that field. */
  partyOf(place: string, candidate: string): void
  addRow(table: MinutesTable): void
  setBy(by: string): void
  setReason(reason: string): void
}

/** The recorded entries are the present ones now; a clerk who typed on while they were recorded loses nothing. */
export function typedSince(typed: MinutesFields, recorded: MinutesFields): MinutesFields {
  return Object.fromEntries(Object.entries(typed).filter(([name, value]) => value.trim() !== (recorded[name] ?? '')))
}

/** An input method leaves figures in full width, and a blank where the record has its T. */
export function asRecorded(kind: MinutesField['kind'], typed: string): string {
  return kind === 'words' || kind === 'decision' ? typed.trim() : halfWidth(typed).replace(' ', 'T')
}

/** The party goes with its candidate; one that the clerk wrote stays. */
export function partyBrought(said: string, { before, now }: { readonly before: string; readonly now: string }): string {
  return said === before ? now : said
}

export function useMinutesDraft({ fields, known, entries, printed, candidates, contests }: MinutesView): MinutesDraft {
  const [typed, setTyped] = useState<MinutesFields>({})
  const [rows, setRows] = useState<Readonly<Record<string, number>>>({})
  const [by, setBy] = useState('')
  const [reason, setReason] = useState('')
  const [recorded, setRecorded] = useState(entries.length)
  if (recorded !== entries.length) {
    setRecorded(entries.length)
    setTyped(typedSince(typed, fields))
    setReason('')
  }
  // Before the first entry the known values are there to be looked at.
  const base = entries.length === 0 ? { ...known, ...fields } : fields
  const said = (name: string) => typed[name] ?? base[name] ?? ''
  const places = allMinutesFields(
    contests.map(({ id, candidates: all }) => ({ id, candidates: all.map(({ number }) => number) })),
  )
  const filled = Object.fromEntries(
    places.flatMap(({ name, kind }) => {
      const value = asRecorded(kind, said(name))
      return value === '' ? [] : [[name, value] as const]
    }),
  )
  const changed = places.map(({ name }) => name).filter((name) => filled[name] !== fields[name])
  const letters = lettersIn(filled)
  const change = (name: string, value: string) => setTyped((before) => ({ ...before, [name]: value }))
  const rowsOf = ({ prefix, group }: MinutesTable) => {
    const there = Object.keys(filled).filter((name) => name.startsWith(`${prefix} `))
    const last = there.map((name) => Number(name.slice(prefix.length + 1).split(' ')[0]))
    return Math.max(rows[prefix] ?? ROWS_AT_FIRST[group], ...last)
  }
  return {
    places,
    by,
    reason,
    isTyped: places.some(({ name, kind }) => (filled[name] ?? '') !== asRecorded(kind, base[name] ?? '')),
    changed,
    corrects: changed.length > 0 && (printed || changed.some((name) => fields[name] !== undefined)),
    wrong: wrongFields(filled),
    tooLong: letters > MINUTES_LETTERS_MAX ? letters : null,
    filled,
    said,
    rowsOf,
    change,
    fillIn: (more) => setTyped((before) => ({ ...before, ...more })),
    partyOf: (place, name) => {
      const of = (candidate: string) => candidates.find((each) => each.name === candidate)?.party ?? ''
      const before = of(said(place.replace(/party$/, 'candidate')))
      change(place, partyBrought(said(place), { before, now: of(name) }))
    },
    addRow: (table) => setRows((before) => ({ ...before, [table.prefix]: Math.min(table.most, rowsOf(table) + 1) })),
    setBy,
    setReason,
  }
}

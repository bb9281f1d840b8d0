/** The people of a private body (S-05): two bring its list, one of them approves, and the letters are handed out. */
import { birthInEra, isDay } from '#election/birth-date.ts'
import { LETTERS_AT_ONCE, MEMBERS_AT_ONCE } from '#election/online/wire/staff.ts'
import { importMembers } from '#online/roll-side/roll/import-members.ts'
import type { OnlinePrograms } from '#simulation/online/programs/online-programs.ts'
import { readLetter } from '#simulation/online/programs/read-letter.ts'
import type { School } from '#simulation/online/programs/school.ts'
import { must } from '#simulation/rooms/must.ts'

export const SCHOOL_STEPS = [
  ...(['roll', 'approve', 'print', 'boxes', 'close', 'export'] as const),
  ...(['sort', 'count', 'check'] as const),
] as const

/** Whose letters the page shows: all others have their codes on paper alone. */
const SHOWN = 3

export interface SchoolPapers {
  /** All letters, a PDF for so many as are printed at once. */
  readonly pdfs: readonly Uint8Array[]
  readonly count: number
  readonly shown: readonly SchoolLetter[]
}

interface SchoolLetter {
  readonly name: string
  /** Null: the list has none. */
  readonly birth: string | null
  /** A telephone reads it from the 2D code. */
  readonly address: URL
}

export async function bringMembers({ staff }: OnlinePrograms, { members }: School): Promise<void> {
  for (const each of staff) await each.ask('import', { csv: members })
}

export async function approveMembers({ staff }: OnlinePrograms): Promise<void> {
  const [first] = staff
  const { applications } = await first.ask('applications', { state: 'proposed' })
  const ids = applications.map(({ id }) => id)
  for (let at = 0; at < ids.length; at += MEMBERS_AT_ONCE) {
    await first.ask('approve-members', { ids: ids.slice(at, at + MEMBERS_AT_ONCE) })
  }
}

export async function printMembers({ staff }: OnlinePrograms, school: School): Promise<SchoolPapers> {
  const [, second] = staff
  const births = birthsOf(school)
  const drawn = await second.ask('letters', { state: 'drawn' })
  // By class and number, as they are handed out.
  const letters = drawn.letters.toSorted((a, b) => (a.address < b.address ? -1 : 1))
  const pdfs: Uint8Array[] = []
  const print = async (some: readonly (typeof letters)[number][]) => {
    const { pdf } = await second.ask('print', { letters: some.map(({ letter }) => letter) })
    return new Uint8Array(Buffer.from(pdf, 'base64'))
  }
  const shown: SchoolLetter[] = []
  for (const each of letters.slice(0, SHOWN)) {
    const address = await readLetter(await print([each]))
    shown.push({ name: each.name, birth: births.get(each.address) ?? null, address })
  }
  for (let at = 0; at < letters.length; at += LETTERS_AT_ONCE) {
    pdfs.push(await print(letters.slice(at, at + LETTERS_AT_ONCE)))
  }
  return { pdfs, count: letters.length, shown }
}

function birthsOf({ members, sources }: School): ReadonlyMap<string, string> {
  const rows = must(importMembers(new TextEncoder().encode(members), sources.contests))
  return new Map(
    rows.flatMap(({ row }) => (isDay(row.birthDate) ? [[row.address, birthInEra(row.birthDate)] as const] : [])),
  )
}

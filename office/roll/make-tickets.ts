/** 投票所入場券 of each station: lines for a printing house, and sheets. The rolls are sealed, so the office's secrets open them. */
import { join } from 'node:path'
import { loadDocumentFonts } from '#documents/fonts.ts'
import { ticketsCsv, ticketsOf, ticketsOnPaper } from '#documents/office/tickets.ts'
import { assert } from '#election/assert.ts'
import { err, ok, type Result } from '#election/result.ts'
import { shownOf } from '#election/roll/row-grounds.ts'
import { writeWholeFile } from '#hardware/files/whole-file.ts'
import { readRollsNow } from './rolls-now.ts'
import type { RollsOnPaperError, RollsOnPaperInput } from './rolls-on-paper.ts'

export interface MadeTickets {
  readonly files: readonly string[]
  readonly tickets: number
  /** Whose number in the roll is none that a code can hold: the desk finds them by name. */
  readonly withoutCode: number
}

/** @param only this station; null: each that is open on election day */
export async function makeTickets(
  { election, authorityPublicKey, secrets, rounds, out, madeAt }: RollsOnPaperInput,
  only: string | null,
): Promise<Result<MadeTickets, RollsOnPaperError>> {
  const { electionPackage } = election
  const known = await readRollsNow(election, authorityPublicKey, secrets, rounds)
  if (!known.ok) return known
  const stations = electionPackage.stations.filter(({ id, earlyVoting }) =>
    only === null ? !earlyVoting : id === only,
  )
  if (stations.length === 0) return err({ type: 'unknown-station', station: only ?? '' })
  const { use, rules } = electionPackage
  const head = { use, electionTitle: rules.title, municipality: rules.municipality, date: rules.date, madeAt }
  const fonts = await loadDocumentFonts(election)
  const { people, grounds } = known.value
  const made = { files: [] as string[], tickets: 0, withoutCode: 0 }
  for (const station of stations) {
    const rows = (people.get(station.id) ?? []).map((row) => ({ ...row, ...shownOf(grounds.get(row.rollNo) ?? {}) }))
    const tickets = ticketsOf({ electionPackage, station, rows })
    const drawn = await ticketsOnPaper({ head, station, tickets }, fonts)
    assert(drawn.ok, 'tickets: a letter that no font has is 〓')
    const contents = { csv: ticketsCsv(station, tickets), pdf: drawn.value.pdf }
    for (const [kind, bytes] of Object.entries(contents)) {
      const path = join(out, `tickets-${station.id}.${kind}`)
      await writeWholeFile(path, bytes)
      made.files.push(path)
    }
    made.tickets += tickets.length
    made.withoutCode += tickets.filter(({ code }) => code === null).length
  }
  return ok(made)
}

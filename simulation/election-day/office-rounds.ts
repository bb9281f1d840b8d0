/**
 * The office in the evenings before election day: what each early-voting station sends becomes a round of roll lists for all stations (ELG-02a). By its
 * services, for a rehearsal too: an evening of a fixture has no screen of the office, and one way plays both.
 */
import { copyFile, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { utf8 } from '#election/bytes.ts'
import type { Approving } from '#election/definition/document-approvals.ts'
import type { ShippedFonts } from '#election/definition/import/import-election.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import type { Randomness } from '#election/randomness.ts'
import { dayListFile } from '#election/roll/day-list.ts'
import { roundName } from '#election/roll/roll-round.ts'
import type { LocalMinute } from '#election/time.ts'
import { readStationSecrets, roundDirectory } from '#office/files/office-files.ts'
import { openOffice } from '#office/prepare/make-office.ts'
import { makeRollLists, SLIPS_USED } from '#office/roll/make-roll-lists.ts'
import type { CityRollSystem } from '#simulation/people/city-roll-system.ts'
import { must } from '#simulation/rooms/must.ts'
import type { PlayedPeople } from './rehearsal-people.ts'

/** The newest round goes to the counting centre, which holds the stations' reports against it (own-18). */
async function carriesRound(out: string, number: number): Promise<void> {
  for (const ending of ['ippyo', 'sig']) {
    const name = `${roundName(number)}.${ending}`
    await copyFile(join(roundDirectory(join(out, ROUNDS), number), name), join(out, 'reports', name))
  }
}

/** Below the prepared directory: what the stick to the stations holds. */
export const ROUNDS = 'roll-lists'

const MADE_BY = ['選管 一郎', '選管 二葉'] as const

/** @returns how many rounds were made; the last one is called so */
export async function officeRounds(input: {
  readonly out: string
  readonly election: LoadedElection
  readonly people: PlayedPeople
  readonly approving: Approving | null
  readonly city: CityRollSystem
  readonly fonts: ShippedFonts
  readonly randomness: Randomness
}): Promise<number> {
  const { out, election, people, approving, city, fonts, randomness } = input
  const { stations, rules } = election.electionPackage
  const early = stations.filter(({ earlyVoting }) => earlyVoting)
  const evenings = [...new Set(early.flatMap(({ dates }) => dates))].sort()
  const office = join(out, 'office')
  for (const [place, date] of evenings.entries()) {
    const lists = early.flatMap(({ id, dates }) => {
      const number = [...dates].sort().indexOf(date) + 1
      return number > 0 ? [readFile(join(out, 'reports', dayListFile(id, number)))] : []
    })
    const changes = city.changesCsv()
    const made = await makeRollLists({
      election,
      authority: must(await openOffice(office, people.officePassphrase), 'the office'),
      secrets: must(await readStationSecrets(office, people.officePassphrase), 'the stations'),
      approving,
      out: join(out, ROUNDS),
      changes: changes === null ? null : { file: utf8(changes), profile: null },
      dayLists: (await Promise.all(lists)).map((bytes) => new Uint8Array(bytes)),
      ...{ withoutDayList: [], withoutOnline: false, incidents: null },
      madeBy: MADE_BY,
      last: place === evenings.length - 1,
      madeAt: `${date}T${rules.closes}` as LocalMinute,
      fonts,
      randomness,
    })
    const { number } = must(made, 'a round of roll lists')
    if (changes !== null)
      city.reads(await readFile(join(roundDirectory(join(out, ROUNDS), number), SLIPS_USED), 'utf8'))
  }
  if (evenings.length > 0) await carriesRound(out, evenings.length)
  return evenings.length
}

/** ELG-02a: the daily list of an early-voting station, beside its reports. Made from the present books, whenever it is asked for. */
import { join } from 'node:path'
import { reportFingerprint } from '#election/keys/fingerprint.ts'
import type { MachineCrypto } from '#election/keys/machine-crypto.ts'
import {
  type DayListLine,
  dayListDocument,
  dayListFile,
  encryptDayList,
  lineOfDay,
  signDayList,
} from '#election/roll/day-list.ts'
import { writeWholeFile } from '#hardware/files/whole-file.ts'
import { atRemovable } from '#hardware/medium/patience.ts'
import type { DayListNote } from '#issuer/session/day-record.ts'
import { dateOfDay } from '#issuer/session/days.ts'
import type { DayRecord } from '#issuer/session/state.ts'
import { isBesideRoll, type OpenStation } from '../station.ts'

/** @returns null: no key that signs, or a stick that does not take it */
export async function writeDayListFile(
  station: OpenStation,
  record: DayRecord,
  directory: string,
  { sha256 }: MachineCrypto,
): Promise<DayListNote | null> {
  const { facts, keys, signer, randomness } = station
  const date = dateOfDay(facts, record)
  if (date === null || !signer.canSign()) return null
  const number = record.days.before.length + 1
  const voters = whoCame(station)
  const list = { electionId: facts.electionId, station: facts.station, issuer: facts.issuer, number, date, voters }
  const signed = signer.with((key) => signDayList(list, key))
  const file = encryptDayList(signed, { ...list, rollKey: keys.rollKey }, randomness)
  const path = join(directory, dayListFile(facts.station, number))
  const written = await atRemovable(directory, () => writeWholeFile(path, file))
  // Full, read-only, pulled or hung: the officer sees it, and asks again with another stick.
  if (!written.ok) return null
  return { number, voters: voters.length, digits: reportFingerprint(sha256(dayListDocument(signed))) }
}

/** Sorted: the order of the books is that of the roll, and no other one is made from it. */
function whoCame({ books, facts }: OpenStation): readonly DayListLine[] {
  return (
    books
      .voters()
      // ELG-01, 人違い: no roll has a row that the office could mark; the paper about each goes to the commission.
      .filter(({ rollNo }) => !isBesideRoll(books, rollNo))
      .flatMap(({ row, rollNo }) => lineOfDay(rollNo, books.standing(row), facts.all) ?? [])
      .sort((one, other) => (one.rollNo < other.rollNo ? -1 : 1))
  )
}

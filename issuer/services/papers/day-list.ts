/** ELG-02a: the daily list of an early-voting station, beside its reports. Made from the present books, whenever it is asked for. */
import { join } from 'node:path'
import { sha256 } from '@noble/hashes/sha2.js'
import { toHex } from '#election/bytes.ts'
import type { StationReport } from '#election/count/station-report.ts'
import { reportFingerprint } from '#election/keys/fingerprint.ts'
import type { MachineCrypto } from '#election/keys/machine-crypto.ts'
import {
  type DayList,
  type DayListLine,
  dayListBytes,
  dayListDocument,
  dayListFile,
  encryptDayList,
  lineOfDay,
  signDayList,
  stopNumber,
} from '#election/roll/day-list.ts'
import { dateOfSitting } from '#election/sitting.ts'
import { writeWholeFile } from '#hardware/files/whole-file.ts'
import { atRemovable } from '#hardware/medium/patience.ts'
import type { DayListNote } from '#issuer/session/day-record.ts'
import { sittingOfDay } from '#issuer/session/days.ts'
import type { DayRecord } from '#issuer/session/state.ts'
import { isBesideRoll, type OpenStation } from '../station.ts'

/** @returns null: no key that signs, or a stick that does not take it */
export async function writeDayListFile(
  station: OpenStation,
  record: DayRecord,
  directory: string,
  crypto: MachineCrypto,
): Promise<DayListNote | null> {
  const { facts, keys, signer, randomness } = station
  const list = dayListOf(station, record)
  if (list === null || !signer.canSign()) return null
  const { number, voters } = list
  const signed = signer.with((key) => signDayList(list, key))
  const file = encryptDayList(signed, { ...list, rollKey: keys.rollKey }, randomness)
  const path = join(directory, dayListFile(facts.station, number))
  const written = await atRemovable(directory, () => writeWholeFile(path, file))
  // Full, read-only, pulled or hung: the officer sees it, and asks again with another stick.
  if (!written.ok) return null
  return { number, voters: voters.length, digits: reportFingerprint(crypto.sha256(dayListDocument(signed))) }
}

/** As the books have it now; null: this is no day of the station. */
function dayListOf(station: OpenStation, record: DayRecord): DayList | null {
  const { electionId, station: place, issuer } = station.facts
  const sitting = sittingOfDay(station.facts, record)
  const number = record.days.before.length + 1
  if (sitting === null) return null
  const day = { number, date: dateOfSitting(sitting), stop: stopNumber(sitting) }
  return { electionId, station: place, issuer, ...day, voters: whoCame(station) }
}

/** 発券のみ: for the signed report, in place of a roll list. */
export function slipsReported(station: OpenStation, record: DayRecord): Pick<StationReport, 'slips'> {
  const list = station.facts.slips === null ? null : dayListOf(station, record)
  if (list === null) return { slips: null }
  return { slips: { used: list.voters.length, dayList: toHex(sha256(dayListBytes(list))) } }
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

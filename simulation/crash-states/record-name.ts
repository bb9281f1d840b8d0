/** Records by name instead of by ciphertext: who, which list of which contest, which attempt, on which day. */
import type { ContestBit } from '#election/ids.ts'
import { quickRecord } from '#simulation/rooms/small-pair.ts'

export interface RecordName {
  readonly voter: number
  readonly contest: ContestBit
  readonly place: number
  readonly attempt: number
  readonly day: number
}

/** The name stands in the record where the ciphertext would be. */
export function namedRecord(name: RecordName): Uint8Array {
  const record = quickRecord(name.contest, 0x40, name.place)
  record[100] = name.voter
  record[101] = name.attempt
  record[102] = name.day
  return record
}

export function nameOfRecord(record: Uint8Array): RecordName {
  return {
    voter: record[100] as number,
    contest: record[3] as ContestBit,
    place: record[4] as number,
    attempt: record[101] as number,
    day: record[102] as number,
  }
}

/** bundle.md, V18: a voter has one record in the list of each judge, so the lists of one seal are equally long. Each is asked by itself. */
import { type Judged, roomsOfContest } from '../medium/page-fields.ts'

export interface ShortList {
  readonly room: number
  /** The seal. */
  readonly file: string
}

interface Sealed {
  readonly file: string
  /** By room. */
  readonly records: readonly number[]
}

export function shortLists(judged: Judged | null, seals: readonly Sealed[]): readonly ShortList[] {
  if (judged === null) return []
  const rooms = roomsOfContest(judged.bit, judged)
  return seals.flatMap(({ file, records }) => {
    const most = Math.max(...rooms.map((room) => records[room] ?? 0))
    return rooms.filter((room) => (records[room] ?? 0) < most).map((room) => ({ room, file }))
  })
}

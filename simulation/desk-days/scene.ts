/** The surroundings of the people of a desk day. */
import type { UltralightAesCard } from '#hardware/card-reader/simulator/ultralight-aes-card.ts'
import type { StationClock } from '#simulation/rooms/clock.ts'
import type { Dice } from '#simulation/rooms/dice.ts'
import type { ReceptionRoom } from '#simulation/rooms/reception-room.ts'
import type { SampleStation } from '#simulation/rooms/sample-station.ts'
import type { Transcript } from '#simulation/stations/transcript.ts'
import type { Cards } from './cards.ts'
import type { Disks } from './disks.ts'
import type { Watch } from './watch.ts'

export interface Scene {
  readonly dice: Dice
  readonly facts: SampleStation
  readonly clock: StationClock
  readonly transcript: Transcript
  readonly cards: Cards
  readonly reception: ReceptionRoom
  readonly watch: Watch
  /** Real books, in which power may go in the midst of a write; null: books in memory, where each write is whole. */
  readonly disks: Disks | null
  readonly violations: readonly string[]
  object(what: string): void
  /** Now and then it slips, or the air swallows an answer. */
  lays(card: UltralightAesCard | undefined): void
  lifts(): void
  powerGoes(): void
  /** LAW-19: a list takes a contest off cards or brings it back, and the issuer is started with it. */
  startsWithNextList(): void
  /** Until nothing is asked any more; then each rule is asked. */
  rest(): Promise<void>
}

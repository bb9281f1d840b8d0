/** The card reader, whichever the configuration names. */
import { unreachable } from '#election/assert.ts'
import type { Randomness } from '#election/randomness.ts'
import { Pn532CardReader } from './pn532-card-reader.ts'
import type { CardPersonaliser } from './port.ts'

/** The entry of the configuration for each model. */
export type CardReaderPlace = PathOfPn532

interface PathOfPn532 {
  readonly type: 'pn532'
  /** Serial path; a pseudo-terminal works. */
  readonly path: string
}

/** Resolves after the first try, also when the reader does not answer: the driver goes on trying. */
export function openCardReader(place: CardReaderPlace, randomness: Randomness): Promise<CardPersonaliser> {
  const { type } = place
  switch (type) {
    case 'pn532':
      return Pn532CardReader.open({ path: place.path, randomness })
    default:
      return unreachable(type)
  }
}

/** The model that a serial path alone names, on a command line. */
export function cardReaderOn(path: string): CardReaderPlace {
  return { type: 'pn532', path }
}

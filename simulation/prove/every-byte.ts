/** Every single-byte change of a sealed medium is detected by the tally's reader and by `verify`. */
import { BLOCKS, everyByte } from '#simulation/every-byte/lane.ts'
import type { Lane } from '#simulation/lane.ts'

export const lane: Lane = {
  name: 'every-byte',
  unit: 'changed bytes',
  sliceSeeds: 4,
  seedsInAll: BLOCKS,
  run: everyByte,
}

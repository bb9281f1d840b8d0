/** The independent reader answers to any files of an evening, and never that all holds. */
import { expect, it } from 'vitest'
import { below } from '#election/randomness.ts'
import { SEVERAL, seenByOther } from '#simulation/online/random-evenings.ts'
import { onlineEvening } from '#simulation/rooms/online-evening.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'

const CHANGES = 30
const made = onlineEvening('random evenings', null, SEVERAL).finished()
const random = seededRandomness('any bytes of an evening')

/** A byte, a run of bytes, an end that is missing, more at the end, a part that is there twice, or nothing at all. */
function changed(bytes: Uint8Array): Uint8Array {
  const from = below(random, bytes.length)
  const to = Math.min(bytes.length, from + 1 + below(random, 200))
  switch (below(random, 6)) {
    case 0:
      return bytes.with(from, (bytes[from] as number) ^ (1 << below(random, 8)))
    case 1:
      return Uint8Array.from([...bytes.subarray(0, from), ...random.bytes(to - from), ...bytes.subarray(to)])
    case 2:
      return bytes.slice(0, from)
    case 3:
      return Uint8Array.from([...bytes, ...random.bytes(1 + below(random, 900))])
    case 4:
      return Uint8Array.from([...bytes.subarray(0, to), ...bytes.subarray(from)])
    default:
      return random.bytes(below(random, 5000))
  }
}

it.each(['box', 'log'] as const)('the %s with other bytes is refused by a number', (file) => {
  for (let n = 0; n < CHANGES; n++) {
    const { fails, files } = seenByOther({ ...made, files: { ...made.files, [file]: changed(made.files[file]) } })
    expect([n, fails.length > 0, files]).toEqual([n, true, null])
  }
})

it('is asked about files that hold', () => {
  expect(seenByOther(made).fails).toEqual([])
})

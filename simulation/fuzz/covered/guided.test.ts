/** What learns finds what blind changes do not, in code whose branches are counted and which otherwise does the same. */
import { expect, it } from 'vitest'
import { broken, type Target } from '../target.ts'
import { askedBy } from './asked.ts'
import { COUNTERS, counted } from './count-branches.ts'
import { guided } from './guided.ts'

/** One byte more of a word at each branch. */
const DECODER = `(bytes) => {
  if (bytes[0] !== 0x49) return 'a'
  if (bytes[1] !== 0x70) return 'b'
  const third = bytes[2] === 0x70 ? bytes[3] === 0x79 && bytes[4] === 0x6f : false
  return third ? 'deep' : 'c'
}`

function decoder(counters: Uint32Array): { read: (bytes: Uint8Array) => string; places: number } {
  const { code, places } = counted(DECODER, 'decoder.ts')
  return { read: new Function(COUNTERS, `return ${code}`)(counters), places }
}

function targetOf(read: (bytes: Uint8Array) => string) {
  const target: Target = {
    name: 'a word',
    inputsPerSeed: 1,
    make: (random) => random.bytes(8),
    judge: (bytes) => (read(bytes) === 'deep' ? broken('deep') : 'refused'),
  }
  return { target, most: 8, whole: (bytes: Uint8Array) => bytes, kept: (bytes: Uint8Array) => bytes }
}

it('comes behind five branches; as many blind inputs do not', async () => {
  const counters = new Uint32Array(64)
  const target = targetOf(decoder(counters).read)
  const asked = { seed: 1, inputs: 60_000, counters }
  expect(await guided(target, { ...asked, blind: true })).toMatchObject({ failure: null })
  const found = await guided(target, asked)
  expect(Buffer.from(found.failure?.input.subarray(0, 5) ?? []).toString()).toBe('Ippyo')
  expect(await guided(target, asked)).toEqual(found)
})

it('counts each way once when it is gone, and changes nothing else', () => {
  const counters = new Uint32Array(64)
  const { read, places } = decoder(counters)
  const went = (text: string) => {
    counters.fill(0)
    const said = read(Buffer.from(text))
    return [said, [...counters.subarray(0, places)]]
  }
  expect(places).toBe(10)
  const [none, half, whole] = [went('xxxxx'), went('Ipxyo'), went('Ippyo')]
  expect([none[0], half[0], whole[0]]).toEqual(['a', 'c', 'deep'])
  expect(new Set([none, half, whole].map(([, ways]) => String(ways))).size).toBe(3)
  expect(counters.every((count) => count <= 1)).toBe(true)
})

it('the command takes numbers from 1 on and names', () => {
  expect(askedBy(['--inputs', '5', 'seal page'])).toEqual({ names: ['seal page'], inputs: 5, seed: 1 })
  for (const wrong of [['--inputs', '0'], ['--seed'], ['--seconds', '3']])
    expect(askedBy(wrong)).toEqual(expect.any(String))
})

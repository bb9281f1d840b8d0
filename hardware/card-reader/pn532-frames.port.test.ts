import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { concat, fromHex, toHex } from '#election/bytes.ts'
import vectors from '#fixtures/vectors/pn532.json' with { type: 'json' }
import { crcA } from './crc-a.ts'
import {
  ACK_FRAME,
  CHIP_TO_HOST,
  ERROR_FRAME,
  encodeFrame,
  FrameDecoder,
  type FrameEvent,
  NACK_FRAME,
} from './pn532-frames.ts'

const tfiOf = (hex: string): number => Number.parseInt(hex, 16)

/** A patient listener hears the bytes, then silence until nothing waits any more. */
function heard(decoder: FrameDecoder, ...chunks: Uint8Array[]): FrameEvent[] {
  const events = chunks.flatMap((chunk) => decoder.push(chunk))
  while (decoder.pending) events.push(...decoder.resync())
  return events
}

const wholeIn = (events: FrameEvent[]): FrameEvent[] => events.filter(({ type }) => type !== 'damaged')

describe('PN532 vectors', () => {
  test.each(vectors.frames)('$what', ({ tfi, data, frame }) => {
    expect(toHex(encodeFrame(tfiOf(tfi), fromHex(data)))).toBe(frame)
    expect(new FrameDecoder().push(fromHex(frame))).toEqual([{ type: 'frame', tfi: tfiOf(tfi), data: fromHex(data) }])
  })

  test('ACK, NACK, error', () => {
    expect([ACK_FRAME, NACK_FRAME, ERROR_FRAME].map(toHex)).toEqual([
      vectors.acknowledge,
      vectors.notAcknowledge,
      vectors.error,
    ])
    const events = new FrameDecoder().push(concat(ACK_FRAME, NACK_FRAME, ERROR_FRAME))
    expect(events.map(({ type }) => type)).toEqual(['ack', 'nack', 'error'])
  })

  test.each(vectors.crcA)('CRC_A of $bytes', ({ bytes, crc }) => {
    expect(toHex(crcA(fromHex(bytes)))).toBe(crc)
  })
})

test('frames of every length up to 265 bytes come back, normal up to 255 and extended beyond', () => {
  for (let length = 0; length <= 264; length++) {
    const data = new Uint8Array(length).map((_, i) => (i * 7 + length) & 0xff)
    const frame = encodeFrame(CHIP_TO_HOST, data)
    expect(frame[3] === 0xff && frame[4] === 0xff).toBe(length + 1 > 255)
    expect(new FrameDecoder().push(frame)).toEqual([{ type: 'frame', tfi: CHIP_TO_HOST, data }])
  }
  expect(() => encodeFrame(CHIP_TO_HOST, new Uint8Array(265))).toThrow('265')
})

test('chunks cut anywhere give the same frames in the same order', () => {
  const frames = vectors.frames.map(({ frame }) => fromHex(frame))
  const stream = concat(...frames)
  const expected = new FrameDecoder().push(stream)
  expect(expected.length).toBe(frames.length)
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 }), (sizes) => {
      const decoder = new FrameDecoder()
      const events: FrameEvent[] = []
      for (let at = 0, i = 0; at < stream.length; i++) {
        const size = sizes[i % sizes.length] as number
        events.push(...decoder.push(stream.slice(at, at + size)))
        at += size
      }
      expect(events).toEqual(expected)
    }),
  )
})

test('noise before a frame never hides it, also noise that looks like a beginning', () => {
  const frame = fromHex('0000ff06fad50332010607e800')
  const noise = fc.oneof(
    fc.uint8Array({ maxLength: 60 }),
    fc.uint8Array({ maxLength: 20 }).map((bytes) => concat(bytes, Uint8Array.of(0x00, 0xff))),
    fc.constantFrom('0000ff', '00ff05', '00ffffff', '00ffffff01', '00ff05fbd5', '5555').map(fromHex),
  )
  fc.assert(
    fc.property(noise, (before) => {
      const whole = wholeIn(heard(new FrameDecoder(), before, frame))
      expect(whole.at(-1)).toEqual({ type: 'frame', tfi: CHIP_TO_HOST, data: fromHex('0332010607') })
    }),
    { numRuns: 1000 },
  )
})

test('no bytes whatever make the decoder throw, hang or keep more than one frame waiting', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 80 }), { maxLength: 8 }), (chunks) => {
      const decoder = new FrameDecoder()
      heard(decoder, ...chunks)
      expect(decoder.pending).toBe(false)
    }),
    { numRuns: 500 },
  )
})

test('a changed bit never gives a frame with other contents', () => {
  for (const { frame, data } of vectors.frames) {
    const bytes = fromHex(frame)
    for (let bit = 0; bit < 8 * bytes.length; bit++) {
      const changed = bytes.slice()
      changed[bit >> 3] = (changed[bit >> 3] as number) ^ (1 << (bit & 7))
      for (const event of heard(new FrameDecoder(), changed)) {
        if (event.type === 'frame') expect(toHex(event.data)).toBe(data)
      }
    }
  }
})

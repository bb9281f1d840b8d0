import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { concat, fromHex, toHex } from '#election/bytes.ts'
import vectors from '#fixtures/vectors/kpb200.json' with { type: 'json' }
import { buttonFrame, encodeKeypadFrame, HANDSHAKE, HANDSHAKE_PAYLOAD, KeypadFrameDecoder } from './kpb200-frames.ts'

describe('KPB-200 vectors', () => {
  test.each(vectors.buttons)('$what', ({ button, pressed, frame }) => {
    expect(toHex(buttonFrame(button, pressed))).toBe(frame)
    expect(new KeypadFrameDecoder().push(fromHex(frame))).toEqual([{ type: 'button', button, pressed }])
  })

  test('handshake', () => {
    expect(toHex(encodeKeypadFrame(HANDSHAKE, HANDSHAKE_PAYLOAD))).toBe(vectors.handshake)
    expect(new KeypadFrameDecoder().push(fromHex(vectors.handshake))).toEqual([{ type: 'handshake' }])
  })
})

test('frames cut anywhere and joined come out whole and in order', () => {
  const frames = vectors.buttons.map(({ frame }) => fromHex(frame))
  const expected = vectors.buttons.map(({ button, pressed }) => ({ type: 'button', button, pressed }))
  const stream = concat(...frames)
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 60, maxLength: 60 }), (sizes) => {
      const decoder = new KeypadFrameDecoder()
      const heard = []
      let at = 0
      for (const size of sizes) {
        heard.push(...decoder.push(stream.slice(at, at + size)))
        at += size
      }
      expect(heard).toEqual(expected)
    }),
  )
})

test('a changed bit is never a press of another key', () => {
  const frame = fromHex('300002020114cd')
  for (let bit = 0; bit < 8 * frame.length; bit++) {
    const changed = frame.slice()
    changed[bit >> 3] = (changed[bit >> 3] as number) ^ (1 << (bit & 7))
    expect(new KeypadFrameDecoder().push(changed)).toEqual([])
  }
})

test('noise of any kind is passed over', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (noise) => {
      const decoder = new KeypadFrameDecoder()
      decoder.push(noise)
      // At most one frame of noise may wait for its rest; nine bytes later the decoder is free again.
      decoder.push(new Uint8Array(16))
      expect(decoder.push(fromHex(vectors.handshake)).at(-1)).toEqual({ type: 'handshake' })
    }),
  )
})

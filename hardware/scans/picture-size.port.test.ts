/** A picture's own word on its size is asked before anything unpacks it. */
import { describe, expect, it } from 'vitest'
import { parsePictureSize } from './picture-size.ts'

const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'))
const PNG = '89504e470d0a1a0a 0000000d 49484452'
const SIZE = '00000d80 00001320'
const JPEG = 'ffd8'
const OTHER = 'ffe0 0005 ababab'
const frame = (marker: string) => `ff${marker} 000b 08 1320 0d80 01011100`

describe('of a PNG', () => {
  it('stands in its first chunk', () => {
    expect(parsePictureSize(bytes(PNG + SIZE))).toEqual({ width: 0xd80, height: 0x1320 })
    expect(parsePictureSize(bytes(`${PNG}ffffffff ffffffff`))).toEqual({ width: 2 ** 32 - 1, height: 2 ** 32 - 1 })
  })

  it.each([
    ['cut before its end', `${PNG}00000d80 000013`],
    ['nothing wide', `${PNG}00000000 00001320`],
    ['nothing high', `${PNG}00000d80 00000000`],
    ['another chunk first', '89504e470d0a1a0a 0000000d 49444154 00000d80 00001320'],
    ['another signature', `89504e470d0a1a0b 0000000d 49484452${SIZE}`],
  ])('%s: none', (_, hex) => expect(parsePictureSize(bytes(hex))).toBeNull())
})

describe('of a JPEG', () => {
  it.each(['c0', 'c1', 'c2'])('stands in its frame, behind other segments: %s', (marker) => {
    expect(parsePictureSize(bytes(JPEG + OTHER + OTHER + frame(marker)))).toEqual({ width: 0xd80, height: 0x1320 })
    expect(parsePictureSize(bytes(JPEG + frame(marker)))).toEqual({ width: 0xd80, height: 0x1320 })
  })

  it.each([
    ['a gap between two segments', `${JPEG}${OTHER}00${frame('c0')}`],
    ['a frame without its mark', `${JPEG}${OTHER}00c0 000b 08 1320 0d80 01011100`],
    ['a segment that goes back', `${JPEG}ffe0 0001 ab${frame('c0')}`],
    ['image data before the frame', `${JPEG}ffda 0005 ababab${frame('c0')}`],
    ['an end before the frame', `${JPEG}ffd9 0005 ababab${frame('c0')}`],
    ['no frame', JPEG + OTHER],
    ['a frame of a kind that is not read', JPEG + frame('c3')],
    ['cut in its frame', (JPEG + frame('c0')).replaceAll(' ', '').slice(0, -12)],
    ['nothing high', `${JPEG}ffc0 000b 08 0000 0d80 01011100`],
  ])('%s: none', (_, hex) => expect(parsePictureSize(bytes(hex))).toBeNull())
})

it('of nothing, and of another kind: none', () => {
  for (const hex of ['', '00', '47494638 39610d80 1320 0000', '424d 00000000']) {
    expect(parsePictureSize(bytes(hex))).toBeNull()
  }
})

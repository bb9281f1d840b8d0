/** Bytes as lines deliver them, cut anywhere: frames of the card reader, reports of the keypad, answers of the print service. */
import { concat } from '#election/bytes.ts'
import {
  ACK_FRAME,
  CHIP_TO_HOST,
  ERROR_FRAME,
  encodeFrame,
  FRAME_DATA_MAX,
  FrameDecoder,
  type FrameEvent,
  NACK_FRAME,
} from '#hardware/card-reader/pn532-frames.ts'
import { KPB200_KEYS } from '#hardware/keypad/key-table.ts'
import {
  BUTTON,
  buttonFrame,
  encodeKeypadFrame,
  HANDSHAKE,
  HANDSHAKE_PAYLOAD,
  type KeypadFrame,
  KeypadFrameDecoder,
} from '#hardware/keypad/kpb200-frames.ts'
import { decodeAnswer } from '#hardware/printer/ipp.ts'
import { spoilt } from '../mutate.ts'
import { broken, CHEAP, chunksOf, reads, same, type Target, type Verdict } from '../target.ts'

const MOST = 700
const long = Uint8Array.from({ length: 260 }, (_, i) => i * 7)
const readerSamples = [
  concat(ACK_FRAME, encodeFrame(CHIP_TO_HOST, Uint8Array.of(0x03, 0x32, 1, 6, 7))),
  concat(ACK_FRAME, encodeFrame(CHIP_TO_HOST, concat(Uint8Array.of(0x43, 0), long))),
  concat(ACK_FRAME, ERROR_FRAME),
  NACK_FRAME,
  encodeFrame(CHIP_TO_HOST, Uint8Array.of(0x4b, 1, 1, 0, 0x44, 0, 7, 4, 1, 2, 3, 4, 5, 6)),
  // A frame inside a frame: a false start must not hide it.
  encodeFrame(CHIP_TO_HOST, encodeFrame(CHIP_TO_HOST, Uint8Array.of(0x43, 0, 0x0a))),
]

export const readerFrames: Target = {
  name: 'reader frames',
  inputsPerSeed: CHEAP,
  make: (random) => spoilt(random, readerSamples, { most: MOST }),
  judge(input) {
    const atOnce = new FrameDecoder()
    const piecewise = new FrameDecoder()
    const whole = [...atOnce.push(input)]
    const pieces = chunksOf(input).flatMap((chunk) => piecewise.push(chunk))
    if (!same(whole, pieces)) return broken('the cuts of the line change what was read')
    // Silence: each resync leaves at least one byte, so there are never more than bytes.
    let rests = 0
    while (atOnce.pending) {
      whole.push(...atOnce.resync())
      rests++
      if (rests > input.length) return broken('resync does not come to an end')
    }
    return judgeEvents(whole, input.length)
  },
}

function judgeEvents(events: readonly FrameEvent[], bytes: number): Verdict {
  if (events.length > bytes) return broken('more events than bytes')
  let data = 0
  for (const event of events) {
    if (event.type !== 'frame') continue
    data += event.data.length + 1
    if (event.data.length >= FRAME_DATA_MAX) return broken('a frame longer than the chip can send')
    const again = new FrameDecoder().push(encodeFrame(event.tfi, event.data))
    if (!same(again, [event])) return broken('a frame says something else')
  }
  if (data > bytes) return broken('more data than bytes')
  return events.some((event) => event.type === 'frame') ? 'accepted' : 'refused'
}

const keypadSamples = [
  concat(buttonFrame(2, true), buttonFrame(2, false)),
  encodeKeypadFrame(HANDSHAKE, HANDSHAKE_PAYLOAD),
  concat(encodeKeypadFrame(HANDSHAKE, HANDSHAKE_PAYLOAD), ...[0, 5, 6, 7, 8, 10].map((key) => buttonFrame(key, true))),
  encodeKeypadFrame(BUTTON, Uint8Array.of(0xff, 0x01)),
]

export const keypadReports: Target = {
  name: 'keypad reports',
  inputsPerSeed: CHEAP,
  make: (random) => spoilt(random, keypadSamples, { most: 200 }),
  judge(input) {
    const whole = new KeypadFrameDecoder().push(input)
    const decoder = new KeypadFrameDecoder()
    const pieces = chunksOf(input).flatMap((chunk) => decoder.push(chunk))
    if (!same(whole, pieces)) return broken('the cuts of the line change what was read')
    if (7 * whole.length > input.length) return broken('more frames than bytes')
    for (const frame of whole) {
      if (!same(new KeypadFrameDecoder().push(written(frame)), [frame])) return broken('a report says something else')
      // The table is closed: no button can ever become text.
      if (frame.type === 'button' && (KPB200_KEYS.get(frame.button) === undefined) !== frame.button > 10) {
        return broken('a button outside the table is a key')
      }
    }
    return whole.length > 0 ? 'accepted' : 'refused'
  },
}

function written(frame: KeypadFrame): Uint8Array {
  if (frame.type === 'handshake') return encodeKeypadFrame(HANDSHAKE, HANDSHAKE_PAYLOAD)
  return buttonFrame(frame.button, frame.pressed)
}

const printerAnswers = [
  '\x01\x01\x00\x00\x00\x00\x00\x01\x01\x47\x00\x12attributes-charset\x00\x05utf-8\x02\x21\x00\x06job-id\x00\x04\x00\x00\x00\x07\x03',
  '\x01\x01\x00\x00\x00\x00\x00\x01\x04\x44\x00\x07reasons\x00\x05media\x44\x00\x00\x00\x04none\x03',
].map((text) => Uint8Array.from(text, (letter) => letter.charCodeAt(0)))

/** The answer of the print service. */
export const printerAnswer = reads('print service', {
  make: (random) => spoilt(random, printerAnswers, { most: MOST }),
  read: decodeAnswer,
  holds: ({ attributes }, bytes) => [...attributes.values()].flat().length <= bytes.length,
})

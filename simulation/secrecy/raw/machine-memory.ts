/** Every version of the machine's memory anywhere on its disk: pages, and the text files of before (`planted-writers.ts` writes these). */
import { decodeStatePage, STATE_PAGE_BYTES } from '#kiosk/services/machine-state.ts'

export interface StateVersion {
  readonly at: number
  readonly seq: number
  readonly records: number
}

const PAGE_NAME = 'IPPYO KIOSK STATE'
const TEXT_NAME = '"ippyo kiosk state 1"'
const AROUND = 512

export function versionsOfState(image: Buffer): readonly StateVersion[] {
  return [...pages(image), ...texts(image)]
}

function pages(image: Buffer): StateVersion[] {
  return placesOf(PAGE_NAME, image).flatMap((at) => {
    if (at + STATE_PAGE_BYTES > image.length) return []
    const page = decodeStatePage(new Uint8Array(image.subarray(at, at + STATE_PAGE_BYTES)))
    return page === null ? [] : [{ at, seq: page.state.seq, records: page.state.records }]
  })
}

function texts(image: Buffer): StateVersion[] {
  return placesOf(TEXT_NAME, image).flatMap((at) => {
    const text = image.toString('latin1', Math.max(0, at - AROUND), at + AROUND)
    const [seq, records] = [numberBeside(text, 'seq'), numberBeside(text, 'records')]
    return seq === null || records === null ? [] : [{ at, seq, records }]
  })
}

function placesOf(words: string, image: Buffer): number[] {
  const places: number[] = []
  for (let at = image.indexOf(words); at >= 0; at = image.indexOf(words, at + 1)) places.push(at)
  return places
}

function numberBeside(text: string, name: string): number | null {
  const digits = new RegExp(`"${name}":(\\d+)`).exec(text)?.[1]
  return digits === undefined ? null : Number(digits)
}

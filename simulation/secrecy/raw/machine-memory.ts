/** Every version of the machine's memory that stands anywhere on its disk, found by its words, whether a file still has it or not. */

export interface StateVersion {
  readonly at: number
  readonly seq: number
  readonly records: number
}

const WORDS = '"ippyo kiosk state 1"'
const AROUND = 512

export function versionsOfState(image: Buffer): readonly StateVersion[] {
  const found: StateVersion[] = []
  for (let at = image.indexOf(WORDS); at >= 0; at = image.indexOf(WORDS, at + 1)) {
    const text = image.toString('latin1', Math.max(0, at - AROUND), at + AROUND)
    const [seq, records] = [numberBeside(text, 'seq'), numberBeside(text, 'records')]
    if (seq !== null && records !== null) found.push({ at, seq, records })
  }
  return found
}

function numberBeside(text: string, name: string): number | null {
  const digits = new RegExp(`"${name}":(\\d+)`).exec(text)?.[1]
  return digits === undefined ? null : Number(digits)
}

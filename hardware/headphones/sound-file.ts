/** Where a sound card is: known by its own name, found as the kernel's file of its device. */
import { readlinkSync } from 'node:fs'
import { join } from 'node:path'

export interface SoundPlace {
  /** The card's name (id) as in `/proc/asound`; never a number, which another card may have after the next start. */
  readonly card: string
  readonly device: number
  readonly asound?: string | undefined
  readonly dev?: string | undefined
}

export const ASOUND = '/proc/asound'

/** `/proc/asound/<name>` is a link to `card<number>`. Null: there is no card of that name. */
export function soundFile({ card, device, asound = ASOUND, dev = '/dev' }: SoundPlace): string | null {
  try {
    const number = readlinkSync(join(asound, card)).replace('card', '')
    return join(dev, 'snd', `pcmC${number}D${device}p`)
  } catch {
    return null
  }
}

/**
 * A lamp on an output line, as Linux shows it: a file into which `1` is written for light and `0` for dark, like
 * `/sys/class/gpio/gpio27/value` or `/sys/class/leds/…/brightness`. One write after the other, and only the newest wish.
 */
import { constants } from 'node:fs'
import { openRegular } from '../files/open-regular.ts'
import type { Lamp } from './port.ts'

export function openLamp(path: string): Lamp {
  let wanted = false
  let shown: boolean | null = null
  let writing: Promise<void> | null = null
  const catchUp = async (): Promise<void> => {
    while (shown !== wanted) {
      const lit = wanted
      await write(path, lit)
      shown = lit
    }
    writing = null
  }
  const show = (lit: boolean): Promise<void> => {
    wanted = lit
    // It would be over before it is noted as begun, and no later wish would begin.
    if (writing === null && shown === wanted) return Promise.resolve()
    writing ??= catchUp()
    return writing
  }
  void show(false)
  return {
    show: (lit) => void show(lit),
    close: () => show(false),
  }
}

async function write(path: string, lit: boolean): Promise<void> {
  try {
    const file = await openRegular(path, constants.O_WRONLY)
    try {
      await file.write(lit ? '1\n' : '0\n', 0)
    } finally {
      await file.close()
    }
  } catch {
    // A lamp that was pulled out shows nothing: voting goes on, and the next wish is tried again.
  }
}

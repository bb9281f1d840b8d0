/** The tally's helpers: key work, hashing on the second core, and pictures of others. */
import { type HelperProcess, startHelperProcess } from '#shell/helper-process.ts'

/** The work of a helper, and the place of its source. Its bundle is called `tally-<name>-process.mjs`. */
const SOURCES = {
  key: './open/key-process.ts',
  reader: './receive/reader-process.ts',
  scan: './receive/scan-process.ts',
  list: './mix/list-process.ts',
  mixer: './mix/mixer-process.ts',
  holder: './open/holder-process.ts',
} as const

export function startHelper<Request, Reply>(name: keyof typeof SOURCES): HelperProcess<Request, Reply> {
  return startHelperProcess({ name: `tally-${name}`, source: new URL(SOURCES[name], import.meta.url) })
}

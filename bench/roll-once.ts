/** Takes the office's CSV files in, or merely reads them, in a process of its own, so that its peak memory is its own. */
import { openSync, readdirSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { importSources } from '#office/prepare/prepare-election.ts'
import { loadShippedFonts } from '#office/prepare/shipped-fonts.ts'
import { must } from '#simulation/rooms/must.ts'
import { timed } from './measure.ts'

/** The figures that this process reports. */
export interface RollTold {
  readonly seconds: number
  readonly peakMiB: number
}

const [work, directory] = process.argv.slice(2)
if (directory === undefined) throw new Error('roll-once: what, and the directory')

const fonts = await loadShippedFonts()
const milliseconds = await timed(async () => {
  if (work === 'import') must(await importSources(directory, fonts), 'the files are right')
  else merelyRead(directory)
})
const told: RollTold = { seconds: milliseconds / 1000, peakMiB: process.resourceUsage().maxRSS / 1024 }
process.send?.(told)
process.disconnect?.()

function merelyRead(from: string): void {
  const piece = new Uint8Array(1024 * 1024)
  for (const name of readdirSync(from)) {
    const file = openSync(join(from, name), 'r')
    while (readSync(file, piece) > 0);
  }
}

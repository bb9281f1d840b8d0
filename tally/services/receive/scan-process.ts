/**
 * Looks for codes on scans, one file after the other. A picture may come from anybody who had the stick: here there is no key, no medium,
 * no figure and nothing to write, and a fault in one picture ends with this process.
 */
import { codesOnPicture } from '#hardware/scans/codes-on-picture.ts'
import { picturesInFile } from '#hardware/scans/pictures-in-file.ts'
import { openNoDebugger } from '#shell/no-debugger.ts'
import { tellOnlyAssertions } from '#shell/tell-only-assertions.ts'
import type { ScanReply, ScanRequest } from './scan-messages.ts'

// Nobody is left to answer, also in the middle of a picture.
process.once('disconnect', () => process.exit())
openNoDebugger()
tellOnlyAssertions()

const reply = (message: ScanReply) => process.send?.(message)

process.on('message', async ({ path }: ScanRequest) => {
  for await (const picture of picturesInFile(path)) {
    if (!picture.ok) return reply({ type: 'file', fault: picture.error })
    const found = await codesOnPicture(picture.value.bytes)
    if (found === null) return reply({ type: 'file', fault: 'scan-not-readable' })
    reply({ type: 'picture', ...found })
  }
  return reply({ type: 'file', fault: null })
})

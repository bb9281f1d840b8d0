/** The import as a command shows it: a bar that goes with the bytes of the roll. */
import { phaseWords } from '#ui/messages/ippyo.ts'
import { importSources, megabytes } from '../prepare/prepare-election.ts'
import { shippedFonts } from '../prepare/shipped-fonts.ts'
import type { OfficeIo } from './office-io.ts'

export async function importShown(directory: string, io: OfficeIo, { json }: { readonly json: boolean }) {
  const bars = io.progress(json)
  try {
    const show = (...at: [number, number]) => bars.show(phaseWords.import[io.language], ...at)
    return await importSources(directory, await shippedFonts(), (at) => show(...megabytes(at)))
  } finally {
    bars.end()
  }
}

/** The office's directory of CSV files → everything an election needs. */
import { type ImportedElection, importElection } from '#election/definition/import/import-election.ts'
import { err, type Result } from '#election/result.ts'
import { cutNameFont } from './name-font.ts'
import {
  assertAllowed,
  isFree,
  type PreparedElection,
  type PrepareError,
  type PrepareInput,
  prepareImported,
} from './prepare-imported.ts'
import { readSources } from './read-sources.ts'
import { type FontCoverage, loadShippedFonts } from './shipped-fonts.ts'

/** Whatever is refused is refused before the first key is made; a failing medium takes everything away again. */
export async function prepareElection(input: PrepareInput): Promise<Result<PreparedElection, PrepareError>> {
  assertAllowed(input)
  if (!(await isFree(input.out))) return err({ type: 'out-not-empty', path: input.out })
  input.progress('import', 0, 1)
  const fonts = await loadShippedFonts()
  const imported = await importSources(input.sources, fonts)
  if (!imported.ok) return imported
  const nameFont = await cutNameFont(imported.value.sources, fonts)
  input.progress('import', 1, 1)
  return prepareImported(input, imported.value, nameFont)
}

/** Also on its own: what the office checks before it asks anybody to come. */
export async function importSources(
  directory: string,
  fonts: FontCoverage,
): Promise<Result<ImportedElection, PrepareError>> {
  const files = await readSources(directory)
  if (!files.ok) return files
  const imported = importElection(files.value, { fonts })
  return imported.ok ? imported : err({ type: 'import-refused', ...imported.error })
}

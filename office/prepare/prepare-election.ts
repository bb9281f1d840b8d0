/** The office's directory of CSV files → everything an election needs. */
import { KNOWN_FORMS } from '#documents/town-forms.ts'
import {
  type ImportedElection,
  type ImportProgress,
  importInSteps,
  type ShippedFonts,
} from '#election/definition/import/import-election.ts'
import type { Problem, Problems } from '#election/definition/import/problem.ts'
import type { SourceFile } from '#election/definition/import/source-file.ts'
import { err, ok, type Result } from '#election/result.ts'
import { tornPictures } from './check-pictures.ts'
import { cutNameFont } from './name-font.ts'
import {
  assertAllowed,
  isFree,
  type PreparedElection,
  type PrepareError,
  type PrepareInput,
  prepareImported,
} from './prepare-imported.ts'
import { withSources } from './read-sources.ts'
import { type FontCoverage, shippedFonts } from './shipped-fonts.ts'

/** Every refusal comes before the first key is made; a failing medium takes everything away again. */
export async function prepareElection(input: PrepareInput): Promise<Result<PreparedElection, PrepareError>> {
  assertAllowed(input)
  if (!(await isFree(input.out))) return err({ type: 'out-not-empty', path: input.out })
  const fonts = await shippedFonts()
  const imported = await importSources(input.sources, fonts, (at) => input.progress('import', ...megabytes(at)))
  if (!imported.ok) return imported
  const nameFont = await cutNameFont(imported.value.sources, fonts)
  return prepareImported(input, imported.value, nameFont)
}

/** Begun ones count as whole, so that a small file has one. */
export function megabytes({ bytes, of }: ImportProgress): [done: number, total: number] {
  return [Math.ceil(bytes / 1e6), Math.ceil(of / 1e6)]
}

/** Also on its own: what the office checks before it asks anybody to come. */
export async function importSources(
  directory: string,
  fonts: FontCoverage,
  progress: (progress: ImportProgress) => void = () => {},
): Promise<Result<ImportedElection, PrepareError>> {
  const imported = await withSources(directory, (files) => importWatched(files, fonts, progress))
  if (!imported.ok) return imported
  return imported.value.ok ? imported.value : err({ type: 'import-refused', ...imported.value.error })
}

/** Between two pieces of the roll this process does what else it has to do: a screen hears how far it is. */
export async function importWatched(
  files: ReadonlyMap<string, SourceFile>,
  fonts: ShippedFonts,
  progress: (progress: ImportProgress) => void,
): Promise<Result<ImportedElection, Problems>> {
  const steps = importInSteps(files, { fonts, forms: KNOWN_FORMS })
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value.ok ? withWholePictures(step.value.value) : step.value
    progress(step.value)
    await new Promise<void>((resolve) => setImmediate(resolve))
  }
}

/** A picture that is torn inside is as one that is none. */
async function withWholePictures(imported: ImportedElection): Promise<Result<ImportedElection, Problems>> {
  const torn = await tornPictures(imported.pictures ?? [])
  if (torn.length === 0) return ok(imported)
  const place = { file: 'candidates.csv', column: '', code: 'no-picture', allowed: 'PNG|JPEG' } as const
  const errors = torn.map(({ file, line }): Problem => ({ ...place, line, value: file }))
  return err({ errors, warnings: imported.warnings })
}

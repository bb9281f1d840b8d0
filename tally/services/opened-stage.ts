/** Stage 3 on the disk: how many records of the district say what. */
import { z } from 'zod'
import { branded, type Plain } from '#election/branded.ts'
import { toHex } from '#election/bytes.ts'
import { PLACES_MAX } from '#election/contest-lists.ts'
import { asOpenedDistrict, type OpenedDistrict, type SelectionCount } from '#election/count/district.ts'
import type { NotOpened } from '#election/count/openings.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import { contestBit, contestId } from '#election/id-schemas.ts'
import { CANDIDATE_ID_MAX } from '#election/ids.ts'
import { ok, type Result } from '#election/result.ts'
import { readReport, reportSchema, type StageChanged, type StageFiles, writeReport } from './stage-files.ts'

const FORMAT = 'ippyo count opened 1'

const figure = z.number().int().min(0)

const openedSchema = reportSchema({
  format: z.literal(FORMAT),
  packageSha256: z.string(),
  /** SHA-256 of the manifest of the bundle. */
  bundle: z.string().regex(/^[0-9a-f]{64}$/),
  /** The second PC's mix; null: every mixer was at this PC. */
  secondMix: z
    .string()
    .regex(/^\d{5}( \d{5}){3}$/)
    .nullable(),
  /** Contests whose ballots stay closed. */
  notOpened: z.array(
    z.strictObject({ contest: contestId, ...{ voters: z.number().int(), pending: figure, electors: figure } }),
  ),
  selections: z.array(
    z
      .strictObject({
        contest: contestBit,
        place: z.number().int().min(0).max(PLACES_MAX),
        selection: z.union([z.enum(['no-mark', 'ended', 'unopened']), z.number().int().min(1).max(CANDIDATE_ID_MAX)]),
        records: z.number().int().min(0),
      })
      // Only a judge is left without a mark.
      .refine(({ place, selection }) => place > 0 || selection !== 'no-mark'),
  ),
})

type Stored = Plain<Omit<z.infer<typeof openedSchema>, 'before'>>

/** Stage 3 is written before anybody sees it: from then on the set is final (D-32). */
export async function writeOpened(
  files: StageFiles,
  opened: OpenedDistrict,
  election: LoadedElection,
  made: Pick<Stored, 'bundle' | 'secondMix'>,
): Promise<Result<void, StageChanged>> {
  const { selections, notOpened } = opened
  const packageSha256 = toHex(election.packageHash)
  const report: Stored = { format: FORMAT, packageSha256, ...made, notOpened, selections }
  return writeReport(files, '3-opened', report)
}

interface StoredOpening {
  readonly packageSha256: string
  readonly opened: OpenedDistrict
  /** SHA-256 of its manifest, hex. */
  readonly bundle: string
  /** 20 digits; null: every mixer was at this PC. */
  readonly secondMix: string | null
}

export async function readOpened(files: StageFiles): Promise<Result<StoredOpening | null, StageChanged>> {
  const read = await readReport(files, '3-opened', openedSchema)
  if (!read.ok || read.value === null) return read as Result<null, StageChanged>
  const { packageSha256, selections, notOpened, bundle, secondMix } = read.value
  const opened = asOpenedDistrict(
    [branded<readonly SelectionCount[]>(selections)],
    branded<readonly NotOpened[]>(notOpened),
  )
  return ok({ packageSha256, opened, bundle, secondMix })
}

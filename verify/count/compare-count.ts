/** count.md §1: the files that a count left, held against the media and against what was opened here. They are not signed. */
import { join } from 'node:path'
import type { MediumFinding } from '../medium/finding.ts'
import { isObject, type JsonObject, parseCanonical, readBounded } from '../package/canonical.ts'
import { Malformed, object, objects, oneOf, text, whole } from '../package/fields.ts'
import type { Trust } from '../package/trust.ts'
import type { Totals } from './open-district.ts'

export interface CountComparison {
  /** null: the files are there and of this package. */
  readonly problem: 'count-missing' | 'count-of-other-package' | 'count-malformed' | null
  /** What differs, each in one line with both figures. Figures of candidates are the district's. */
  readonly differences: readonly string[]
}

const REPORT_BYTES_MAX = 256 * 1024 * 1024
const LARGEST = 10_000_000_000

/** @param directory the `--out` of a count, or its `count/` */
export async function compareCount(
  directory: string,
  trust: Trust,
  media: readonly MediumFinding[],
  totals: Totals | null,
): Promise<CountComparison> {
  const stage = async (name: string) =>
    (await stageIn(join(directory, 'count'), name)) ?? (await stageIn(directory, name))
  const [received, counted] = [await stage('1-received'), await stage('4-counted')]
  if (received === null) return { problem: 'count-missing', differences: [] }
  try {
    oneOf(received, 'format', ['ippyo count received 1'])
    if (text(received, 'packageSha256', /./su) !== trust.packageHash) {
      return { problem: 'count-of-other-package', differences: [] }
    }
    const ofMedia = mediaDifferences(received, media)
    if (totals === null) return { problem: null, differences: ofMedia }
    if (counted === null) return { problem: 'count-missing', differences: ofMedia }
    return { problem: null, differences: [...ofMedia, ...totalDifferences(counted, totals)] }
  } catch (error) {
    if (error instanceof Malformed) return { problem: 'count-malformed', differences: [] }
    throw error
  }
}

async function stageIn(directory: string, name: string): Promise<JsonObject | null> {
  const bytes = await readBounded(join(directory, name, 'report.json'), REPORT_BYTES_MAX)
  const value = typeof bytes === 'string' ? undefined : parseCanonical(bytes)
  return isObject(value) ? value : null
}

/** Each medium that was counted is here, or its partner with the same bytes; and none is here that was not counted. */
function mediaDifferences(received: JsonObject, media: readonly MediumFinding[]): string[] {
  const whole = media.filter((medium) => medium.problem === null)
  const counted = objects(received, 'media', 0, 20_000).map((each) => ({
    name: `${text(each, 'station', /./su)} ${each.pair}`,
    root: text(object(each, 'sealed'), 'root', /./su),
  }))
  const nameOf = (medium: MediumFinding) => `${medium.station} ${medium.pair}`
  const absent = counted.filter(({ name, root }) => !whole.some((each) => nameOf(each) === name && each.root === root))
  const names = new Set(counted.map((each) => each.name))
  const extra = [...new Set(whole.map(nameOf))].filter((name) => !names.has(name))
  return [
    ...absent.map(({ name }) => `pair ${name}: what was counted is not on the media given here`),
    ...extra.map((name) => `pair ${name}: sealed here, and not counted`),
  ]
}

function totalDifferences(counted: JsonObject, totals: Totals): string[] {
  oneOf(counted, 'format', ['ippyo count counted 1'])
  const differences: string[] = []
  const compare = (what: string, here: number, there: number) => {
    if (here !== there) differences.push(`${what}: ${here} here, ${there} in the count`)
  }
  compare('unopened records', totals.unopened, whole(counted, 'unopened', 0, LARGEST))
  const contests = objects(counted, 'contests', 0, 3)
  compare('contests', totals.contests.length, contests.length)
  for (const { contest, candidates, ended } of totals.contests) {
    const told = contests.find((each) => each.id === contest)
    if (told === undefined) {
      differences.push(`${contest}: not in the count`)
      continue
    }
    compare(`${contest} ended`, ended, whole(told, 'ended', 0, LARGEST))
    const votes = object(told, 'totals')
    for (const { number, votes: here } of candidates) {
      compare(`${contest} ${number}`, here, whole(votes, String(number), 0, LARGEST))
    }
    compare(`${contest} candidates`, candidates.length, Object.keys(votes).length)
  }
  return differences
}

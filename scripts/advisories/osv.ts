/** Advisories in the OSV format (the OSV schema) held against a bill of materials (CycloneDX). Pure: no file, no network. */
import { z } from 'zod'

/** Each event has one of these members; events of git and limits say nothing of a version. */
const event = z.looseObject({
  introduced: z.string().optional(),
  fixed: z.string().optional(),
  last_affected: z.string().optional(),
})
const affected = z.looseObject({
  package: z.looseObject({ ecosystem: z.string(), name: z.string() }).optional(),
  ranges: z.array(z.looseObject({ type: z.string(), events: z.array(event) })).optional(),
  versions: z.array(z.string()).optional(),
})
export const advisorySchema = z.looseObject({
  id: z.string().min(1),
  modified: z.string(),
  withdrawn: z.string().optional(),
  summary: z.string().optional(),
  aliases: z.array(z.string()).optional(),
  affected: z.array(affected).optional(),
})
export type Advisory = z.infer<typeof advisorySchema>

export const billSchema = z.looseObject({
  bomFormat: z.literal('CycloneDX'),
  components: z.array(z.looseObject({ name: z.string(), version: z.string(), purl: z.string().optional() })),
})
export type Bill = z.infer<typeof billSchema>

export interface Hit {
  readonly id: string
  readonly aliases: readonly string[]
  readonly summary: string
  readonly name: string
  readonly version: string
  /** Ascending; empty: nothing is fixed yet. */
  readonly fixed: readonly string[]
}

/** @returns by package, then by advisory; one that was withdrawn says nothing */
export function hitsOf(bill: Bill, advisories: readonly Advisory[]): readonly Hit[] {
  const holding = advisories.filter(({ withdrawn }) => withdrawn === undefined)
  const parts = bill.components.filter(({ purl }) => purl?.startsWith('pkg:npm/'))
  const hits = parts.flatMap(({ name, version }) =>
    holding.flatMap((advisory): readonly Hit[] => {
      const { id, aliases = [], summary = '' } = advisory
      const of = (advisory.affected ?? []).filter(
        (each) => each.package?.ecosystem === 'npm' && each.package.name === name,
      )
      if (!of.some((each) => isAffected(version, each))) return []
      const fixed = of.flatMap(({ ranges = [] }) =>
        ranges.flatMap(({ events }) => events.flatMap((each) => each.fixed ?? [])),
      )
      return [{ id, aliases, summary, name, version, fixed: [...new Set(fixed)].sort(compareVersions) }]
    }),
  )
  return hits.toSorted((a, b) => (`${a.name} ${a.id}` < `${b.name} ${b.id}` ? -1 : 1))
}

/** As the schema evaluates it: a version that is listed, or one that lies in a range of versions. */
function isAffected(version: string, { versions = [], ranges = [] }: z.infer<typeof affected>): boolean {
  return versions.includes(version) || ranges.some(({ type, events }) => type !== 'GIT' && isInRange(version, events))
}

function isInRange(version: string, events: readonly z.infer<typeof event>[]): boolean {
  const from = (each: z.infer<typeof event>) => each.introduced ?? each.fixed ?? each.last_affected ?? '0'
  // Where one version is an end and a beginning, the end comes first.
  const sorted = events.toSorted(
    (a, b) => compareVersions(from(a), from(b)) || Number('introduced' in a) - Number('introduced' in b),
  )
  let affected = false
  for (const { introduced, fixed, last_affected: last } of sorted) {
    if (introduced !== undefined && compareVersions(version, introduced) >= 0) affected = true
    if (fixed !== undefined && compareVersions(version, fixed) >= 0) affected = false
    if (last !== undefined && compareVersions(version, last) > 0) affected = false
  }
  return affected
}

/** Semantic Versioning 2.0.0 §11; `0` is before every version (OSV). */
export function compareVersions(a: string, b: string): number {
  if (a === '0' || b === '0') return Number(b === '0') - Number(a === '0')
  const [one, other] = [partsOf(a), partsOf(b)]
  for (const place of [0, 1, 2]) {
    const difference = (one.core[place] ?? 0) - (other.core[place] ?? 0)
    if (difference !== 0) return difference
  }
  if (one.pre.length === 0 || other.pre.length === 0)
    return Number(one.pre.length === 0) - Number(other.pre.length === 0)
  for (const [place, left] of one.pre.entries()) {
    const right = other.pre[place]
    if (right === undefined) return 1
    if (left !== right) return compareIdentifiers(left, right)
  }
  return one.pre.length - other.pre.length
}

function partsOf(version: string) {
  const [whole = ''] = version.replace(/^v/, '').split('+')
  const at = whole.indexOf('-')
  const core = (at < 0 ? whole : whole.slice(0, at)).split('.').map(Number)
  return { core, pre: at < 0 ? [] : whole.slice(at + 1).split('.') }
}

function compareIdentifiers(a: string, b: string): number {
  const [isNumber, isOther] = [a, b].map((each) => /^\d+$/.test(each))
  if (isNumber && isOther) return Number(a) - Number(b)
  if (isNumber !== isOther) return isNumber ? -1 : 1
  return a < b ? -1 : 1
}

/** The files of a private body's election, as a school writes them (docs/school.md). */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sha256 } from '@noble/hashes/sha2.js'
import { z } from 'zod'
import { toHex } from '#election/bytes.ts'
import type { ElectionPackage, ElectionSources } from '#election/definition/definition.ts'
import { MEMBERS, sourceFileOf } from '#election/definition/import/headings.ts'
import { importElection } from '#election/definition/import/import-election.ts'
import type { Problem } from '#election/definition/import/problem.ts'
import { isPrivate } from '#election/definition/private-body.ts'
import type { ElectionId } from '#election/ids.ts'
import { type Gazette, type GazetteFile, parseGazette } from '#election/online/gazette.ts'
import { type OnlineSettings, onlineSettingsSchema } from '#election/online/settings.ts'
import { err, ok, type Result } from '#election/result.ts'
import { importMembers } from '#online/roll-side/roll/import-members.ts'

export const SCHOOL = join(import.meta.dirname, '../../../fixtures/school')

export interface School {
  readonly sources: ElectionSources
  /** The list of members, as it is brought at the office's page. */
  readonly members: string
  readonly layouts: OnlineSettings['layouts']
  readonly switches: OnlineSettings['switches']
  /** Null: no posters. */
  readonly gazette: ((of: Pick<ElectionPackage, 'contests' | 'electionId'>) => Result<Gazette, string>) | null
  readonly posters: ReadonlyMap<string, Uint8Array>
}

export type SchoolFault =
  | { readonly type: 'problems'; readonly problems: readonly Problem[] }
  /** Its file is missing, or a member of it is wrong. */
  | { readonly type: 'file'; readonly file: string; readonly where: string }
  /** gazette.json */
  | { readonly type: 'posters'; readonly where: string }
  /** It has a municipality code. */
  | { readonly type: 'not-a-body' }

/** Before the ceremony it has no number. */
const NO_ELECTION = '0'.repeat(16) as ElectionId
const ONLINE = 'online.json'
const GAZETTE = 'gazette.json'
const online = z.strictObject({
  layouts: onlineSettingsSchema.shape.layouts,
  switches: onlineSettingsSchema.shape.switches,
})

export function readSchool(folder: string): Result<School, SchoolFault> {
  const bytes = (name: string) => new Uint8Array(readFileSync(join(folder, name)))
  const files = new Map(
    readdirSync(folder).flatMap((name) => {
      const source = sourceFileOf(name)
      return source === null ? [] : [[source, bytes(name)] as const]
    }),
  )
  const imported = importElection(files, { fonts: { draws: () => true } })
  if (!imported.ok) return err({ type: 'problems', problems: imported.error.errors })
  const { sources } = imported.value
  if (!isPrivate(sources.rules)) return err({ type: 'not-a-body' })
  if (!existsSync(join(folder, MEMBERS))) return err({ type: 'file', file: MEMBERS, where: '' })
  const settings = online.safeParse(jsonAt(folder, ONLINE))
  if (!settings.success) {
    return err({ type: 'file', file: ONLINE, where: settings.error.issues[0]?.path.join('.') ?? '' })
  }
  const wrong = faultOfOnline(settings.data as Pick<School, 'layouts' | 'switches'>, sources)
  if (wrong !== null) return err({ type: 'file', file: ONLINE, where: wrong })
  const posters = postersIn(folder, bytes)
  const written = jsonAt(folder, GAZETTE)
  const fileOf = (name: string) => describedFile(name, posters)
  const { contests } = sources
  const gazette = written === null ? null : parseGazette(written, fileOf, { contests, electionId: NO_ELECTION })
  if (gazette?.ok === false) return err({ type: 'posters', where: gazette.error })
  const list = importMembers(bytes(MEMBERS), contests)
  if (!list.ok) return err({ type: 'problems', problems: list.error })
  return ok({
    ...({ sources, ...settings.data, posters } as Pick<School, 'sources' | 'layouts' | 'switches' | 'posters'>),
    members: new TextDecoder().decode(bytes(MEMBERS)),
    gazette: written === null ? null : (of) => parseGazette(written, fileOf, of),
  })
}

export function schoolSources(): ElectionSources {
  const school = readSchool(SCHOOL)
  if (!school.ok) throw new Error(JSON.stringify(school.error))
  return school.value.sources
}

/** A fault that the signed settings would refuse, found before anything is started. */
function faultOfOnline(
  { layouts, switches }: Pick<School, 'layouts' | 'switches'>,
  { contests }: ElectionSources,
): string | null {
  const isEach = layouts.length === contests.length && layouts.every(({ contest }, at) => contest === contests[at]?.id)
  if (!isEach) return 'layouts.contest'
  if (switches.voters !== 'members') return 'switches.voters'
  if (switches.evidence !== 'none') return 'switches.evidence'
  return switches.deskOverride ? 'switches.deskOverride' : null
}

function postersIn(folder: string, bytes: (name: string) => Uint8Array): ReadonlyMap<string, Uint8Array> {
  if (!existsSync(join(folder, 'gazette'))) return new Map()
  return new Map(readdirSync(join(folder, 'gazette')).map((name) => [name, bytes(join('gazette', name))]))
}

function describedFile(name: string, posters: ReadonlyMap<string, Uint8Array>): GazetteFile | null {
  const found = posters.get(name)
  return found === undefined ? null : { name, bytes: found.length, sha256: toHex(sha256(found)) }
}

/** Null: there is none, or it is no JSON. */
function jsonAt(folder: string, name: string): unknown {
  try {
    return JSON.parse(readFileSync(join(folder, name), 'utf8'))
  } catch {
    return null
  }
}

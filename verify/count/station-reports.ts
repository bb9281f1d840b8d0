/** count.md §2: what the issuers say of their station's pairs, each report signed by an issuer of that station. */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { signedBy } from '../medium/fields.ts'
import { isObject, type JsonObject, parseCanonical, readBounded } from '../package/canonical.ts'
import { HEX_8, Malformed, objects, oneOf, text, whole } from '../package/fields.ts'
import type { Trust } from '../package/trust.ts'

export interface StationReports {
  /** Pairs of which at least one report says that voting began on them. */
  readonly started: ReadonlySet<string>
  /** Pairs of which every report of their station says that voting never began on them. */
  readonly unused: ReadonlySet<string>
  /** The genuine ones, as they are signed. */
  readonly documents: readonly JsonObject[]
  /** Files that are no genuine report; nothing of them is believed. */
  readonly refused: readonly string[]
}

const REPORT_BYTES_MAX = 256 * 1024
const FILES_MAX = 4096
const ID = /^[A-Za-z0-9_-]{1,64}$/

export function pairName(station: string, pair: number): string {
  return `${station} ${pair}`
}

export async function readStationReports(directory: string, trust: Trust): Promise<StationReports> {
  const names = (await readdir(directory).catch(() => [])).filter((name) => name.endsWith('.json')).sort()
  const started = new Set<string>()
  const idle = new Set<string>()
  const refused: string[] = []
  const documents: JsonObject[] = []
  for (const name of names.slice(0, FILES_MAX)) {
    const report = await readReport(join(directory, name), trust)
    if (report === null) refused.push(name)
    else documents.push(report.document)
    for (const { pair, state } of report?.pairs ?? []) {
      const used = state === 'started' || state === 'failed'
      ;(used ? started : idle).add(pairName(report?.station ?? '', pair))
    }
  }
  // An earlier report of a station may be put beside its last one: only what all of them say is believed.
  return { started, unused: new Set([...idle].filter((pair) => !started.has(pair))), documents, refused }
}

interface Report {
  readonly document: JsonObject
  readonly station: string
  readonly pairs: readonly { readonly pair: number; readonly state: string }[]
}

async function readReport(path: string, trust: Trust): Promise<Report | null> {
  const bytes = await readBounded(path, REPORT_BYTES_MAX)
  const signature = await readBounded(`${path}.sig`, 1024)
  if (typeof bytes === 'string' || typeof signature === 'string') return null
  const value = parseCanonical(bytes)
  const hex = /^([0-9a-f]{128})\n?$/.exec(signature.toString('latin1'))?.[1]
  if (!isObject(value) || hex === undefined) return null
  try {
    const { station, issuer, pairs } = reportOf(value, trust)
    const key = trust.issuerKey(issuer, station)
    const genuine = key !== null && signedBy(key, 'ippyo station report 1', bytes, Buffer.from(hex, 'hex'))
    return genuine ? { document: value, station, pairs } : null
  } catch (error) {
    if (error instanceof Malformed) return null
    throw error
  }
}

function reportOf(value: JsonObject, trust: Trust) {
  oneOf(value, 'format', ['ippyo station report 1'])
  if (text(value, 'electionId', HEX_8) !== trust.electionId) throw new Malformed('electionId')
  return {
    station: text(value, 'station', ID),
    issuer: text(value, 'issuer', ID),
    pairs: objects(value, 'pairs', 0, 55).map((each) => ({
      pair: whole(each, 'pair', 1, 55),
      state: oneOf(each, 'state', ['started', 'spare', 'failed', 'not-started']),
    })),
  }
}

/** The last of a station by `madeAt`; more than one when the minute is the same. */
export function lastReportsOf(documents: readonly JsonObject[], station: string): readonly JsonObject[] {
  const own = documents.filter((each) => each.station === station)
  const last = own.map((each) => String(each.madeAt)).sort()
  return own.filter((each) => each.madeAt === last.at(-1))
}

/** As a count's stage 1 has it: without `format`. */
export function reportBody({ format: _, ...body }: JsonObject): JsonObject {
  return body
}

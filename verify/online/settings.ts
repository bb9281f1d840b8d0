/** online-settings.md: `online.json`, signed by the authority, as far as the checks of an export need it. */

import { type JsonObject, readSigned } from '../package/canonical.ts'
import { HEX_32, list, Malformed, object, objects, oneOf, only, text, whole, words } from '../package/fields.ts'
import { isSigningKey } from '../package/package-body.ts'
import type { PackageSource } from '../package/source.ts'
import type { Trust } from '../package/trust.ts'
import type { OnlineTrust } from './verify-online.ts'

const BYTES_MAX = 256 * 1024
/** 20:00 in Japan on the day before. */
const LAST_CLOSE_BEFORE_POLL_SECONDS = 4 * 60 * 60
const SECOND = 'ippyo online settings 2'
const INSTANT = /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[+-][0-9]{2}:[0-9]{2}$/

/** Null: not there, not signed by the authority, or not of this package. @param path of `online.json` */
export async function readOnlineTrust(source: PackageSource, path: string, trust: Trust): Promise<OnlineTrust | null> {
  const use = { label: 'ippyo online settings 1', bytesMax: BYTES_MAX }
  const paths = { document: path, signature: path.replace(/\.json$/, '.sig') }
  const signed = await readSigned(source, paths, use, trust.authority)
  if (typeof signed === 'string') return null
  try {
    return trustIn(signed.value, signed.hash, trust)
  } catch (error) {
    if (error instanceof Malformed) return null
    throw error
  }
}

function trustIn(value: JsonObject, settingsHash: string, trust: Trust): OnlineTrust | null {
  const members = [
    'builds',
    'clientFiles',
    'closes',
    'electionId',
    'format',
    'keys',
    'opens',
    'origin',
    'packageSha256',
  ]
  const since2 = value.format === SECOND ? ['applicationsEnd', 'layouts'] : []
  only(value, [...members, 'quorum', 'switches', ...since2])
  const { electionId, keySet, packageHash, countingKey, contests } = trust
  oneOf(value, 'format', ['ippyo online settings 1', SECOND])
  if (since2.length > 0) {
    secondsIn(value, 'applicationsEnd')
    for (const each of objects(value, 'layouts', 1, 3)) oneOf(each, 'layout', ['names', 'images', 'texts'])
  }
  oneOf(value, 'electionId', [electionId])
  oneOf(value, 'packageSha256', [packageHash])
  const keys = object(value, 'keys')
  const switches = object(value, 'switches')
  oneOf(switches, 'evidence', ['none', 'sealed'])
  const closes = secondsIn(value, 'closes')
  // Lists with boxes are made after the close: a voter at a station that votes before them would have two votes.
  const lastClose = Date.parse(`${trust.firstPoll}T00:00:00+09:00`) / 1000 - LAST_CLOSE_BEFORE_POLL_SECONDS
  if (!(closes <= lastClose)) throw new Malformed('closes')
  const key = (of: JsonObject, name: string) => {
    const found = text(of, name, HEX_32)
    if (!isSigningKey(found)) throw new Malformed(name)
    return found
  }
  return {
    ...{ electionId, keySet, settingsHash, packageHash, publicKey: countingKey.publicKey },
    listHashes: trust.lists.map(({ hash }) => hash),
    contests: contests.map(({ bit }) => bit).toSorted((a, b) => a - b),
    ...{ opens: secondsIn(value, 'opens'), closes },
    overwrite: switches.overwrite === true,
    ...{ gate: key(keys, 'gate'), sequencer: key(keys, 'sequencer') },
    origin: words(object(value, 'origin'), 'log', 1, 100),
    clientFiles: text(value, 'clientFiles', HEX_32),
    exporters: objects(keys, 'exporters', 2, 16).map((each) => key(each, 'key')),
    witnesses: objects(keys, 'witnesses', 2, 32).map((each) => ({
      name: words(each, 'name', 1, 100),
      key: key(each, 'key'),
    })),
    quorum: whole(value, 'quorum', 1, 32),
    builds: list(value, 'builds', 1, 16).map((build) => String(build)),
  }
}

function secondsIn(value: JsonObject, name: string): number {
  const milliseconds = Date.parse(text(value, name, INSTANT))
  if (Number.isNaN(milliseconds)) throw new Malformed(name)
  return milliseconds / 1000
}

/**
 * online-settings.md: `online.json`, signed by the authority. Held against every rule of the page, as machines hold it: the commission's own
 * key signs it, and settings that no machine would take prove nothing (own-50).
 */

import { x25519 } from '@noble/curves/ed25519.js'
import { hexToBytes } from '@noble/hashes/utils.js'
import { CONTESTS_MAX } from '../medium/page-fields.ts'
import { type JsonObject, readSigned } from '../package/canonical.ts'
import {
  distinct,
  flag,
  HEX_16,
  HEX_32,
  ID,
  isDate,
  list,
  Malformed,
  object,
  objects,
  oneOf,
  only,
  text,
  whole,
  words,
} from '../package/fields.ts'
import { isSigningKey } from '../package/signing-key.ts'
import type { PackageSource } from '../package/source.ts'
import type { Trust } from '../package/trust.ts'
import { judgedOf } from '../package/trusted-package.ts'
import type { OnlineTrust } from './online-trust.ts'
import { checkApplicants, checkQuestionnaire } from './residents.ts'

const BYTES_MAX = 256 * 1024
/** 20:00 in Japan on the day before. */
const LAST_CLOSE_BEFORE_POLL_SECONDS = 4 * 60 * 60
/** The last close of a private body, which has no stations: the end of the day. */
const LAST_CLOSE_OF_MEMBERS_SECONDS = -24 * 60 * 60
const MEMBERS = [
  ...['applicants', 'questionnaire'],
  ...[
    'applicationsEnd',
    'builds',
    'clientFiles',
    'closes',
    'electionId',
    'format',
    'keys',
    'layouts',
    'opens',
    'origin',
  ],
  ...['packageSha256', 'quorum', 'switches'],
]
const INSTANT = /^[0-9]{4}-[0-9]{2}-[0-9]{2}T(?:[01][0-9]|2[0-3])(?::[0-5][0-9]){2}[+-](?:0[0-9]|1[0-4]):[0-5][0-9]$/
/** A name in a signature line of the log has no blank, no plus and no control character. */
const KEY_NAME = /^[^\s+\p{Cc}]+$/u
const PAGE = /^https:\/\/[a-z0-9](?:[a-z0-9.-]{0,250}[a-z0-9])?(?::[1-9][0-9]{0,4})?$/
const OWN_PAGE = /^http:\/\/localhost:[1-9][0-9]{0,4}$/

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

function trustIn(value: JsonObject, settingsHash: string, trust: Trust): OnlineTrust {
  oneOf(value, 'format', ['ippyo online settings 1'])
  only(value, MEMBERS)
  const { electionId, keySet, packageHash, countingKey, contests } = trust
  oneOf(value, 'electionId', [electionId])
  oneOf(value, 'packageSha256', [packageHash])
  if (trust.publication !== 'from-first-mix') throw new Malformed('package')
  const hours = hoursIn(value)
  // Lists with boxes are made after the close: a voter at a station that votes before them would have two votes.
  const before = trust.isPrivate ? LAST_CLOSE_OF_MEMBERS_SECONDS : LAST_CLOSE_BEFORE_POLL_SECONDS
  const lastClose = Date.parse(`${trust.firstPoll}T00:00:00+09:00`) / 1000 - before
  if (!(hours.closes <= lastClose)) throw new Malformed('closes')
  checkLayouts(value, trust)
  checkApplicants(value, trust.isPrivate)
  checkQuestionnaire(value)
  const { deskOverride, overwrite, evidence } = switchesIn(value, trust)
  const { gate, sequencer, exporters, witnesses } = keysIn(value, evidence)
  const builds = list(value, 'builds', 1, 16).map((build) => String(build))
  if (!builds.every((build) => HEX_32.test(build))) throw new Malformed('builds')
  distinct(builds, 'builds')
  return {
    ...{ electionId, keySet, settingsHash, packageHash, publicKey: countingKey.publicKey },
    listHashes: trust.lists.map(({ hash }) => hash),
    contests: contests.map(({ bit }) => bit).toSorted((a, b) => a - b),
    judged: judgedOf(contests, trust.lists),
    ...{ ...hours, deskOverride, overwrite, gate, sequencer, origin: logOf(value, trust), builds },
    clientFiles: text(value, 'clientFiles', HEX_32),
    exporters: exporters.map(({ key }) => key),
    witnesses,
    // One witness cannot be counted as two, nor more be asked for than there are; in a real election two halves cannot see two logs.
    quorum: whole(value, 'quorum', trust.use === 'live' ? Math.floor(witnesses.length / 2) + 1 : 1, witnesses.length),
  }
}

/** All written with one offset, as people read them side by side. */
function hoursIn(value: JsonObject): Pick<OnlineTrust, 'opens' | 'closes'> {
  const [opens, closes] = [secondsIn(value, 'opens'), secondsIn(value, 'closes')]
  if (opens >= closes) throw new Malformed('closes')
  if (secondsIn(value, 'applicationsEnd') > closes) throw new Malformed('applicationsEnd')
  const said = ['opens', 'closes', 'applicationsEnd']
  if (new Set(said.map((name) => String(value[name]).slice(19))).size > 1) throw new Malformed('closes')
  return { opens, closes }
}

function secondsIn(value: JsonObject, name: string): number {
  const said = text(value, name, INSTANT)
  const seconds = Date.parse(said) / 1000
  if (!isDate(said.slice(0, 10)) || !(seconds >= 0)) throw new Malformed(name)
  return seconds
}

/** LAW-08: on a ballot for a public office a name is a name. The candidate list says what a question shows. */
function checkLayouts(value: JsonObject, { contests, isPrivate, use }: Trust): void {
  const layouts = objects(value, 'layouts', 1, CONTESTS_MAX)
  if (layouts.length !== contests.length) throw new Malformed('layouts')
  for (const [at, each] of layouts.entries()) {
    only(each, ['contest', 'layout'])
    if (text(each, 'contest', ID) !== contests[at]?.id) throw new Malformed('layouts.contest')
    const namesAlone = (use === 'live' && !isPrivate) || contests[at]?.kind === 'question'
    oneOf(each, 'layout', namesAlone ? ['names'] : ['names', 'images', 'texts'])
  }
}

/** @returns origin line of the log */
function logOf(value: JsonObject, { use }: Trust): string {
  const origin = object(value, 'origin')
  only(origin, ['log', 'page'])
  const page = words(origin, 'page', 1, 300)
  if (!PAGE.test(page) && (use === 'live' || !OWN_PAGE.test(page))) throw new Malformed('origin.page')
  return nameIn(origin, 'log')
}

function switchesIn(value: JsonObject, { isPrivate }: Trust) {
  const switches = object(value, 'switches')
  only(switches, ['checkBeforeCast', 'deskOverride', 'evidence', 'overwrite', 'voters'])
  oneOf(switches, 'voters', isPrivate ? ['members'] : ['residents', 'abroad'])
  flag(switches, 'checkBeforeCast')
  const [deskOverride, overwrite] = [flag(switches, 'deskOverride'), flag(switches, 'overwrite')]
  // Who is a member has no card that signs, and no station at which a vote is made void.
  if (isPrivate && deskOverride) throw new Malformed('deskOverride')
  return { deskOverride, overwrite, evidence: oneOf(switches, 'evidence', isPrivate ? ['none'] : ['none', 'sealed']) }
}

/** Each key has one purpose, so a break into one host gives one key; the names of exporters, and of witnesses, are different. */
function keysIn(value: JsonObject, evidence: 'none' | 'sealed') {
  const keys = object(value, 'keys')
  only(keys, ['exporters', 'gate', 'lookup', 'promise', 'sequencer', 'sorting', 'witnesses'])
  const [gate, sequencer] = [keyIn(keys, 'gate'), keyIn(keys, 'sequencer')]
  const [exporters, witnesses] = [namedIn(keys, 'exporters', 16), namedIn(keys, 'witnesses', 32)]
  const named = [...exporters, ...witnesses].map(({ key }) => key)
  distinct([gate, sequencer, keyIn(keys, 'promise'), keyIn(keys, 'lookup'), ...named], 'keys')
  if ((keys.sorting === null) !== (evidence === 'none')) throw new Malformed('keys.sorting')
  if (keys.sorting !== null) checkSortingKey(object(keys, 'sorting'))
  return { gate, sequencer, exporters, witnesses }
}

/** share-file.md §6 */
function checkSortingKey(key: JsonObject): void {
  only(key, ['publicKey', 'shares', 'threshold'])
  const shares = objects(key, 'shares', 1, 255).map((each) => {
    only(each, ['commitment', 'index', 'salt'])
    text(each, 'salt', HEX_16)
    text(each, 'commitment', HEX_32)
    return whole(each, 'index', 1, 255)
  })
  distinct(shares, 'keys.sorting.shares')
  const isEnough = whole(key, 'threshold', 1, 255) <= shares.length
  if (!isEnough || !isAgreementKey(text(key, 'publicKey', HEX_32))) throw new Malformed('keys.sorting')
}

/** With a point of small order every secret gives 32 zeros: anybody who knows that opens all that is sealed to it. */
function isAgreementKey(hex: string): boolean {
  try {
    // The sum is thrown away; any secret finds it out.
    x25519.getSharedSecret(new Uint8Array(32).fill(1), hexToBytes(hex))
    return true
  } catch {
    return false
  }
}

function namedIn(keys: JsonObject, name: string, most: number) {
  const all = objects(keys, name, 2, most).map((each) => {
    only(each, ['key', 'name'])
    return { name: nameIn(each, 'name'), key: keyIn(each, 'key') }
  })
  distinct(
    all.map(({ name: own }) => own),
    name,
  )
  return all
}

function nameIn(of: JsonObject, name: string): string {
  const found = words(of, name, 1, 100)
  if (!KEY_NAME.test(found)) throw new Malformed(name)
  return found
}

function keyIn(of: JsonObject, name: string): string {
  const found = text(of, name, HEX_32)
  if (!isSigningKey(found)) throw new Malformed(name)
  return found
}

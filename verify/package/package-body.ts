/** package.md §3: every member of the package by its form. Members that this reader does not use are checked all the same. */
import { kindNames, kinds } from '../kinds/kinds.ts'
import { questionIn } from '../kinds/question/rule.ts'
import { CONTESTS_MAX } from '../medium/page-fields.ts'
import { approversIn } from './approval-rules.ts'
import type { Contest, CountingKey, ListedFile, Machine, PackageBody, StationBody } from './body.ts'
import type { JsonObject } from './canonical.ts'
import { checkSettings, paperLine } from './commission-settings.ts'
import { checkConsistency } from './consistency.ts'
import { entitledIn } from './entitled.ts'
import {
  date,
  flag,
  HEX_8,
  HEX_32,
  ID,
  isDate,
  list,
  MACHINE,
  Malformed,
  object,
  objects,
  oneOf,
  only,
  TIME,
  text,
  whole,
  words,
} from './fields.ts'
import { isSigningKey } from './signing-key.ts'

const FILE_PATH = /^(?:[A-Za-z0-9_-]{1,40}\/)?[A-Za-z0-9_-]{1,60}\.[a-z0-9]{1,10}$/
const SEALED = /^(?:[0-9a-f]{2}){1,1024}$/

/** null: not the form of §3, or not consistent. */
export function bodyOf(value: JsonObject): PackageBody | null {
  try {
    only(value, [
      'approvers',
      'contests',
      'countingKey',
      'electionId',
      'files',
      'format',
      'keySet',
      'machines',
      'paperContests',
      'rules',
      'stationFacts',
      'stations',
      'unlock',
      'use',
    ])
    whole(value, 'format', 1, 1)
    const rules = object(value, 'rules')
    const body: PackageBody = {
      ...rulesOf(rules),
      title: words(rules, 'title', 1, 400),
      date: words(rules, 'date', 10, 10),
      use: oneOf(value, 'use', ['live', 'rehearsal', 'fixture']),
      electionId: text(value, 'electionId', HEX_8),
      keySet: text(value, 'keySet', HEX_8),
      contests: objects(value, 'contests', 1, CONTESTS_MAX).map(contestOf),
      paperContests: objects(value, 'paperContests', 0, CONTESTS_MAX - 1).map(paperContestOf),
      stations: objects(value, 'stations', 0, 2000).map(stationOf),
      machines: objects(value, 'machines', 0, 20_000).map(machineOf),
      stationFacts: objects(value, 'stationFacts', 0, 2000).map(factsOf),
      countingKey: countingKeyOf(object(value, 'countingKey')),
      unlock: objects(value, 'unlock', 0, 100_000).map(unlockOf),
      files: objects(value, 'files', 0, 10_000).map(fileOf),
      approvers: list(value, 'approvers', 0, 64).length === 0 ? [] : approversIn(value),
    }
    checkConsistency(body)
    return body
  } catch (error) {
    if (error instanceof Malformed) return null
    throw error
  }
}

function rulesOf(rules: JsonObject): Pick<PackageBody, 'publication' | 'online' | 'isPrivate'> {
  only(rules, [
    'closes',
    'date',
    'id',
    'keyHolders',
    'keyThreshold',
    'municipality',
    'municipalityCode',
    'online',
    'opens',
    'publication',
    'residentSinceLatest',
    'settings',
    'takeOverInTheDay',
    'title',
    'votingAge',
  ])
  words(rules, 'id', 1, 64)
  words(rules, 'title', 1, 400)
  words(rules, 'municipality', 1, 400)
  const isPrivate = text(rules, 'municipalityCode', /^(?:[0-9]{6})?$/) === ''
  date(rules, 'date')
  date(rules, 'residentSinceLatest')
  text(rules, 'opens', TIME)
  text(rules, 'closes', TIME)
  whole(rules, 'votingAge', 1, 120)
  whole(rules, 'keyHolders', 1, 255)
  whole(rules, 'keyThreshold', 1, 255)
  flag(rules, 'takeOverInTheDay')
  checkSettings(object(rules, 'settings'))
  const publication = oneOf(rules, 'publication', ['all', 'from-first-mix'])
  const online = flag(rules, 'online')
  if (online && publication === 'all') throw new Malformed('online')
  return { publication, online, isPrivate }
}

function contestOf(each: JsonObject): Contest {
  const fewer = 'councilSeats' in each
  const isReport = 'result' in each
  const more = ['councilSeats', 'question', 'result'].filter((key) => key in each)
  only(each, ['bit', 'districts', 'id', 'kind', 'seats', 'title', 'titleEn', 'titleKana', ...more])
  for (const key of ['titleEn', 'titleKana']) words(each, key, 0, 400)
  const title = words(each, 'title', 0, 400)
  const kind = oneOf(each, 'kind', kindNames)
  const seats = whole(each, 'seats', 1, 999)
  const isOfCouncil = kinds[kind].seats === 'of-council'
  if (!isOfCouncil && !['several', 'by-lists'].includes(kinds[kind].seats) && seats !== 1) throw new Malformed('seats')
  if (fewer && (!isOfCouncil || isReport)) throw new Malformed('councilSeats')
  const councilSeats = fewer ? whole(each, 'councilSeats', seats + 1, 999) : seats
  const result = isReport ? oneOf(each, 'result', ['report']) : null
  const asks = kinds[kind].seats === 'a-question'
  if (asks !== 'question' in each) throw new Malformed('question')
  const question = asks ? questionIn(each) : null
  return { ...placeOf(each), title, kind, seats, councilSeats, question, result }
}

/** Its papers are counted elsewhere: nothing else has its id or bit, and its stations report how many they handed out. */
function paperContestOf(each: JsonObject): PackageBody['paperContests'][number] {
  only(each, ['bit', 'districts', 'id', 'title'])
  words(each, 'title', 0, 400)
  return placeOf(each)
}

function placeOf(each: JsonObject): Pick<Contest, 'id' | 'bit' | 'districts'> {
  const districts = list(each, 'districts', 0, 200)
  if (!districts.every((name) => typeof name === 'string' && name.length <= 400)) throw new Malformed('districts')
  const bit = whole(each, 'bit', 0, CONTESTS_MAX - 1)
  const id = text(each, 'id', ID)
  return { id, bit, districts: districts as readonly string[] }
}

function stationOf(each: JsonObject): PackageBody['stations'][number] {
  only(each, [
    'closes',
    'dates',
    'designated',
    'desks',
    'district',
    'earlyVoting',
    'headphones',
    'id',
    'index',
    'kiosks',
    'lastTurnout',
    'name',
    'opens',
    'place',
    'serves',
    'slips',
    'spares',
    'stops',
  ])
  words(each, 'name', 0, 400)
  whole(each, 'kiosks', 0, 55)
  whole(each, 'spares', 0, 55)
  flag(each, 'designated')
  // ISS-02: which voters may come matters to its issuers alone.
  if (each.serves !== null && !list(each, 'serves', 1, 2000).every((id) => typeof id === 'string' && ID.test(id))) {
    throw new Malformed('serves')
  }
  checkWordsOfStation(each)
  const dates = list(each, 'dates', 1, 32)
  if (!dates.every(isDate)) throw new Malformed('dates')
  const hours = { opens: text(each, 'opens', TIME), closes: text(each, 'closes', TIME) }
  return {
    ...hours,
    stops: stopsOf(each, dates.map(String), hours),
    id: text(each, 'id', ID),
    index: whole(each, 'index', 1, 65535),
    earlyVoting: flag(each, 'earlyVoting'),
    dates: dates as readonly string[],
    district: words(each, 'district', 0, 400),
    desks: desksOf(each),
    slips: each.slips === null ? null : slipsOf(each),
  }
}

interface Hours {
  readonly opens: string
  readonly closes: string
}

/** A moving station: one stop for each date of the list, in order and apart; without stops no date is there twice. */
function stopsOf(each: JsonObject, dates: readonly string[], { opens, closes }: Hours): readonly Hours[] | null {
  if (list(each, 'stops', 0, dates.length).length === 0) {
    if (new Set(dates).size !== dates.length) throw new Malformed('dates')
    return null
  }
  const stops = objects(each, 'stops', dates.length, dates.length).map((stop) => {
    only(stop, ['closes', 'opens', 'place'])
    words(stop, 'place', 1, 400)
    return { opens: text(stop, 'opens', TIME), closes: text(stop, 'closes', TIME) }
  })
  const inOrder = stops.every((stop, i) => stop.opens < stop.closes && isAfter(stop, i))
  const areLawful = stops.every((stop) => stop.opens >= '06:30' && stop.closes <= '22:00')
  const first = stops.map((stop) => stop.opens).sort()[0]
  const last = stops
    .map((stop) => stop.closes)
    .sort()
    .at(-1)
  const hasNoOther = first === opens && last === closes && each.place === '' && flag(each, 'earlyVoting')
  if (!inOrder || !areLawful || !hasNoOther) throw new Malformed('stops')
  return stops

  /** An hour at least after the stop before, where that is on the same date. */
  function isAfter(stop: Hours, i: number): boolean {
    const [date, before] = [dates[i] ?? '', dates[i - 1] ?? '']
    if (before !== date) return before < date
    return minutesOf(stop.opens) >= minutesOf(stops[i - 1]?.closes ?? '') + 60
  }
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
}

/** Which numbers are slips of a station without a roll: each of them gives one card. */
function slipsOf(each: JsonObject): StationBody['slips'] {
  if (each.serves !== null || list(each, 'desks', 0, 4).length > 0) throw new Malformed('slips')
  const slips = objects(each, 'slips', 1, 64).map((range) => {
    only(range, ['contests', 'first', 'last', 'sex'])
    oneOf(range, 'sex', ['M', 'F'])
    const contests = list(range, 'contests', 1, CONTESTS_MAX)
    if (!contests.every((id) => typeof id === 'string' && ID.test(id))) throw new Malformed('slips')
    const first = whole(range, 'first', 1_000_000, 9_999_999)
    const last = whole(range, 'last', first, 9_999_999)
    return { first, last, contests: contests as readonly string[] }
  })
  if (slips.reduce((sum, { first, last }) => sum + last - first + 1, 0) > 200_000) throw new Malformed('slips')
  return slips
}

/** For the papers and the desk of the station alone. */
function checkWordsOfStation(each: JsonObject): void {
  paperLine(each, 'place')
  flag(each, 'headphones')
  const turnout = list(each, 'lastTurnout', 0, CONTESTS_MAX)
  if (turnout.length === 0) return
  const isPart = (part: unknown) => typeof part === 'number' && part >= 0 && part <= 10_000
  if (turnout.every((part) => part === null) || !turnout.every((part) => part === null || isPart(part)))
    throw new Malformed('lastTurnout')
}

/** D-24: how many there are. Which numbers each serves matters to its issuers alone. */
function desksOf(each: JsonObject): number {
  const desks = objects(each, 'desks', 0, 4)
  if (desks.length === 1) throw new Malformed('desks')
  for (const desk of desks) {
    only(desk, ['from', 'to'])
    for (const end of ['from', 'to']) text(desk, end, /^.{1,20}$/su)
  }
  return Math.max(desks.length, 1)
}

function machineOf(each: JsonObject): Machine {
  only(each, ['agreementKey', 'id', 'issuerKeyId', 'kind', 'pair', 'serial', 'signingKey', 'spare', 'station'])
  const kind = oneOf(each, 'kind', ['kiosk', 'issuer'])
  const isKiosk = kind === 'kiosk'
  // Members of the other kind are null, never left out.
  const foreign = isKiosk ? 'issuerKeyId' : 'pair'
  if (each[foreign] !== null) throw new Malformed(foreign)
  const signingKey = text(each, 'signingKey', HEX_32)
  if (!isSigningKey(signingKey)) throw new Malformed('signingKey')
  words(each, 'serial', 1, 64)
  return {
    id: text(each, 'id', MACHINE),
    kind,
    station: text(each, 'station', ID),
    pair: isKiosk ? whole(each, 'pair', 1, 55) : 0,
    spare: flag(each, 'spare'),
    issuerKeyId: isKiosk ? 0 : whole(each, 'issuerKeyId', 1, 255),
    signingKey,
    agreementKey: text(each, 'agreementKey', HEX_32),
  }
}

function factsOf(each: JsonObject): PackageBody['stationFacts'][number] {
  only(each, ['eligible', 'entitled', 'registered', 'station'])
  whole(each, 'registered', 0, 10 ** 8)
  whole(each, 'eligible', 0, 10 ** 8)
  return { station: text(each, 'station', ID), entitled: entitledIn(each, 10 ** 8) }
}

function countingKeyOf(key: JsonObject): CountingKey {
  only(key, ['commitments', 'holders', 'made', 'publicKey', 'threshold'])
  oneOf(key, 'made', ['dealer'])
  const commitments = list(key, 'commitments', 1, 255)
  if (!commitments.every((each) => typeof each === 'string' && HEX_32.test(each))) throw new Malformed('commitments')
  return {
    publicKey: text(key, 'publicKey', HEX_32),
    threshold: whole(key, 'threshold', 1, 255),
    commitments: commitments as readonly string[],
    holders: objects(key, 'holders', 1, 255).map((each) => {
      only(each, ['index', 'verificationKey'])
      return { index: whole(each, 'index', 1, 255), verificationKey: text(each, 'verificationKey', HEX_32) }
    }),
  }
}

function unlockOf(each: JsonObject): PackageBody['unlock'][number] {
  only(each, ['machine', 'operatorCard', 'sealed'])
  text(each, 'sealed', SEALED)
  return { machine: text(each, 'machine', MACHINE), operatorCard: whole(each, 'operatorCard', 1, 255) }
}

export function fileOf(each: JsonObject): ListedFile {
  only(each, ['bytes', 'path', 'sha256'])
  return {
    path: text(each, 'path', FILE_PATH),
    bytes: whole(each, 'bytes', 0, 2 ** 32),
    sha256: text(each, 'sha256', HEX_32),
  }
}

/** A package or a list with one thing wrong: this reader refuses what docs/formats/{package,candidate-list}.md refuse. */
import { createHash, createPrivateKey, sign as signEd25519 } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { canonical, isList, isObject, type Json, type JsonObject } from './package/canonical.ts'
import { isPictureOf, type ListedPicture } from './package/explained.ts'
import { readTrust } from './package/trust.ts'

interface Signed {
  readonly json: string
  /** Hex. */
  readonly signatureFile: string
}

type PictureVector = Pick<ListedPicture, 'type' | 'width' | 'height'> & { readonly why: string; readonly hex: string }

const vectors = (name: string) =>
  JSON.parse(readFileSync(new URL(`../fixtures/vectors/${name}.json`, import.meta.url), 'utf8'))
const packages: {
  readonly authorityPublicKey: string
  readonly accepted: Signed
  readonly acceptedBesidePaper: Signed
  readonly acceptedByElection: Signed
  readonly acceptedOfBody: Signed
  readonly acceptedOfLists: Signed
  readonly acceptedOfOpenLists: Signed
  readonly acceptedOfQuestion: Signed
  readonly acceptedOfReport: Signed
  readonly acceptedThatMoves: Signed
  readonly acceptedWithChoices: Signed
  readonly refused: readonly (Signed & { readonly why: string; readonly answer: string })[]
} = vectors('package')
const lists: {
  readonly authorityPublicKey: string
  readonly accepted: readonly [Signed, Signed]
  readonly acceptedWithFiles: Signed & { readonly files: readonly { readonly path: string; readonly text: string }[] }
  readonly acceptedWithGone: Signed
  readonly acceptedWithMove: Signed
  readonly acceptedOfLists: Signed
  readonly refusedOfLists: readonly (Signed & { readonly why: string })[]
  readonly acceptedOfOpenLists: Signed
  readonly refusedOfOpenLists: readonly (Signed & { readonly why: string })[]
  readonly acceptedOfQuestion: Signed & { readonly files: readonly { readonly path: string; readonly hex: string }[] }
  readonly acceptedOfWordsAlone: Signed
  readonly refusedOfQuestion: readonly (Signed & { readonly why: string })[]
  readonly pictures: { readonly accepted: readonly PictureVector[]; readonly refused: readonly PictureVector[] }
  readonly refused: readonly (Signed & { readonly why: string; readonly asVersion: number })[]
} = vectors('candidate-list')
const { authorityPublicKey, authoritySecretKey } = vectors('signed-document')
const [firstList, secondList] = lists.accepted

let directory: string

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'ippyo-verify-'))
})
afterEach(() => rmSync(directory, { recursive: true }))

function put(name: string, { json, signatureFile }: Signed): void {
  writeFileSync(join(directory, `${name}.json`), json)
  writeFileSync(join(directory, `${name}.sig`), Buffer.from(signatureFile, 'hex'))
}

const read = () => readTrust(directory, packages.authorityPublicKey)

/** The document as the authority would have signed it: no signature is in the way of the form. */
function signed(value: Json, label: string): Signed {
  const json = canonical(value)
  const head = Buffer.from('302e020100300506032b657004220420', 'hex')
  const der = Buffer.concat([head, Buffer.from(authoritySecretKey, 'hex')])
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  const message = Buffer.concat([Buffer.from(label), createHash('sha256').update(json).digest()])
  const signature = signEd25519(null, message, key).toString('hex')
  return { json, signatureFile: Buffer.from('ippyosg1').toString('hex') + authorityPublicKey + signature }
}

/** The value once for each member of each object in it, with that member gone, and once for each object with one more. */
function* withOneMemberWrong(value: Json, at = ''): Generator<readonly [string, Json]> {
  if (isList(value)) {
    for (const [i, item] of value.entries()) {
      for (const [where, wrong] of withOneMemberWrong(item, `${at}[${i}]`)) yield [where, value.with(i, wrong)]
    }
  }
  if (!isObject(value)) return
  yield [`${at}: one more`, { ...value, unknown: 0 }]
  for (const [name, item] of Object.entries(value)) {
    const { [name]: gone, ...rest } = value
    yield [`${at}.${name}: gone`, rest]
    for (const [where, wrong] of withOneMemberWrong(gone ?? item, `${at}.${name}`))
      yield [where, { ...value, [name]: wrong }]
  }
}

const parsed = ({ json }: Signed) => JSON.parse(json) as JsonObject

describe('the package', () => {
  beforeEach(() => put('candidate-list-1', firstList))

  it('of the vectors is taken', async () => {
    put('package', packages.accepted)
    expect(await read()).toMatchObject({
      electionId: '00112233445566aa',
      countingKey: { threshold: 2, holders: { length: 3 } },
    })
    put('package', packages.acceptedWithChoices)
    expect(await read()).toMatchObject({ electionId: '00112233445566aa' })
    put('package', packages.acceptedByElection)
    const seats = [
      { seats: 1, councilSeats: 1 },
      { seats: 1, councilSeats: 20 },
    ]
    expect(await read()).toMatchObject({ contests: seats })
    put('package', packages.acceptedBesidePaper)
    expect(await read()).toMatchObject({ contests: [{ id: 'mayor' }, { id: 'council' }] })
    put('package', packages.acceptedOfReport)
    expect(await read()).toMatchObject({ contests: [{ result: 'report' }, { result: null }] })
    put('package', packages.acceptedOfQuestion)
    expect(await read()).toMatchObject({
      contests: [
        {
          kind: 'question',
          question: { answers: 'yes-no', quorum: { of: 'most', over: 1, under: 3, opened: 'always' } },
        },
        { kind: 'district', seats: 1, councilSeats: 2, question: null },
      ],
    })
    put('package', packages.acceptedOfBody)
    expect(await read()).toMatchObject({
      isPrivate: true,
      stations: [],
      pairs: [],
      contests: [{ kind: 'officer' }, {}],
    })
    put('package', packages.acceptedThatMoves)
    expect(await read()).toMatchObject({ electionId: '00112233445566aa' })
  })

  it.each(packages.refused)('is refused: $why', async (document) => {
    put('package', document)
    const answers: { readonly [answer: string]: string } = {
      'wrong-format': 'package-malformed',
      'other-authority': 'package-of-other-authority',
    }
    expect(await read()).toBe(answers[document.answer] ?? `package-${document.answer}`)
  })

  it('is refused with any member gone, and with one more anywhere, also where this reader builds on nothing', async () => {
    // A file beside the package: its members are asked for as well.
    writeFileSync(join(directory, 'names.ttf'), 'x')
    const sha256 = createHash('sha256').update('x').digest('hex')
    const whole = { ...parsed(packages.accepted), files: [{ path: 'names.ttf', bytes: 1, sha256 }] }
    put('package', signed(whole, 'ippyo package 1'))
    expect(await read()).toMatchObject({ electionId: '00112233445566aa' })
    let tried = 0
    for (const [where, wrong] of withOneMemberWrong(whole)) {
      put('package', signed(wrong, 'ippyo package 1'))
      expect(await read(), where).toBe('package-malformed')
      tried++
    }
    expect(tried).toBeGreaterThan(70)
  })
})

describe('the candidate list', () => {
  beforeEach(() => put('package', packages.accepted))

  it('of the vectors is taken, and so is the second one after it', async () => {
    put('candidate-list-1', firstList)
    put('candidate-list-2', secondList)
    expect(await read()).toMatchObject({ lists: [{ version: 1 }, { version: 2 }] })
  })

  it('with files is taken when each that is there is as it was signed; a voice may be away', async () => {
    const { acceptedWithFiles: list } = lists
    put('candidate-list-1', firstList)
    put('candidate-list-2', list)
    expect(await read()).toMatchObject({ lists: [{ version: 1 }, { version: 2, files: { length: 1 } }] })
    mkdirSync(join(directory, 'voice'))
    for (const { path, text } of list.files) writeFileSync(join(directory, path), text)
    expect(await read()).toMatchObject({ lists: [{ version: 1 }, { version: 2, files: { length: 1 } }] })
    for (const [where, wrong] of withOneMemberWrong(parsed(list))) {
      put('candidate-list-2', signed(wrong, 'ippyo candidate list 1'))
      expect(await read(), where).toBe('candidate-list-refused')
    }
    put('candidate-list-2', list)
    for (const { path } of list.files) writeFileSync(join(directory, path), 'another')
    expect(await read()).toBe('file-missing-or-altered')
  })

  it('of a question has its choices, all of them, and a poll', async () => {
    put('package', packages.acceptedOfQuestion)
    const [asked, ...others] = parsed(firstList).contests as unknown as readonly [JsonObject, ...JsonObject[]]
    const [yes, no] = asked.candidates as unknown as readonly [JsonObject, JsonObject]
    const answer = async (change: object) => {
      const list = { ...parsed(firstList), contests: [{ ...asked, ...change }, ...others] }
      put('candidate-list-1', signed(list as Json, 'ippyo candidate list 1'))
      const trust = await read()
      return typeof trust === 'string' ? trust : 'taken'
    }
    expect(await answer({})).toBe('taken')
    const wrong = [
      { candidates: [no] },
      { candidates: [yes, no, { ...no, id: 900, number: 9 }] },
      { candidates: [yes, { ...no, gone: 'withdrew' }] },
      { uncontested: true },
    ]
    for (const change of wrong) expect(await answer(change), JSON.stringify(change)).toBe('candidate-list-refused')
  })

  it('of a question has words and pictures of each choice, or words alone, and is refused with any member gone or one more', async () => {
    const { acceptedOfQuestion: list, acceptedOfWordsAlone, refusedOfQuestion } = lists
    put('package', packages.acceptedOfQuestion)
    put('candidate-list-1', list)
    // A published package goes without them.
    expect(await read()).toMatchObject({ lists: [{ version: 1 }] })
    mkdirSync(join(directory, 'choices'))
    for (const { path } of list.files) writeFileSync(join(directory, path), 'another')
    expect(await read()).toBe('file-missing-or-altered')
    for (const { path, hex } of list.files) writeFileSync(join(directory, path), Buffer.from(hex, 'hex'))
    const pictures = list.files.map(({ path }) => ({ path, type: 'png', width: 200, height: 200 }))
    expect(await read()).toMatchObject({ lists: [{ contests: [{ explained: true, pictures }, { explained: false }] }] })
    for (const document of refusedOfQuestion) {
      put('candidate-list-1', document)
      expect(await read(), document.why).toBe('candidate-list-refused')
    }
    for (const [where, wrong] of withOneMemberWrong(parsed(list))) {
      // A question has words of its choices, or it has none.
      if (where.endsWith('.explained: gone')) continue
      put('candidate-list-1', signed(wrong, 'ippyo candidate list 1'))
      expect(await read(), where).toBe('candidate-list-refused')
    }
    put('candidate-list-1', acceptedOfWordsAlone)
    expect(await read()).toMatchObject({ lists: [{ contests: [{ explained: true, pictures: [] }, {}] }] })
  })

  it('has pictures of one form, and of the size that it says', () => {
    const isAsListed = ({ hex, why: _, ...picture }: PictureVector) =>
      isPictureOf({ ...picture, path: '', bytes: hex.length / 2, sha256: '' }, new Uint8Array(Buffer.from(hex, 'hex')))
    for (const picture of lists.pictures.accepted) expect(isAsListed(picture), picture.why).toBe(true)
    for (const picture of lists.pictures.refused) expect(isAsListed(picture), picture.why).toBe(false)
  })

  it('of parties has a list for each of them, and is refused with any member gone or one more', async () => {
    put('package', packages.acceptedOfLists)
    put('candidate-list-1', lists.acceptedOfLists)
    expect(await read()).toMatchObject({ contests: [{}, { kind: 'party-list', seats: 2 }], lists: [{ version: 1 }] })
    for (const document of lists.refusedOfLists) {
      put('candidate-list-1', document)
      expect(await read(), document.why).toBe('candidate-list-refused')
    }
    for (const [where, wrong] of withOneMemberWrong(parsed(lists.acceptedOfLists))) {
      put('candidate-list-1', signed(wrong, 'ippyo candidate list 1'))
      expect(await read(), where).toBe('candidate-list-refused')
    }
  })

  it('of parties with people each candidate is on one list, and it is refused with any member gone or one more', async () => {
    put('package', packages.acceptedOfOpenLists)
    put('candidate-list-1', lists.acceptedOfOpenLists)
    expect(await read()).toMatchObject({ contests: [{}, { kind: 'open-list', seats: 2 }], lists: [{ version: 1 }] })
    for (const document of lists.refusedOfOpenLists) {
      put('candidate-list-1', document)
      expect(await read(), document.why).toBe('candidate-list-refused')
    }
    for (const [where, wrong] of withOneMemberWrong(parsed(lists.acceptedOfOpenLists))) {
      put('candidate-list-1', signed(wrong, 'ippyo candidate list 1'))
      expect(await read(), where).toBe('candidate-list-refused')
    }
  })

  it('an approved name is the one that is shown; the register’s tells persons apart', async () => {
    const [first] = parsed(firstList).contests as { candidates: { name: string }[] }[]
    const changed = { ...parsed(firstList) } as { contests: { candidates: { displayName: string }[] }[] }
    for (const each of changed.contests[0]?.candidates ?? []) each.displayName = '通り名'
    put('candidate-list-1', signed(changed, 'ippyo candidate list 1'))
    const candidates = first?.candidates.map(({ name }) => ({ registered: name, shown: '通り名' }))
    expect(await read()).toMatchObject({ lists: [{ contests: [{ candidates }, {}] }] })
  })

  it('with another day is taken: a medium lists the day that it was prepared for, and stands for this one', async () => {
    const { acceptedWithMove: list } = lists
    put('candidate-list-1', firstList)
    put('candidate-list-2', list)
    const trust = await read()
    const header = typeof trust === 'string' ? null : trust.headerOf(1)
    expect(header).toMatchObject({ dates: ['2002-06-28'], before: [['2002-06-23'], ['2002-06-28']] })
    for (const [where, wrong] of withOneMemberWrong(parsed(list))) {
      put('candidate-list-2', signed(wrong, 'ippyo candidate list 1'))
      expect(await read(), where).toBe('candidate-list-refused')
    }
  })

  it('with somebody who died, a display and a contest on paper is taken', async () => {
    const { acceptedWithGone: list } = lists
    put('candidate-list-1', firstList)
    put('candidate-list-2', list)
    expect(await read()).toMatchObject({
      lists: [{}, { contests: [{ candidates: [{ gone: false }, { gone: true }] }, { suspended: true }] }],
    })
    for (const [where, wrong] of withOneMemberWrong(parsed(list))) {
      put('candidate-list-2', signed(wrong, 'ippyo candidate list 1'))
      expect(await read(), where).toBe('candidate-list-refused')
    }
  })

  it.each(lists.refused)('is refused: $why', async (document) => {
    put('candidate-list-1', firstList)
    put(`candidate-list-${document.asVersion}`, document)
    expect(await read()).toBe('candidate-list-refused')
  })

  it('is refused with any member gone, and with one more anywhere', async () => {
    put('candidate-list-1', signed(parsed(firstList), 'ippyo candidate list 1'))
    expect(await read()).toMatchObject({ lists: [{ version: 1 }] })
    let tried = 0
    for (const [where, wrong] of withOneMemberWrong(parsed(firstList))) {
      put('candidate-list-1', signed(wrong, 'ippyo candidate list 1'))
      expect(await read(), where).toBe('candidate-list-refused')
      tried++
    }
    expect(tried).toBeGreaterThan(50)
  })

  it.each([
    ['a name of 401 units', { name: '亜'.repeat(401) }],
    ['no reading', { kana: '' }],
    ['a party of 401 units', { party: '亜'.repeat(401) }],
    ['a name for the screen that is null', { displayName: null }],
  ])('is refused: %s', async (_, wrong) => {
    const list = JSON.parse(firstList.json)
    Object.assign(list.contests[0].candidates[0], wrong)
    put('candidate-list-1', signed(list, 'ippyo candidate list 1'))
    expect(await read()).toBe('candidate-list-refused')
  })
})

/**
 * In every state of a contest, hall page, 開票速報, poster, script, 開票結果, 選挙録, 当選の告示 and the files name the same winners and
 * show the same figures, or hold back the same; and after a correction poster and script say which announcement it corrects, and why.
 */
import { execFileSync } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { paperFields } from '#election/count/paper.ts'
import type { CandidateNumber, ContestId } from '#election/ids.ts'
import { DECIDED, lotEntered } from '#simulation/counting/lot-entered.ts'
import { CountRoom } from '#simulation/promises/count-room.ts'
import { LanguageProvider } from '#ui/language/language.tsx'
import { tallyWords } from '#ui/messages/tally-screen.ts'
import { HallPage } from './screens/hall-page.tsx'
import { ResultPage } from './screens/result-page.tsx'
import { DocumentMaker } from './services/documents/make-documents.ts'
import { resultOf } from './session/questions.ts'
import {
  CAST_VOTE_RECORDS,
  type TallyDocument,
  tallyDocuments,
  tallyExports,
  tallyScreenEventSchema,
} from './session/screen-event.ts'

const MAYOR = 'mayor' as ContestId
const NAMES = ['甲野 一郎', '乙山 花子', '丙川 三郎', '丁田 四郎', '戊村 五郎']
/** Everybody stands by an approved name. */
const REGISTERED = ['戸籍 一', '戸籍 二', '戸籍 三', '戸籍 四', '戸籍 五']
const REASON = '束の数え違い'
const BUNDLE = '13579 24680 13579 24680'
/** Ballots on paper are found and lost among so many voters. */
const VOTERS = 3000

interface State {
  /** Votes by machine. */
  readonly machine: readonly number[]
  readonly play: (room: CountRoom) => void
  readonly winners: readonly number[]
  /** Null: held back, or there are none. */
  readonly figures: readonly (string | null)[]
  readonly uncontested?: true
  /** The number of the announcement that corrects the first one, and who was elected by that one and is not. */
  readonly corrects?: { readonly by: number; readonly notAnyMore: readonly number[] }
}

/** Tied at 1012; the lot falls on the second. */
const drawn = (room: CountRoom) => {
  paper(room, [1000, 1012])
  room.press(lotEntered(MAYOR, [2]))
}
const corrected = (room: CountRoom, votes: readonly number[], voters = VOTERS) => {
  drawn(room)
  council(room)
  room.announce()
  paper(room, votes, { again: true, voters })
}
const announcedAgain = (room: CountRoom) => {
  const effect = room.press({ type: 'announce', reason: REASON }).find((each) => each.type === 'announce')
  room.send(effect?.type === 'announce' ? { ...effect, type: 'announced' } : expect.unreachable())
}

const STATES: Readonly<Record<string, State>> = {
  plain: {
    machine: [12, 0],
    play: (room) => paper(room, [100, 1234]),
    winners: [2],
    figures: ['112', '1,234'],
  },
  'a tie, and its lot': { machine: [12, 0], play: drawn, winners: [2], figures: ['1,012', '1,012'] },
  'too few on paper: the sum alone': {
    machine: [12, 0],
    play: (room) => paper(room, [1, 2]),
    winners: [1],
    figures: ['13', '2'],
  },
  'corrected by one ballot, and held back': {
    machine: [12, 0],
    play: (room) => {
      corrected(room, [1001, 1012])
      announcedAgain(room)
    },
    winners: [1],
    figures: [null, null],
    corrects: { by: 2, notAnyMore: [2] },
  },
  'the same ballots, one of them read otherwise': {
    machine: [12, 0],
    play: (room) => {
      corrected(room, [1001, 1011])
      announcedAgain(room)
    },
    winners: [1],
    figures: ['1,013', '1,011'],
    corrects: { by: 2, notAnyMore: [2] },
  },
  'corrected by many': {
    machine: [12, 0],
    play: (room) => {
      corrected(room, [1100, 800])
      announcedAgain(room)
    },
    winners: [1],
    figures: ['1,112', '800'],
    corrects: { by: 2, notAnyMore: [2] },
  },
  // No paper is made of the second announcement: the final one after it says what the hall heard at the first.
  'corrected before it was final again': {
    machine: [12, 0],
    play: (room) => {
      corrected(room, [1100, 800], VOTERS + 1)
      announcedAgain(room)
      explainAll(room)
      room.announce()
    },
    winners: [1],
    figures: ['1,112', '800'],
    corrects: { by: 3, notAnyMore: [2] },
  },
  'nobody has the votes that the law asks for': {
    machine: [1200, 1200, 1200, 1200, 1200],
    play: noPaper,
    winners: [],
    figures: ['1,200', '1,200', '1,200', '1,200', '1,200'],
  },
  'no poll': { machine: [12], play: () => {}, winners: [1], figures: [null], uncontested: true },
  'one is not eligible': {
    machine: [1200, 1300, 1100],
    play: (room) => {
      noPaper(room)
      const by = { reason: '住所', chair: '選挙 長', witnesses: ['立会 春子'] }
      room.press({ type: 'rule-candidate', contest: MAYOR, candidate: 2, eligible: false, ...by })
    },
    winners: [1],
    figures: ['1,200', null, '1,100'],
  },
}

describe.each(Object.entries(STATES))('%s', (_, { machine, play, winners, figures, uncontested = false, corrects }) => {
  let out: string
  let room: CountRoom
  beforeAll(async () => {
    out = await mkdtemp(join(tmpdir(), 'ippyo-public-'))
    room = await CountRoom.make({ records: 4, sent: { mayor: { absentee: VOTERS } } })
    room.receiveEverything()
    room.count()
    room.state = { ...room.state, bundle: BUNDLE }
    standing(room, machine, uncontested)
    play(room)
    council(room)
    expect(room.view().result?.final, JSON.stringify(room.view().missing)).toBe(true)
    if (corrects === undefined) room.announce()
  })
  afterAll(() => rm(out, { recursive: true }))

  const names = NAMES.slice(0, machine.length)
  const told = () => resultOf(room.state) ?? expect.unreachable()
  const pathOf = async (document: TallyDocument) => {
    const made = await new DocumentMaker(out).make(document, told())
    return made.ok ? made.value : expect.unreachable()
  }
  /** The mayor's part alone: each paper has the contests in their order. */
  const textIn = async (document: TallyDocument) => mayorsPart(textOf(await pathOf(document)))
  const named = (numbers: readonly number[]) => numbers.map((number) => names[number - 1] ?? '')

  const onEachLine = (text: string) =>
    names.map((name) => {
      const line = text.split('\n').find((each) => each.includes(name) && !each.includes('→')) ?? ''
      const rest = line.slice(line.indexOf(name) + name.length)
      const last = rest.match(/[\d,]+|無効/g)?.at(-1) ?? '無効'
      return { won: rest.includes('当選'), figure: last === '無効' ? null : last }
    })
  const expected = () => names.map((_, i) => ({ won: winners.includes(i + 1), figure: figures[i] ?? null }))

  it('hall page', () => {
    const html = renderToStaticMarkup(
      <LanguageProvider language="ja">
        <HallPage view={room.view()} onLeave={() => {}} />
      </LanguageProvider>,
    )
    const lines = [...html.matchAll(/class="hall-votes">([^<]*)<.*?class="hall-outcome">([^<]*)</g)]
    expect(lines.map(([, figure, outcome]) => ({ won: outcome?.startsWith('当選'), figure: figure || null }))).toEqual(
      expected(),
    )
    expect(html.includes('data-corrects="1"')).toBe(
      corrects?.by === room.state.announcements.length && corrects.by === 2,
    )
  })

  it('開票速報', async () => {
    const announcement = room.state.announcements.at(-1) ?? expect.unreachable()
    const made = await new DocumentMaker(out).makeAnnouncement(
      announcement,
      room.state.election ?? expect.unreachable(),
    )
    expect(onEachLine(mayorsPart(textOf(made.ok ? made.value : expect.unreachable())))).toEqual(expected())
  })

  it.each(['poster', 'result-sheet'] as const)('%s', async (document) => {
    expect(onEachLine(await textIn(document))).toEqual(expected())
  })

  it('掲示 and 朗読案 after a correction: which, why, and who is not elected any more', async () => {
    const script = flat(await textIn('reading-script'))
    const poster = flat(await textIn('poster'))
    expect(poster.includes('を訂正')).toBe(corrects !== undefined)
    expect(script.includes('訂正します')).toBe(corrects !== undefined)
    for (const [name, said] of names.map((each) => [each, flat(`${each}（`)] as const)) {
      const isNone = corrects?.notAnyMore.includes(names.indexOf(name) + 1) === true
      expect(new RegExp(`${said}[^。]*当選人ではありません`).test(script), name).toBe(isNone)
    }
    if (corrects === undefined) return
    expect(poster).toContain(`第1回を訂正理由${REASON}`)
    expect(script).toContain(`第${corrects.by}回の発表です。第1回の発表を訂正します。訂正の理由${REASON}`)
  })

  it('朗読案', async () => {
    const script = flat(await textIn('reading-script'))
    const said = names.map((name) => {
      const own = [...script.matchAll(new RegExp(`${flat(name)}（[^）]*）、([^。]*)。`, 'g'))].map(
        ([, words = '']) => words,
      )
      const words = own.filter((each) => !each.includes('当選人ではありません')).join()
      return { won: words.includes('当選'), figure: /([\d,]+)票/.exec(words)?.[1] ?? null }
    })
    expect(said).toEqual(expected())
    expect(script.includes('当選人はありません')).toBe(winners.length === 0)
  })

  it('開票結果, 開票録 and the screen say one thing of who gets the bundle', async () => {
    const contests: { uncontested: boolean; totals: unknown }[] = JSON.parse(
      await readFile(await pathOf('json'), 'utf8'),
    ).contests
    const isHeldBack = contests.some((each) => !each.uncontested && each.totals === null)
    const { bundle_all, bundle_nothing } = tallyWords
    const html = renderToStaticMarkup(
      <LanguageProvider language="ja">
        <ResultPage view={room.view()} send={() => {}} />
      </LanguageProvider>,
    )
    expect([html.includes(bundle_all.ja), html.includes(bundle_nothing.ja)]).toEqual([!isHeldBack, isHeldBack])
    for (const document of ['result-sheet', 'counting-record', 'joined-record'] as const) {
      const text = flat(textOf(await pathOf(document)))
      const said = [text.includes('全部を公表する'), text.includes('公表しない（')]
      expect(said, document).toEqual([!isHeldBack, isHeldBack])
    }
  })

  it('選挙録, 当選の告示, files', async () => {
    const record = (await textIn('election-record')).split('当選人\n')[1]?.split('得票総数から')[0] ?? ''
    expect(names.filter((name) => record.includes(name))).toEqual(named(winners))
    const notices = textOf(await pathOf('elected-notices'))
    // PEO 105: certificates alone have the name of the register.
    const registered = REGISTERED.filter((name) => notices.includes(name))
    expect(registered).toEqual(winners.map((number) => REGISTERED[number - 1]))
    const [json] = JSON.parse(await readFile(await pathOf('json'), 'utf8')).contests
    expect(json.winners).toEqual(winners)
    const sums = json.joined?.totals ?? {}
    expect(names.map((_, i) => (sums[i + 1] === undefined ? null : Number(sums[i + 1]).toLocaleString('en')))).toEqual(
      figures,
    )
    const nist = JSON.parse(await readFile(await pathOf('nist'), 'utf8')).Election[0].Candidate
    const won = nist.filter((each: { PostElectionStatus?: string }) => each.PostElectionStatus === 'winner')
    const wonNames = won.map(
      (each: { BallotName: { Text: { Content: string }[] } }) => each.BallotName.Text[0]?.Content,
    )
    expect(names.filter((name) => wonNames.includes(name))).toEqual(named(winners))
  })
})

it('the register’s name is on no paper and in no file but the certificates', async () => {
  const room = await CountRoom.make({ records: 4, sent: { mayor: { absentee: VOTERS } } })
  room.receiveEverything()
  room.count()
  standing(room, [12, 0], false)
  corrected(room, [1100, 800])
  announcedAgain(room)
  const out = await mkdtemp(join(tmpdir(), 'ippyo-names-'))
  const maker = new DocumentMaker(out)
  const withRegistered: TallyDocument[] = []
  for (const document of [...tallyDocuments, ...tallyExports, CAST_VOTE_RECORDS] as const) {
    const made = await maker.make(document, resultOf(room.state) ?? expect.unreachable())
    const path = made.ok ? made.value : expect.unreachable()
    const text = path.endsWith('.pdf') ? textOf(path) : await readFile(path, 'utf8')
    if (text.includes('戸籍')) withRegistered.push(document)
  }
  expect(withRegistered).toEqual(['elected-notices'])
  await rm(out, { recursive: true })
})

it('while the hall waits for a correction, what is read and hung up waits too: nobody has said why', async () => {
  const room = await CountRoom.make({ records: 4, sent: { mayor: { absentee: VOTERS } } })
  room.receiveEverything()
  room.count()
  standing(room, [12, 0], false)
  corrected(room, [1001, 1012])
  for (const document of ['poster', 'reading-script'] as const) {
    expect(room.press({ type: 'print', document })).toEqual([])
    expect(room.view().message?.code).toBe('announcement-reason-missing')
  }
  announcedAgain(room)
  expect(room.press({ type: 'print', document: 'poster' }).at(-1)).toMatchObject({ type: 'print' })
})

/** The votes by machine of each candidate for mayor. */
function standing(room: CountRoom, machine: readonly number[], uncontested: boolean): void {
  const count = room.state.count ?? expect.unreachable()
  const [mayor = expect.unreachable(), ...others] = count.contests
  const [{ candidate } = expect.unreachable()] = mayor.totals
  const totals = machine.map((votes, i) => {
    const number = (i + 1) as CandidateNumber
    return {
      candidate: {
        ...candidate,
        number,
        name: REGISTERED[i] ?? '',
        displayName: NAMES[i] ?? '',
        kana: `みほん ${'あいうえお'[i]}`,
      },
      votes,
    }
  })
  const valid = machine.reduce((sum, each) => sum + each, 0)
  const changed = { ...mayor, totals, uncontested, valid, records: valid }
  room.state = { ...room.state, count: { ...count, contests: [changed, ...others] } }
}

function paper(room: CountRoom, votes: readonly number[], { again = false, voters = VOTERS } = {}): void {
  const zero = paperFields(
    votes.map((_, i) => i + 1),
    'people',
  ).map(({ name, kind }) => [name, kind === 'count' ? '0' : ''] as const)
  const own = votes.map((each, i) => [`votes ${i + 1}`, String(each)] as const)
  const ballots = votes.reduce((sum, each) => sum + each, 0)
  const away = { 'voters-absentee': String(voters), 'taken-away': String(voters - ballots) }
  const fields = { ...Object.fromEntries([...zero, ...own]), ...away }
  const typings = ['入力 太郎', '入力 花子'].map((by) => ({ by, fields }))
  const more = again ? { reason: REASON, decided: DECIDED } : { reason: '' }
  room.press(tallyScreenEventSchema.parse({ type: 'type-paper', contest: MAYOR, typings, ...more }))
}

function noPaper(room: CountRoom): void {
  paper(room, room.state.count?.contests[0]?.totals.map(() => 0) ?? [])
}

function council(room: CountRoom): void {
  if (room.view().missing.some((item) => item.type === 'paper' && item.contest === 'council'))
    room.press({ type: 'no-paper', contest: 'council', chair: '選挙 長', witnesses: ['立会 人'] })
}

function explainAll(room: CountRoom): void {
  for (const doubt of room.view().doubts)
    room.press({ type: 'explain', doubt: doubt.id, reason: '数え直した', by: ['選挙 長'] })
}

function textOf(pdf: string): string {
  return execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' })
}

function mayorsPart(text: string): string {
  return text.split(/^\s*見本市議会議員/m)[0] ?? ''
}

function flat(text: string): string {
  return text.replaceAll(/[\s　]/g, '')
}

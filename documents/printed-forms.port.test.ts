import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import subsetFont from 'subset-font'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NO_PAPER } from '#election/count/paper.ts'
import { withVoters } from '#election/count/voters.ts'
import { sumOfVotes, type Votes, wholeVotes } from '#election/count/votes-in-thousandths.ts'
import { figure } from '#election/figure.ts'
import type { ContestId, StationId } from '#election/ids.ts'
import type { LocalDate, LocalMinute } from '#election/time.ts'
import { confirmationSheet } from './confirmation-sheet.ts'
import { countingRecord } from './counting-record.ts'
import type { DocumentFonts, DocumentHead, MadeDocument } from './document.ts'
import { electedNotices } from './elected-notices.ts'
import { loadDocumentFonts } from './fonts.ts'
import { drawDocument } from './form.ts'
import { goneNotice } from './gone-notice.ts'
import { named, namesIn } from './lettering.ts'
import { lostMediaDeclaration } from './lost-media.ts'
import { numberedAnnouncement } from './numbered-announcement.ts'
import { type ResultSheetInput, resultSheet } from './result-sheet.ts'
import { stationReportSheet } from './station-report.ts'

const IPAMJ = '/usr/share/fonts/truetype/ipamj/ipamjm.ttf'
/** 𠮷 and 葛 with a Moji_Joho sequence: only IPAmj; 葛 with E0100: BIZ UD Gothic's own variant. */
const HARD_NAMES = ['髙橋 祐子', '山﨑 太郎', '𠮷田 次郎', '渡邉 花', '渡邊 花', '葛\u{E0100}城 実', '葛\u{E0102}西 学']

let directory: string
let fonts: DocumentFonts

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'ippyo-forms-'))
  const names = existsSync(IPAMJ)
    ? await subsetFont(readFileSync(IPAMJ), HARD_NAMES.join(''), { targetFormat: 'truetype' })
    : null
  fonts = await loadDocumentFonts({
    files: new Map(names === null ? [] : [['fonts/names.ttf', new Uint8Array(names)]]),
    lists: [],
  })
})

afterAll(() => rm(directory, { recursive: true }))

const head: DocumentHead = {
  use: 'fixture',
  electionTitle: '見本市長選挙',
  municipality: '見本市',
  date: '2002-06-23' as LocalDate,
  madeAt: '2002-06-23T21:30' as LocalMinute,
}

const STATION = '1' as StationId
const CARDS = { issued: 9920, returned: 0, found: 2, missing: 1, replaced: 0, ofNobody: 0, recordsTold: null }
const LINE = { contest: 'mayor' as ContestId, ...CARDS, men: 4800, women: 5120 }

function result(names: readonly string[], use: DocumentHead['use'] = 'fixture'): ResultSheetInput {
  const candidates = names.map((name, i) => {
    const outcome = i === 0 ? ('won' as const) : ('not-won' as const)
    const votes = sumOfVotes([wholeVotes(1250 + i), 500 as Votes])
    const figures = { machine: 1234 + i, paper: sumOfVotes([wholeVotes(16), 500 as Votes]), votes }
    return { number: i + 1, name, kana: 'みほん', party: '無所属', ...figures, outcome, reached: null }
  })
  const contest = {
    id: 'mayor' as ContestId,
    title: '見本市長選挙',
    seats: 1,
    kind: 'head' as const,
    uncontested: false,
    state: 'joined' as const,
    candidates,
    valid: 9876,
    ended: 41,
    invalid: 0,
    unopened: 0,
    records: 9917,
    paper: {
      count: { ...NO_PAPER, voters: { ...NO_PAPER.voters, absentee: 41 } },
      ballots: 40,
      cutOff: wholeVotes(0),
      nobodys: 0,
    },
    sum: { valid: wholeVotes(9910), invalid: 6, cast: 9916, takenAway: 1 },
    needsLot: null,
  }
  return {
    head: { ...head, use },
    contests: [withVoters(contest, [{ id: STATION, earlyVoting: false }], new Map([[STATION, { contests: [LINE] }]]))],
    fingerprint: '01234 56789 01234 56789',
    bundle: {
      number: '13579 24680 13579 24680',
      publication: 'from-first-mix',
      secondMix: '24680 13579 24680 13579',
      online: null,
    },
    lost: [],
    decisions: [],
    unopened: null,
  }
}

const ANNOUNCED = {
  ...{ number: 2, at: head.madeAt, final: true, without: false },
  contests: [
    {
      id: 'mayor',
      title: '市長',
      uncontested: false,
      report: false,
      of: 'all',
      withheld: false,
      candidates: [],
      figures: [],
    },
  ],
} as const

async function textOf(made: MadeDocument): Promise<string> {
  if (!made.ok) throw new Error(JSON.stringify(made.error))
  const path = join(directory, 'form.pdf')
  await writeFile(path, made.value)
  return execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' })
}

describe('a printed form', () => {
  const whyNot = existsSync(IPAMJ) ? '' : ': no IPAmj on this machine, apt install fonts-ipamj-mincho'
  it.skipIf(whyNot !== '')(`says every name in its exact characters, and every figure${whyNot}`, async () => {
    const text = await textOf(await resultSheet(result(HARD_NAMES), fonts))
    for (const name of HARD_NAMES) expect(text).toContain(name)
    HARD_NAMES.forEach((_, i) => {
      for (const told of [figure(1234 + i), '16.500', `${figure(1250 + i)}.500`]) expect(text).toContain(told)
    })
    expect(text).toContain('9,876')
    expect(text).toMatch(/操作を途中で終了した者の数\s+41/)
    // P2: the sums of machine and paper; who is elected as they have it, until the meeting of election decides.
    for (const line of [/投票総数\s+9,916/, /有効投票数\s+9,910/, /無効投票数\s+6/, /持ち帰りその他（用紙）\s+1/])
      expect(text).toMatch(line)
    expect(text).toMatch(/1,250\.500\s+当選$/m)
  })

  it('draws the variant that is meant: two sequences of 葛 are two pictures', async () => {
    const pictures = await Promise.all(['葛城', '葛\u{E0100}城'].map((name) => pictureOf(name)))
    expect(pictures[0]?.equals(pictures[1] as Buffer)).toBe(false)
  })

  it.skipIf(whyNot !== '')(`K6: a name is drawn by one face, never half by another${whyNot}`, async () => {
    const drawn = await drawDocument(head, fonts, { title: '試', short: '試' }, (form) => {
      for (const name of HARD_NAMES) form.paragraph(name)
    })
    const faces = drawn.ok
      ? drawn.value.pages.flat().flatMap((mark) => (mark.type === 'words' ? [[mark.words, mark.face]] : []))
      : []
    for (const name of HARD_NAMES) {
      const rare = ['𠮷田 次郎', '葛\u{E0102}西 学'].includes(name)
      expect(faces).toContainEqual([name, rare ? 'names' : 'regular'])
    }
  })

  it.skipIf(whyNot !== '')(`K6: so is a name inside a sentence, over the end of a line too${whyNot}`, async () => {
    const [rare, other] = [HARD_NAMES[6] as string, HARD_NAMES[0] as string]
    const drawn = await drawDocument(head, fonts, { title: '試', short: '試' }, (form) => {
      form.paragraph(`くじで定めた当選人　${namesIn([rare, other])}（立会い ${named(rare)}）が署名した。`)
      form.paragraph(`${'あ'.repeat(43)}${named(rare)}`)
    })
    const marks = drawn.ok ? drawn.value.pages.flat() : []
    const ofNames = marks.flatMap((mark) => (mark.type === 'words' && mark.face === 'names' ? [mark.words] : []))
    expect(ofNames.slice(0, 2)).toEqual([rare, rare])
    expect(ofNames.slice(2).length).toBeGreaterThan(1)
    expect(ofNames.slice(2).join('').replaceAll(' ', '')).toBe(rare.replaceAll(' ', ''))
    const said = marks.flatMap((mark) => (mark.type === 'words' ? [mark.words] : [])).join('')
    expect(said).toContain(`くじで定めた当選人　${rare}、${other}（立会い ${rare}）が署名した。`)
    expect(said).not.toMatch(/[\u2068\u2069]/)
  })

  it('is refused, with the character, when no font draws it: never a silent box', async () => {
    const without = { ...fonts, names: null }
    const made = await resultSheet(result(['𠮷田 次郎']), without)
    expect(made).toEqual({ ok: false, error: { type: 'missing-glyph', grapheme: '𠮷', text: '𠮷田 次郎' } })
    const variant = await resultSheet(result(['葛\u{E0102}西']), without)
    expect(variant).toMatchObject({ ok: false, error: { grapheme: '葛\u{E0102}' } })
  })

  it('is made with 〓 for the pen, and says so, where only words of people have the letter: they cannot be unsaid', async () => {
    const rare = '\u{2A6A5}田'
    const [by, at] = [[rare], '2002-06-23T21:30' as LocalMinute]
    const station = { id: '2', name: '第2投票区投票所' }
    const machines = [{ id: '2-K1', serial: 'NM-0001', started: false, note: rare }]
    const lost = { place: '組1', isOnline: false, cause: 'lost' as const, known: rare, opinion: rare, witnesses: by }
    const own = { head, fingerprint: '12345 67890 09876 54321' }
    const none = { contests: [], stations: [], received: [], rulings: [], fromPaper: [], duplicates: [], paper: [] }
    const count = { ...none, lots: [], told: [], lost: null, bundle: null, zeroCheck: null, minutes: [] }
    const record = {
      ...{ ...own, ...count, keys: { given: [], threshold: 2, shares: 3 } },
      ...{
        media: { originals: 1, duplicates: 0, records: 1 },
        explanations: [{ place: '組1', what: '差', reason: rare, by }],
      },
    }
    for (const made of [
      await confirmationSheet({ ...own, station, machines, witnesses: 3 }, fonts),
      await lostMediaDeclaration(
        { ...own, chair: rare, declaredAt: at, lost: [{ ...lost, recordsTold: null }], sha256: 'ab' },
        fonts,
      ),
      await countingRecord(record, fonts),
      await electedNotices(
        { head, contests: [{ title: '市長', elected: [{ name: '髙橋 祐子', party: '', address: rare }] }] },
        fonts,
      ),
      await resultSheet({ ...result(['髙橋 祐子']), unopened: { count: 2, reason: rare } }, fonts),
      await numberedAnnouncement({ ...ANNOUNCED, corrects: { number: 1, reason: rare, changes: [] } }, head, fonts),
    ]) {
      const text = (await textOf(made)).replaceAll(/\s/g, '')
      expect(text).toContain('〓田')
      expect(text).toContain('書体にない文字、手で書く（U+2A6A5）')
    }
  })

  it('still refuses the name of a candidate beside such words', async () => {
    const sheet = { ...result(['\u{2A6A5}田 次郎']), unopened: { count: 2, reason: '\u{2A6A5}田' } }
    expect(await resultSheet(sheet, fonts)).toMatchObject({ ok: false, error: { grapheme: '\u{2A6A5}' } })
  })

  it('has the same bytes for the same input', async () => {
    const [a, b] = [await resultSheet(result(['髙橋 祐子']), fonts), await resultSheet(result(['髙橋 祐子']), fonts)]
    expect(a.ok && b.ok && Buffer.compare(a.value, b.value)).toBe(0)
  })

  it('says 見本 or 模擬 on every page, and a live one neither', async () => {
    const many = Array.from({ length: 60 }, (_, i) => `候補 ${i}`)
    const pages = (await textOf(await resultSheet(result(many), fonts)))
      .split('\f')
      .filter((page) => page.trim() !== '')
    expect(pages.length).toBeGreaterThan(2)
    pages.forEach((page, i) => {
      expect(page.match(/見本\s+実際の選挙の書類ではありません/g)).toHaveLength(2)
      expect(page).toContain(`${i + 1} / ${pages.length} ページ`)
    })
    expect(await textOf(await resultSheet(result(many, 'rehearsal'), fonts))).toMatch(/模擬\s+実際の/)
    expect(await textOf(await resultSheet(result(['候補'], 'live'), fonts))).not.toMatch(/実際の選挙の書類/)
  })

  it('OPN-06: every machine with its serial, 20 digits, and lines for voter, officer and witnesses', async () => {
    const machines = [1, 2].map((i) => ({ id: `2-K${i}`, serial: `NM-000${i}`, started: i === 1, note: '' }))
    const station = { id: '2', name: '第2投票区投票所' }
    const input = { head, station, machines, fingerprint: '12345 67890 09876 54321', witnesses: 3 }
    const text = await textOf(await confirmationSheet(input, fonts))
    for (const word of ['NM-0001', 'NM-0002', '開始していない', '投票管理者', '投票立会人3', '住所']) {
      expect(text).toContain(word)
    }
    expect(text.replaceAll(/\s/g, '')).toContain('12345678900987654321')
    expect(text).not.toContain('責任者')
  })

  it('LAW-18: who died or withdrew hangs in the station, with the time it was entered, or a place for it', async () => {
    const gone = [
      { number: 3, name: '髙橋 祐子', kana: 'たかはし ゆうこ', party: '無所属', gone: 'died' as const },
      {
        number: 12,
        name: '山﨑 太郎',
        kana: 'やまざき たろう',
        party: '二十文字の党派の名前がここに入るとする党',
        gone: 'withdrew' as const,
      },
    ]
    const notice = (enteredAt: LocalMinute | null) => ({
      head,
      station: '第2投票区投票所',
      contests: [{ title: '見本市長選挙', gone }],
      list: { version: 2, fingerprint: '12345 67890 09876 54321' },
      enteredAt,
    })
    const printed = async (enteredAt: LocalMinute | null) => {
      const drawn = await goneNotice(notice(enteredAt), fonts)
      return textOf(drawn.ok ? { ok: true, value: drawn.value.pdf } : drawn)
    }
    const text = await printed('2002-06-22T18:05' as LocalMinute)
    const words = text.replaceAll(/\s/g, '')
    for (const said of ['髙橋祐子', '死亡', '山﨑太郎', '辞退', '第2投票区投票所', '第2版', '12345678900987654321']) {
      expect(words).toContain(said)
    }
    expect(words).toContain('平成14年6月22日（土）18時05分')
    expect(await printed(null)).not.toContain('18時05分')
  })

  it('the station report has counts per contest and pairs, and shows tickets that differ', async () => {
    const counts = {
      issued: 812,
      returned: 3,
      voters: 809,
      men: 400,
      women: 409,
      found: 1,
      missing: 2,
      replaced: 7,
      ofNobody: 8,
      proxies: 5,
      records: 806,
    }
    const made = await stationReportSheet(
      {
        head,
        station: { id: '2', name: '第2投票区投票所' },
        happenings: ['10:05～10:40 投票を中断（停電）', '係員の交代：\u{2A6A5}田'],
        logFingerprint: '11111 22222 33333 44444',
        ...{ slips: null, version: 2 },
        correctsReason: '投票機2の状態の誤り',
        listVersion: 4,
        rollList: 3,
        rollListHash: 'ab'.repeat(32),
        early: false,
        registered: 1234,
        entitled: [
          { title: '見本市長選挙', eligible: 1201 },
          { title: '見本県知事選挙', eligible: 1190 },
        ],
        eligible: 1201,
        lateAbsentees: 3,
        openedAt: '2002-06-23T07:00' as LocalMinute,
        closedAt: '2002-06-23T20:00' as LocalMinute,
        witnesses: 3,
        handedOut: [{ title: '見本県知事選挙', men: 21, women: 24, total: 45 }],
        cards: {
          issued: 815,
          returned: 6,
          reentries: 5,
          received: 60,
          inCase: 54,
          inEnvelope: 3,
          found: 1,
          missing: 2,
        },
        differenceReason: '入場券を一枚数え落とした\n読めないカード 12の代わりを発券',
        contests: [
          {
            title: '見本市長選挙',
            ...counts,
            onPaper: { braille: 11, provisional: 12, ordinary: 13, absentee: 14, notAccepted: 15 },
          },
        ],
        tickets: { expected: 809, counted: 808 },
        pairs: [
          {
            pair: 1,
            machineSerial: 'NM-0001',
            state: 'failed',
            takenOverBy: 'NM-0002',
            note: '複写の書込み',
            sealFingerprint: '31415926535897932384',
          },
        ],
        issuerSerial: 'NI-1',
        reportFingerprint: '27182 81828 45904 52353',
        reportSha256: 'ab'.repeat(32),
      },
      fonts,
    )
    const text = await textOf(made)
    expect(text).toMatch(/812\s+3\s+809\s+400\s+409\s+1\s+2\s+7\s+8\s+5\s+806/)
    expect(text).toMatch(/見本市長選挙\s+11\s+12\s+13\s+14\s+15/)
    expect(text).toMatch(/見本県知事選挙\s+21\s+24\s+45/)
    expect(text).toContain('使用し、故障した')
    expect(text).toContain('差 -1 枚')
    const words = text.replaceAll(/\s/g, '')
    for (const told of [
      '投票を中断（停電）',
      '係員の交代：〓田',
      '11111222223333344444',
      '第2版',
      '投票機2の状態の誤り',
      'NM-0002が引き継',
      '候補者一覧の版4',
      '発行815返却6再来場5',
      '受領60＝収納箱54＋封筒13＋封筒21＋不明2',
      '投票所を閉じた時刻平成14年6月23日（日）20時00分',
      '投票立会人3氏名',
      '差異の理由：入場券を一枚数え落とした',
      '差異の理由：読めないカード12の代わりを発券',
      // LAW-14: a machine failed, and what becomes of its two media.
      '正（原本）が故障した組は、開票所で開票管理者が開票立会人の意見を聴き、副（複写）を集計する',
    ])
      expect(words).toContain(told)
  })
})

async function pictureOf(name: string): Promise<Buffer> {
  const place = await mkdtemp(join(directory, 'picture-'))
  const made = await resultSheet(result([name]), fonts)
  if (!made.ok) throw new Error(made.error.grapheme)
  await writeFile(join(place, 'a.pdf'), made.value)
  execFileSync('pdftoppm', ['-r', '100', '-png', join(place, 'a.pdf'), join(place, 'page')])
  const page = (await readdir(place)).find((file) => file.endsWith('.png')) as string
  return readFileSync(join(place, page))
}

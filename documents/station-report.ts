/** 投票所報告書: the issuer's counts per contest and its pairs of media, printed for hand entry at the tally. No voter in it. */

import { unreachable } from '#election/assert.ts'
import { figure } from '#election/figure.ts'
import type { LocalMinute } from '#election/time.ts'
import type { DocumentFonts, DocumentHead, MadeDocument } from './document.ts'
import { dateInWords, type Form, INNER_WIDTH, type MarksOf, makeDocument, minuteInWords, SMALL } from './form.ts'
import { table } from './table.ts'

export interface StationReportSheetInput {
  readonly head: DocumentHead
  readonly station: { readonly id: string; readonly name: string }
  readonly openedAt: LocalMinute | null
  readonly closedAt: LocalMinute | null
  /** Lines for signatures of polling witnesses. */
  readonly witnesses: number
  /** The events at the station, one line each. */
  readonly happenings: readonly string[]
  /** 照合番号 of the issuer's log up to this paper; null: it has none. */
  readonly logFingerprint: string | null
  /** 1, and one more with each report that corrects the one before. */
  readonly version: number
  /** Empty in version 1. */
  readonly correctsReason: string
  readonly listVersion: number
  /** Number of the last roll list that was held; 0: none; null: none follows the roll. */
  readonly rollList: number | null
  /** Its SHA-256, hex; null: none. */
  readonly rollListHash: string | null
  /** 発券のみ: slips that were used, and the SHA-256 of the last day list. Left out: the station has a roll. */
  readonly slips: { readonly used: number; readonly dayList: string } | null
  /** An early-voting station has no electors of its own: its voters are on the rolls of the others. */
  readonly early: boolean
  readonly registered: number
  /** 選挙当日有権者数 */
  readonly eligible: number
  /** ELG-21: of each contest, ours or on paper, to which fewer of them have the right. */
  readonly entitled: readonly { readonly title: string; readonly eligible: number }[]
  readonly lateAbsentees: number
  readonly contests: readonly StationReportContest[]
  /** PAP-10: ballot papers of another authority. */
  readonly handedOut: readonly {
    readonly title: string
    readonly men: number
    readonly women: number
    readonly total: number
  }[]
  /** All cards of the desk, whatever contests they include; voters who came back. */
  readonly cards: {
    readonly issued: number
    readonly returned: number
    readonly reentries: number
    /** TRN-09; null: not counted. */
    readonly received: number | null
    readonly inCase: number | null
    readonly inEnvelope: number
    readonly found: number
    readonly missing: number | null
  }
  /** Several lines, or empty. */
  readonly differenceReason: string
  /** Entrance tickets: what the counts ask for, and what was counted by hand (null: not entered). */
  readonly tickets: { readonly expected: number; readonly counted: number | null }
  readonly pairs: readonly {
    readonly pair: number
    readonly machineSerial: string
    readonly state: StationReportPairState
    /** Machine number of the one that recovered and closed the pair; null: nobody. */
    readonly takenOverBy: string | null
    readonly note: string
    /** 20 digits; null: nobody entered them. */
    readonly sealFingerprint: string | null
  }[]
  readonly issuerSerial: string
  /** SHA-256 of the signed report file, hex: shows that paper and file are one. */
  readonly reportSha256: string
  /** 照合番号 of the report: what the counting centre's screen shows when it takes it in. */
  readonly reportFingerprint: string
}

interface StationReportContest {
  readonly title: string
  /** Cards issued that include the contest (I), returned unvoted (R), I − R (V), found unvoted (F), missing (L). */
  readonly issued: number
  readonly returned: number
  readonly voters: number
  readonly men: number
  readonly women: number
  readonly found: number
  readonly missing: number
  /** Those of the missing cards in whose place another was issued. */
  readonly replaced: number
  /** 人違い: votes and papers that are no row's of the roll. */
  readonly ofNobody: number
  /** Voters for whom two assistants chose. */
  readonly proxies: number
  /** Records that the kiosks showed after closing; null when nobody entered them. */
  readonly records: number | null
  /** Ballot papers that the station sends to the count (TRN-08, PAP-07). */
  readonly onPaper: {
    readonly braille: number
    readonly provisional: number
    readonly ordinary: number
    readonly absentee: number
    readonly notAccepted: number
  }
}

/** LAW-14. The closed machine's screen and its seal say which of the two failed; the issuer does not know it. */
const BOTH_TRAVEL =
  '故障した投票機の媒体は、故障したものも含め、正（原本）と副（複写）をそれぞれの容器に封印して送る。正（原本）が故障した組は、開票所で開票管理者が開票立会人の意見を聴き、副（複写）を集計する（電磁的記録投票法第10条第2項）。'

type StationReportPairState = 'started' | 'spare' | 'failed' | 'not-started'

export async function stationReportSheet(
  input: StationReportSheetInput,
  fonts: DocumentFonts,
  marksOf: MarksOf = () => [],
): Promise<MadeDocument> {
  const drawing = (form: Form) => {
    form.facts([
      ['投票所', input.station.name],
      ['投票日', dateInWords(input.head.date)],
      ['投票所を開いた時刻', input.openedAt === null ? '—' : minuteInWords(input.openedAt)],
      ['投票所を閉じた時刻', input.closedAt === null ? '—' : minuteInWords(input.closedAt)],
      ['報告の作成', minuteInWords(input.head.madeAt)],
      ['候補者一覧の版', figure(input.listVersion)],
      ...ofRoll(input),
      ...(input.rollListHash === null
        ? []
        : [['最後の更新の SHA-256', spaced(input.rollListHash)] satisfies [string, string]]),
      ...electors(input),
      ['発券機', input.issuerSerial],
      ['版', input.version === 1 ? '第1版' : `第${input.version}版（第${input.version - 1}版までに代わる）`],
    ])
    if (input.version > 1) form.paragraph(`訂正の理由：${input.correctsReason}`)
    form.heading('投票カードと投票者数')
    cards(form, input.cards)
    contests(form, input.contests)
    papers(form, input)
    handedOut(form, input.handedOut)
    form.heading(input.slips === null ? '入場券' : '引換券')
    tickets(form, input.tickets)
    for (const line of input.differenceReason.split('\n')) if (line !== '') form.paragraph(`・差異の理由：${line}`)
    form.heading('投票機と記録媒体の組')
    pairs(form, input.pairs)
    if (input.pairs.some(({ state }) => state === 'failed')) form.paragraph(BOTH_TRAVEL, SMALL)
    if (input.happenings.length > 0) form.heading('投票所で起きたこと')
    for (const line of input.happenings) form.paragraph(`・${line}`)
    form.endPart()
    form.together((part) => {
      if (input.logFingerprint !== null)
        part.paragraph(`発券機の記録（ログ）の照合番号: ${input.logFingerprint}`, SMALL)
      part.paragraph(`報告書の照合番号: ${input.reportFingerprint}`)
      part.paragraph(`報告ファイルの SHA-256: ${spaced(input.reportSha256)}`, SMALL)
      part.space(6)
      const witnesses = Array.from({ length: input.witnesses }, (_, i) => `投票立会人${i + 1}　氏名`)
      part.signatureLines(['投票管理者　氏名', ...witnesses])
    })
  }
  return makeDocument(input.head, fonts, { title: '投票所報告書', short: '投票所報告書' }, drawing, {
    marksOf,
    whenMissing: 'geta',
  })
}

/** 発券のみ: the city's own system has the roll; the day list that went to the office is named in its place. */
function ofRoll({ slips, rollList }: StationReportSheetInput): readonly [string, string][] {
  if (slips === null) return [['選挙人名簿の更新', rollListInWords(rollList)]]
  return [
    ['選挙人名簿', '—（発券のみ。名簿は市区町村の名簿システム）'],
    ['使われた引換券', figure(slips.used)],
    ['最後の一覧の SHA-256', spaced(slips.dayList)],
  ]
}

function rollListInWords(number: number | null): string {
  if (number === null) return '—（更新のない名簿）'
  return number === 0 ? '0（なし）' : `${figure(number)}（第${figure(number)}号まで）`
}

function cards(form: Form, of: StationReportSheetInput['cards']): void {
  const known = (count: number | null) => (count === null ? '（未入力）' : figure(count))
  form.facts([
    ['投票カードの総数', `発行 ${figure(of.issued)}　返却 ${figure(of.returned)}　再来場 ${figure(of.reentries)}`],
    [
      '投票カードの枚数',
      `受領 ${known(of.received)}＝収納箱 ${known(of.inCase)}＋封筒1 ${figure(of.inEnvelope)}＋封筒2 ${figure(of.found)}＋不明 ${known(of.missing)}`,
    ],
  ])
}

function contests(form: Form, contests: readonly StationReportContest[]): void {
  const width = (INNER_WIDTH - 104) / 11
  const counted = [
    '発行',
    '返却',
    '投票者数',
    '男',
    '女',
    '発見',
    '不明',
    '代わり',
    '該当者\nなし',
    '代理\n投票',
    '記録数',
  ]
  const columns = [
    { header: '選挙', width: 104 },
    ...counted.map((header) => ({ header, width, align: 'right' as const })),
  ]
  const rows = contests.map((contest) => [
    contest.title,
    figure(contest.issued),
    figure(contest.returned),
    { text: figure(contest.voters), bold: true },
    figure(contest.men),
    figure(contest.women),
    figure(contest.found),
    figure(contest.missing),
    figure(contest.replaced),
    figure(contest.ofNobody),
    figure(contest.proxies),
    contest.records === null ? '—' : figure(contest.records),
  ])
  table(form, columns, rows)
  form.paragraph(
    '投票者数＝発行－返却。発見：投票していないことが発見された投票カード。不明：閉鎖の時に窓口に戻っていない投票カード。代わり：不明のうち、代わりの投票カードを発行したもの。該当者なし：人違いにより名簿のどの行のものでもない投票（投票者数または用紙の数に含む）。代理投票：補助者二人が選んだ者の数（投票者数または用紙の数に含む）。記録数：閉鎖後に投票機が表示した投票の記録の数。',
    SMALL,
  )
}

/** Without this figure the count could believe that there is none. */
function papers(form: Form, { contests, lateAbsentees }: StationReportSheetInput): void {
  const width = (INNER_WIDTH - 115) / 5
  const kinds = ['点字投票', '仮投票', 'その他の用紙', '不在者投票\n受理', '不在者投票\n不受理・拒否']
  const columns = [
    { header: '選挙', width: 115 },
    ...kinds.map((header) => ({ header, width, align: 'right' as const })),
  ]
  const rows = contests.map(({ title, onPaper: { braille, provisional, ordinary, absentee, notAccepted } }) => [
    title,
    ...[braille, provisional, ordinary, absentee, notAccepted].map(figure),
  ])
  form.heading('開票所へ送る投票用紙による投票')
  table(form, columns, rows)
  form.paragraph('投票者数（発行－返却）に含まない。仮投票は、受理されるかどうかにかかわらず、すべて数える。', SMALL)
  form.facts([['閉鎖の時刻の後に届いた不在者投票（開かない）', `${figure(lateAbsentees)} 通`]])
}

/** PAP-10: nothing of them is counted here. */
function handedOut(form: Form, contests: StationReportSheetInput['handedOut']): void {
  if (contests.length === 0) return
  const columns = [
    { header: '選挙', width: INNER_WIDTH - 3 * 80 },
    ...['男', '女', '計'].map((header) => ({ header, width: 80, align: 'right' as const })),
  ]
  form.heading('他の選挙管理委員会の選挙の投票用紙を交付した者')
  table(
    form,
    columns,
    contests.map(({ title, men, women, total }) => [title, figure(men), figure(women), figure(total)]),
  )
  form.paragraph('返された投票用紙を除く。この選挙の開票は、その選挙を管理する選挙管理委員会が行う。', SMALL)
}

function tickets(form: Form, tickets: StationReportSheetInput['tickets']): void {
  const differs = tickets.counted !== null && tickets.counted !== tickets.expected
  const counted = tickets.counted === null ? '（未入力）' : `${figure(tickets.counted)} 枚`
  form.facts([
    ['計算上の枚数（発行－返却－再来場）', `${figure(tickets.expected)} 枚`],
    ['数えた枚数', counted],
  ])
  if (differs) {
    const difference = tickets.counted - tickets.expected
    const words = `差 ${difference > 0 ? '+' : ''}${difference} 枚。理由：`
    form.signatureLine(words, { seal: false, height: 24 })
  }
}

function pairs(form: Form, pairs: StationReportSheetInput['pairs']): void {
  const columns = [
    { header: '組', width: 30, align: 'center' },
    { header: '投票機の機体番号', width: 95, align: 'center' },
    { header: '状態', width: 105, align: 'center' },
    { header: '封印の照合番号', width: 150, align: 'center' },
    { header: '備考', width: INNER_WIDTH - 380 },
  ] as const
  const rows = pairs.map((pair) => [
    String(pair.pair),
    pair.machineSerial,
    pairState(pair.state),
    sealDigits(pair),
    [...closedBy(pair), pair.note].filter((text) => text !== '').join('。'),
  ])
  table(form, columns, rows)
}

/** The machine itself: it died behind its seal, and another one showed that (D-18). */
function closedBy({ takenOverBy, machineSerial }: StationReportSheetInput['pairs'][number]): string[] {
  if (takenOverBy === null) return []
  return [takenOverBy === machineSerial ? '停止の前に自ら閉鎖' : `${takenOverBy} が引き継いで閉鎖`]
}

/** A missing one is said: only paper that bears the number shows a seal that was made anew. */
function sealDigits({ state, sealFingerprint }: StationReportSheetInput['pairs'][number]): string {
  if (sealFingerprint !== null) return sealFingerprint.replace(/(\d{5})(?=\d)/g, '$1 ')
  return state === 'started' || state === 'failed' ? '（未入力）' : '—'
}

function pairState(state: StationReportPairState): string {
  switch (state) {
    case 'started':
      return '使用した'
    case 'spare':
      return '予備（未使用）'
    case 'failed':
      return '使用し、故障した'
    case 'not-started':
      return '開始していない'
    default:
      return unreachable(state)
  }
}

function spaced(hex: string): string {
  return hex.replace(/(.{8})(?=.)/g, '$1 ')
}

function electors({ early, registered, eligible, entitled }: StationReportSheetInput): [string, string][] {
  if (early) return []
  return [
    ['選挙人名簿登録者数', `${figure(registered)} 人`],
    ['選挙当日有権者数', `${figure(eligible)} 人`],
    ...entitled.map((each): [string, string] => [`　うち${each.title}`, `${figure(each.eligible)} 人`]),
  ]
}

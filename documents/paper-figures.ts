/** 用紙による投票, as 開票録 has it: what was not accepted, invalid ballots by kind, what was divided and by what, who typed it (forms 4-7, 4-11, 4-13). */

import type { ContestResult, ForEverybody, PaperFigures } from '#election/count/contest-result.ts'
import type { OnlineNumbers } from '#election/count/online-numbers.ts'
import { type InvalidKind, invalidKindsOf } from '#election/count/paper.ts'
import type { PaperEntry } from '#election/count/paper-books.ts'
import { figure } from '#election/figure.ts'
import { kindOf } from '#election/kinds/kinds.ts'
import { minuteInWords } from './form.ts'
import { named, namesIn } from './lettering.ts'

const INVALID: Readonly<Record<InvalidKind, string>> = {
  'wrong-paper': '所定の用紙を用いないもの',
  'no-candidate': '候補者でない者又は候補者となることができない者の氏名を記載したもの',
  'two-or-more': '二人以上の候補者の氏名を記載したもの',
  'not-eligible': '被選挙権のない候補者の氏名を記載したもの',
  'more-than-a-name': '候補者の氏名のほか、他事を記載したもの',
  'not-own-hand': '候補者の氏名を自書しないもの',
  unreadable: '候補者の何人を記載したかを確認し難いもの',
  blank: '白紙投票',
  words: '単に雑事を記載したもの',
  signs: '単に記号、符号を記載したもの',
}

/** The same of a question. */
const OF_CHOICES: typeof INVALID = {
  ...INVALID,
  'two-or-more': '二つ以上の選択肢を記載したもの',
  'more-than-a-name': '選択肢のほか、他事を記載したもの',
  'not-own-hand': '選択肢を自書しないもの',
  unreadable: 'いずれの選択肢を記載したかを確認し難いもの',
}

/** PEO 68(2), of parties with a list. */
const OF_LISTS: typeof INVALID = {
  ...INVALID,
  'no-candidate': '名簿届出政党等以外の政党等の名称又は略称を記載したもの',
  'two-or-more': '二以上の名簿届出政党等の名称又は略称を記載したもの',
  'not-eligible': '届出が無効の名簿届出政党等の名称又は略称を記載したもの',
  'more-than-a-name': '名簿届出政党等の名称及び略称のほか、他事を記載したもの',
  'not-own-hand': '名簿届出政党等の名称又は略称を自書しないもの',
  unreadable: '名簿届出政党等のいずれを記載したかを確認し難いもの',
}

/** PEO 68(3), of parties and the people on their lists. */
const OF_OPEN_LISTS: typeof INVALID = {
  ...INVALID,
  'no-candidate': '名簿登載者でない者の氏名又は名簿届出政党等以外の政党等の名称若しくは略称を記載したもの',
  'two-or-more': '二人以上の名簿登載者の氏名又は二以上の名簿届出政党等の名称若しくは略称を記載したもの',
  'not-eligible': '被選挙権のない名簿登載者の氏名又は届出が無効の名簿届出政党等の名称若しくは略称を記載したもの',
  'more-than-a-name': '名簿登載者の氏名又は名簿届出政党等の名称及び略称のほか、他事を記載したもの',
  'not-own-hand': '名簿登載者の氏名又は名簿届出政党等の名称若しくは略称を自書しないもの',
  unreadable: '名簿登載者の何人又は名簿届出政党等のいずれを記載したかを確認し難いもの',
}

/** Art. 22(1) of the Act on the Review of Justices of the Supreme Court; a paper without any mark is valid. */
const OF_JUDGES: typeof INVALID = {
  ...INVALID,
  'no-candidate': '審査に付されない者に対する記載をしたもの',
  'two-or-more': '×の記号以外の事項を記載したもの',
  'not-eligible': '審査を行わないこととなった者に対する記載をしたもの',
  'more-than-a-name': '×の記号のほか、他事を記載したもの',
  'not-own-hand': '×の記号を自ら記載したものでないもの',
  unreadable: 'いずれの裁判官に対して×の記号を記載したかを確認し難いもの',
}

const WORDS = {
  people: INVALID,
  choices: OF_CHOICES,
  parties: OF_LISTS,
  'open-lists': OF_OPEN_LISTS,
  judges: OF_JUDGES,
} as const

/** Nothing while it must not be shown (D-22), or if nobody voted on paper. */
export function paperInFull({ kind, paper, candidates }: ContestResult) {
  if (paper === null || paper.ballots === 0) return {}
  const { notAccepted, invalid } = paper.count
  const { about } = kindOf({ kind })
  const words = WORDS[about]
  const onPaper = {
    ...{ absenteeRefused: figure(notAccepted.absentee), provisionalRefused: figure(notAccepted.provisional) },
    invalidKinds: [
      ...invalidKindsOf(about).map((kind) => ({ words: `無効　${words[kind]}`, given: figure(invalid[kind]) })),
      ...voidForOne(paper.count.review, candidates),
    ],
    ...shared(paper),
  }
  return { onPaper }
}

/** Art. 22(2): the ballot is valid, and its mark for this judge is void. */
function voidForOne(review: PaperFigures['count']['review'], candidates: ContestResult['candidates']) {
  return candidates.flatMap(({ number, name }) => {
    const ballots = review?.void[number] ?? 0
    return ballots === 0 ? [] : [{ words: `記載だけ無効　${number} 番 ${named(name)}`, given: figure(ballots) }]
  })
}

function shared({ count }: PaperFigures) {
  if (count.shared.length === 0) return {}
  const groups = count.shared.map(({ candidates, ballots }) => `${candidates.join('・')} 番 ${figure(ballots)} 票`)
  return { shared: groups.join('、'), basis: count.basis === 'all' ? '投票機と用紙による得票' : '用紙による得票' }
}

export interface PaperHistory {
  readonly contest: string
  readonly entries: readonly PaperEntry[]
}

/** The entries of paper with their people, and each correction. No figure: those that count are above. */
export function paperEntries(history: readonly PaperHistory[]) {
  const paper = history.flatMap(({ contest, entries }) =>
    entries.map((entry, i) => ({ contest: named(contest), words: entryInWords(entry, i > 0) })),
  )
  return { noPaper: history.length === 0, paper }
}

function entryInWords(entry: PaperEntry, corrects: boolean): string {
  const at = minuteInWords(entry.at)
  if (entry.type === 'none')
    return `用紙による投票がないことを ${named(entry.chair)} が ${namesIn(entry.witnesses)} の立会いで確かめた（${at}）。`
  const decided =
    entry.decided === null
      ? ''
      : `${named(entry.decided.chair)} が ${namesIn(entry.decided.witnesses)} の立会いで訂正を決定した。`
  const typed = `${decided}${namesIn(entry.by)} の二人がそれぞれ入力し、一致した（${at}）。`
  return corrects ? `訂正　${typed}理由　${entry.reason}` : typed
}

/** The bundle of a count, as papers name it. */
export interface PublishedBundle {
  /** Null: no online votes are in it. */
  readonly online: OnlineNumbers | null
  /** 20 digits. */
  readonly number: string
  readonly publication: ForEverybody
  /** 20 digits of the mix that a second PC made; null: every mixer was at the counting PC. */
  readonly secondMix: string | null
}

const PUBLISHED: Readonly<Record<ForEverybody, string>> = {
  nothing:
    '公表しない（機械の分の票数を示さない選挙があり、公表データにはその票数が入っている。示すまでは、開票立会人など全部を受け取る者だけに渡す）',
  all: '全部を公表する',
  'from-first-mix':
    '最初の混合の後から公表する（票の一覧と最初の混合の証明は、開票立会人など全部を受け取る者だけに渡す）',
}

/** One mixer alone on each PC: then no PC knows the order of all. A reader of the proofs cannot see it. */
function mixedOn({ secondMix }: PublishedBundle): string {
  return secondMix === null
    ? '一回目、二回目とも集計 PC（一台）'
    : `一回目は集計 PC、二回目は別の PC（混ぜた票の番号 ${secondMix}）`
}

type BundleField = 'bundle' | 'publication' | 'mixedOn' | 'onlineSettings' | 'onlineMachine'

/**
 * Auditors compare this number with the published files of the count: it says which files are meant, and which of them everybody gets. R9: what is said of
 * online votes is held against the voter's page and the sorting room's paper.
 */
export function bundleOnPaper(bundle: PublishedBundle | null): Partial<Record<BundleField, string>> {
  if (bundle === null) return {}
  const { number, publication, online } = bundle
  return {
    ...{ bundle: number, publication: PUBLISHED[publication], mixedOn: mixedOn(bundle) },
    ...(online === null
      ? {}
      : { onlineSettings: online.settings, onlineMachine: `${online.machine}　照合番号 ${online.key}` }),
  }
}

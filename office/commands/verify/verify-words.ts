/** What `ippyo verify` found, in words: each medium with its seals and every damaged place, each pair, and the end. */
import { verifyRefusals } from '#ui/messages/verify.ts'
import type { Verification } from '#verify/main.ts'
import type { PairFinding } from '#verify/medium/compare-pair.ts'
import type { Damage, MediumFinding, SealFinding } from '#verify/medium/finding.ts'
import type { OfficeIo } from '../../terminal/office-io.ts'
import { onOneLine } from '../../terminal/plain-text.ts'

type Language = OfficeIo['language']

const DAMAGE_LINES = 20

const WORDS = {
  ja: {
    who: (station: string, pair: number) => `投票所 ${station} 組 ${pair}`,
    roles: { original: '原本', duplicate: '複写' },
    unused: '投票所の報告のとおり、一度も使われていません。',
    sealedBy: '封印した機械',
    sealFingerprint: '封印の照合番号',
    records: '記録',
    sessions: '終えた投票',
    endedByStaff: '係員が終了',
    released: '返却',
    seals: '封印',
    final: '最後',
    states: { none: 'なし', whole: 'あり', bad: '壊れ' },
    failed: '故障と書かれた相手の媒体',
    lost: '失われたページ',
    log: '記録簿',
    chain: { whole: '鎖はつながっています', broken: '鎖が切れています' },
    marks: '使用済みの印',
    differs: (what: string, sealed: number, found: number) =>
      `数の違い: ${what} — 封印 ${sealed}、見つかった数 ${found}`,
    damage: '違うところ',
    more: (count: number) => `ほか ${count} ページ(全部は --json で)`,
    page: 'ページ',
    offset: '位置',
    what: { 'check-fails': '検査が合わない', 'not-zero': '空でない', 'differs-from-partner': '相手と違う' },
    pairAgrees: '原本と複写は、合うべきすべてのバイトが同じです。',
    holds: 'すべて真正で、欠けていません。',
    fails: '合わないものがあります(上の NO と ?)。',
  },
  en: {
    who: (station: string, pair: number) => `station ${station} pair ${pair}`,
    roles: { original: 'original', duplicate: 'duplicate' },
    unused: 'It was never used, as its station reports.',
    sealedBy: 'sealed by',
    sealFingerprint: 'check number of the seal',
    records: 'records',
    sessions: 'finished',
    endedByStaff: 'ended by staff',
    released: 'released',
    seals: 'seals',
    final: 'final',
    states: { none: 'none', whole: 'whole', bad: 'bad' },
    failed: 'its seal names as failed the',
    lost: 'lost pages',
    log: 'log pages',
    chain: { whole: 'chain whole', broken: 'chain broken' },
    marks: 'spent marks',
    differs: (what: string, sealed: number, found: number) =>
      `number differs: ${what} – sealed ${sealed}, found ${found}`,
    damage: 'differs at',
    more: (count: number) => `and ${count} more pages (all with --json)`,
    page: 'page',
    offset: 'offset',
    what: { 'check-fails': 'check fails', 'not-zero': 'not zero', 'differs-from-partner': 'differs from partner' },
    pairAgrees: 'Original and duplicate agree in every byte that must agree.',
    holds: 'All is authentic and complete.',
    fails: 'Not everything holds: see NO and ? above.',
  },
} as const

/** First of all: with another authority's key everything below may be right and mean nothing (G8). */
export function fingerprintsInWords({ fingerprints }: Verification, language: Language): readonly string[] {
  if (fingerprints === null) return []
  const { authority, election } = fingerprints
  return language === 'ja'
    ? [
        `選挙管理委員会の鍵の照合番号  ${authority}  ← 鍵生成の記録（紙）と比べてください`,
        `選挙データの照合番号  ${election}  ← 確認書と比べてください`,
      ]
    : [
        `fingerprint of the authority’s key  ${authority}  ← compare with the ceremony record, on paper`,
        `fingerprint of package and candidate list  ${election}  ← compare with the confirmation sheets`,
      ]
}

/** `sound`: nothing is wrong with it; so also with a medium that was never used, when its station reports so. */
export function mediumInWords(medium: MediumFinding, sound: boolean, language: Language): string {
  const words = WORDS[language]
  const role = medium.role === null ? null : words.roles[medium.role]
  const place = medium.station === null || medium.pair === null ? null : words.who(medium.station, medium.pair)
  const who = [place, role, medium.serial].filter((part) => part !== null).join(' ')
  const mark = sound ? 'OK' : medium.problem === null ? '?' : 'NO'
  const lines = [`${mark.padEnd(5)} ${onOneLine(medium.path)}  ${who}`]
  if (medium.machine !== null) lines.push(...sealedLines(medium, language))
  if (medium.seals.length > 0) {
    lines.push(`${words.seals}: ${medium.seals.map((seal) => sealInWords(seal, language)).join(', ')}`)
  }
  if (medium.failedMedium !== null) {
    const { role: failed, cause, at } = medium.failedMedium
    lines.push(`${words.failed}: ${words.roles[failed]} (${[cause, at].filter((part) => part !== null).join(', ')})`)
  }
  if (sound && medium.problem !== null) lines.push(words.unused)
  const codes = sound ? [] : [medium.problem, ...medium.doubts]
  for (const code of codes) if (code !== null) lines.push(...refusalLines(code, language))
  lines.push(...differenceLines(medium, language))
  lines.push(...damageLines(medium.damage, medium.damagedPages, language))
  return lines.join('\n      ')
}

export function pairInWords(pair: PairFinding, language: Language): string {
  const who = WORDS[language].who(pair.station, pair.pair)
  if (pair.problem === null) return `OK    ${who}  ${WORDS[language].pairAgrees}`
  const lines = [
    `NO    ${who}`,
    ...refusalLines(`pair-${pair.problem}`, language),
    ...damageLines(pair.differences, pair.differingPages, language),
  ]
  return lines.join('\n      ')
}

export function endInWords(holds: boolean, language: Language): string {
  return holds ? WORDS[language].holds : WORDS[language].fails
}

function sealedLines(medium: MediumFinding, language: Language): string[] {
  const words = WORDS[language]
  const contests = Object.entries(medium.records ?? {}).map(([contest, count]) => `${contest} ${count}`)
  const { finished, endedByStaff, released } = medium.sessions ?? { finished: 0, endedByStaff: 0, released: 0 }
  const log = medium.logChain === null ? '' : ` (${words.chain[medium.logChain]})`
  return [
    `${words.sealedBy} ${medium.machine}, ${words.sealFingerprint} ${medium.sealFingerprint}`,
    `${words.records} ${medium.recordsInAll}: ${contests.join(', ')}`,
    `${words.sessions} ${finished}, ${words.endedByStaff} ${endedByStaff}, ${words.released} ${released}`,
    `${words.log} ${medium.logPages}${log}, ${words.lost} ${medium.lostPages}`,
  ]
}

/** A page made zero has no place of its own; how many are missing is seen by the seal's own numbers. */
function differenceLines(medium: MediumFinding, language: Language): string[] {
  const { sealed } = medium
  if (sealed === null) return []
  const words = WORDS[language]
  const contests = Object.entries(sealed.records).map(([contest, count]) => {
    return [`${words.records} ${contest}`, count, medium.records?.[contest] ?? 0] as const
  })
  const marks = [words.marks, sealed.spentMarks, medium.spentMarks ?? 0] as const
  const log = [words.log, sealed.logPages, medium.logPages ?? 0] as const
  return [...contests, marks, log].flatMap(([what, told, found]) =>
    told === found ? [] : [words.differs(what, told, found)],
  )
}

function sealInWords({ day, state, machine }: SealFinding, language: Language): string {
  const words = WORDS[language]
  return `${day ?? words.final} ${words.states[state]}${machine === null ? '' : ` ${machine}`}`
}

function refusalLines(code: keyof typeof verifyRefusals, language: Language): string[] {
  const { title, next } = verifyRefusals[code][language]
  return [`[${code}] ${title}`, `→ ${next}`]
}

function damageLines(damage: readonly Damage[], pages: number, language: Language): string[] {
  const words = WORDS[language]
  const lines = damage.slice(0, DAMAGE_LINES).map(({ section, page, offset, what }) => {
    return `${words.damage}: ${section}, ${words.page} ${page}, ${words.offset} ${offset} (${words.what[what]})`
  })
  return pages > lines.length ? [...lines, words.more(pages - lines.length)] : lines
}

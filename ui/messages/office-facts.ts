/** What a driver or a disk calls it, in the words of the office's messages: no English stands in a Japanese sentence. */
import { type Language, text, type Values } from './message.ts'

export const officeFacts = {
  missing: text('見つかりません', 'missing'),
  'read-only': text('書き込み禁止', 'read-only'),
  full: text('空きがありません', 'full'),
  pulled: text('途中で抜かれました', 'pulled'),
  io: text('読み書きの失敗', 'read or write failed'),
  lying: text('書いたとおりに読み戻せません', 'reads back otherwise'),
  'already-initialised': text('投票箱がもうあります', 'a ballot box is there'),
  holes: text('抜けているところがあります', 'holes'),
  unwritten: text('書かれていないところがあります', 'unwritten'),
  elsewhere: text('ほかの所に書かれています', 'elsewhere'),
  'not-told': text('確かめられません', 'not told'),
  original: text('正（原本）', 'original'),
  duplicate: text('副（複写）', 'duplicate'),
} as const

/** Facts whose values are words of ours; paths, names and file systems stay as they are. */
const IN_WORDS = ['fault', 'found', 'role']

export function factsInWords(about: Values, language: Language): Values {
  return Object.fromEntries(
    Object.entries(about).map(([name, value]) => [name, IN_WORDS.includes(name) ? wordOf(value, language) : value]),
  )
}

function wordOf(value: string | number, language: Language): string | number {
  const fact = Object.entries(officeFacts).find(([each]) => each === value)
  return fact === undefined ? value : fact[1][language]
}

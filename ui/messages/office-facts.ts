/** What a driver or a disk calls it, in the words of the office's messages: no English stands in a Japanese sentence. */
import type { Language, MessageValues } from './message.ts'

export const officeFacts = {
  missing: { ja: '見つかりません', en: 'missing' },
  'read-only': { ja: '書き込み禁止', en: 'read-only' },
  full: { ja: '空きがありません', en: 'full' },
  pulled: { ja: '途中で抜かれました', en: 'pulled' },
  io: { ja: '読み書きの失敗', en: 'read or write failed' },
  lying: { ja: '書いたとおりに読み戻せません', en: 'reads back otherwise' },
  'already-initialised': { ja: '投票箱がもうあります', en: 'a ballot box is there' },
  holes: { ja: '抜けているところがあります', en: 'holes' },
  unwritten: { ja: '書かれていないところがあります', en: 'unwritten' },
  elsewhere: { ja: 'ほかの所に書かれています', en: 'elsewhere' },
  'not-told': { ja: '確かめられません', en: 'not told' },
  original: { ja: '正（原本）', en: 'original' },
  duplicate: { ja: '副（複写）', en: 'duplicate' },
} as const

/** Facts whose values are words of ours; paths, names and file systems stay as they are. */
const IN_WORDS = ['fault', 'found', 'role']

export function factsInWords(about: MessageValues, language: Language): MessageValues {
  return Object.fromEntries(Object.entries(about).map(([name, value]) => [name, IN_WORDS.includes(name) ? wordOf(value, language) : value]))
}

function wordOf(value: MessageValues[string], language: Language): MessageValues[string] {
  const fact = Object.entries(officeFacts).find(([each]) => each === value)
  return fact === undefined ? value : fact[1][language]
}

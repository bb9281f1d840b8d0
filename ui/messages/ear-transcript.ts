/** What a voter does, in the transcript of what was heard (`scripts/ear-transcript.ts`), and its head. */
import type { TextCatalogue } from './message.ts'

export const earTranscript = {
  'lays-card': { ja: '▸ カードを置く', en: '▸ lays the card down' },
  finger: { ja: '▸ 画面を指で押す', en: '▸ a finger on the screen' },
  'takes-card': { ja: '▸ カードを取る', en: '▸ takes the card' },
  select: { ja: '▸ ○', en: '▸ ○' },
  back: { ja: '▸ ×', en: '▸ ×' },
  up: { ja: '▸ ↑', en: '▸ ↑' },
  down: { ja: '▸ ↓', en: '▸ ↓' },
  left: { ja: '▸ ←', en: '▸ ←' },
  right: { ja: '▸ →', en: '▸ →' },
  help: { ja: '▸ ヘルプ', en: '▸ help' },
  repeat: { ja: '▸ くり返し', en: '▸ repeat' },
  slower: { ja: '▸ 遅く', en: '▸ slower' },
  faster: { ja: '▸ 速く', en: '▸ faster' },
  quieter: { ja: '▸ 音量を下げる', en: '▸ quieter' },
  louder: { ja: '▸ 音量を上げる', en: '▸ louder' },
  next: { ja: '▸ 次', en: '▸ next' },
  lasts: { ja: '{time}（速さ {speed} %）', en: '{time} ({speed} %)' },
  heard: { ja: '声が「記録されました」と言った票： {titles}', en: 'The voice said "It is recorded" of: {titles}' },
  opened: { ja: '閉鎖のあと、媒体を開いて読めた票： {titles}', en: 'After closing, the medium was opened and held: {titles}' },
} satisfies TextCatalogue

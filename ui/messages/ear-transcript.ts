/** What a voter does, in the transcript of what was heard (`scripts/ear-transcript.ts`), and its head. */
import { type TextCatalogue, text } from './message.ts'

export const earTranscript = {
  'lays-card': text('▸ カードを置く', '▸ lays the card down'),
  finger: text('▸ 画面を指で押す', '▸ a finger on the screen'),
  'takes-card': text('▸ カードを取る', '▸ takes the card'),
  select: text('▸ ○', '▸ ○'),
  back: text('▸ ×', '▸ ×'),
  up: text('▸ ↑', '▸ ↑'),
  down: text('▸ ↓', '▸ ↓'),
  left: text('▸ ←', '▸ ←'),
  right: text('▸ →', '▸ →'),
  help: text('▸ ヘルプ', '▸ help'),
  repeat: text('▸ くり返し', '▸ repeat'),
  slower: text('▸ 遅く', '▸ slower'),
  faster: text('▸ 速く', '▸ faster'),
  quieter: text('▸ 音量を下げる', '▸ quieter'),
  louder: text('▸ 音量を上げる', '▸ louder'),
  next: text('▸ 次', '▸ next'),
  lasts: text('{time}（速さ {speed} %）', '{time} ({speed} %)'),
  heard: text('声が「記録されました」と言った票： {titles}', 'The voice said "It is recorded" of: {titles}'),
  opened: text(
    '閉鎖のあと、媒体を開いて読めた票： {titles}',
    'After closing, the medium was opened and held: {titles}',
  ),
} satisfies TextCatalogue

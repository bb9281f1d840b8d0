/** `ippyo export`: what it says, and why it exports nothing. */
import type { RefusalCatalogue, TextCatalogue } from './message.ts'

export const exportWords = {
  done: { ja: '書き出しました（{count} 件）：', en: 'Exported ({count}):' },
} as const satisfies TextCatalogue

export const exportRefusals = {
  'no-count-there': {
    ja: {
      title: 'ここに、終わった開票がありません（{path}）。何も書いていません。',
      next: '開票の出力先（count --out、または集計機の設定の out）を --count に指定してください。',
    },
    en: {
      title: 'There is no finished count here ({path}). Nothing was written.',
      next: 'Name the output of the count (count --out, or out in the settings of the tally) with --count.',
    },
  },
  'export-out-taken': {
    ja: { title: '書き出す先（{path}）に、すでに何かがあります。何も書いていません。', next: 'まだない名前を --out に指定してください。' },
    en: { title: 'Something is at the place to write to ({path}) already. Nothing was written.', next: 'Name a place with --out that is not there yet.' },
  },
} as const satisfies RefusalCatalogue<string>

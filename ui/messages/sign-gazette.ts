/** Words of `ippyo sign-gazette`. */
import type { RefusalCatalogue, TextCatalogue } from './message.ts'

const MEND = {
  ja: '公報とポスターの一覧の書式を見て直し、もう一度実行してください。',
  en: 'Mend it as the format of the list says, then run the command again.',
}

export const signGazetteWords = {
  sign: {
    ja: 'この一覧とファイルに署名します。違うところがあれば、合言葉を入れずに中断してください。',
    en: 'This list and its files will be signed. If something is wrong, stop here without the passphrase.',
  },
  done: {
    ja: '署名した一覧とファイルを {out} に書きました。照合番号 {number}。二人とも控えてください。準備の画面で二人が承認するまで、投票のページは始まりません。',
    en: 'The signed list and its files are in {out}. Check number {number}: both of you write it down. The server of the page does not begin before two people have approved the list on the screens of the office.',
  },
} as const satisfies TextCatalogue

export const signGazetteRefusals = {
  'gazette-no-json': {
    ja: { title: '{path} を公報とポスターの一覧として読めません。何も署名していません。', next: MEND.ja },
    en: { title: '{path} cannot be read as a list of gazette and posters. Nothing was signed.', next: MEND.en },
  },
  'gazette-file': {
    ja: {
      title: 'ファイル {name} がないか、大きすぎるか、名前のとおりの種類ではありません。何も署名していません。',
      next: 'PDF、PNG、JPEG の 8 MB までのファイルを一覧と同じフォルダーに置いて、もう一度実行してください。',
    },
    en: {
      title: 'The file {name} is missing, too large, or not what its name says. Nothing was signed.',
      next: 'Put a PDF, PNG or JPEG of up to 8 MB beside the list, then run the command again.',
    },
  },
  'gazette-wrong': {
    ja: { title: '一覧の「{where}」がないか、選挙や候補者と合いません。何も署名していません。', next: MEND.ja },
    en: { title: 'The member {where} of the list is missing, or fits no contest or candidate. Nothing was signed.', next: MEND.en },
  },
} as const satisfies RefusalCatalogue<'gazette-no-json' | 'gazette-file' | 'gazette-wrong'>

/** Words of `ippyo sign-online`. */
import type { RefusalCatalogue, TextCatalogue } from './message.ts'

export const signOnlineWords = {
  hours: { ja: '投票　{opens} から {closes} まで', en: 'voting       {opens} to {closes}' },
  applications: { ja: '申請の受付　{applicationsEnd} まで（画面も紙も）', en: 'applications until {applicationsEnd}, by page and on paper' },
  page: { ja: '投票のページ　{page}', en: 'page         {page}' },
  layout: { ja: '選択の画面　{contest}：{layout}', en: 'layout       {contest}: {layout}' },
  switches: { ja: '決めごと　{switches}', en: 'switches     {switches}' },
  once: {
    ja: '署名すると変えられません。違うところがあれば、合言葉を入れずに中断してください。',
    en: 'Once signed they cannot be changed. If something is wrong, stop here without the passphrase.',
  },
  done: {
    ja: '署名した設定を {out} に書きました。設定の照合番号　{number}（紙に書き、仕分けと集計の画面や書類と比べます）。次に、二つのファイルをUSBメモリーで、選管の画面の「番号の承認」に持って行き、二人が承認します。承認がないと仕分けできません。',
    en: 'The signed settings are in {out}. Their check number is {number}: write it down, and compare it at the sorting and on page and papers of the count. Bring both files to the page "Approve the number" of the office, where two people approve them: nothing is sorted without that.',
  },
} as const satisfies TextCatalogue

export const signOnlineRefusals = {
  'no-json': {
    ja: { title: '{path} を設定として読めません。何も署名していません。', next: 'ファイルの名前と中身を確かめて、もう一度実行してください。' },
    en: { title: '{path} cannot be read as settings. Nothing was signed.', next: 'Look at the name and the content of the file, then run the command again.' },
  },
  'settings-wrong': {
    ja: { title: '設定の「{where}」がないか、ほかの項目と合いません。何も署名していません。', next: '設定の書式の説明を見てその項目を直し、もう一度実行してください。' },
    en: { title: 'The member {where} of the settings is missing or contradicts the others. Nothing was signed.', next: 'Mend it as the format of the settings says, then run the command again.' },
  },
  'signed-before': {
    ja: {
      title: '{path} に、署名した設定がもうあります。新しくは署名していません。',
      next: '記録簿は初めの設定で始まるので、投票が始まったら変えられません。始まる前で、作り直すなら、別の場所に書いてください。',
    },
    en: {
      title: 'There are signed settings in {path} already. Nothing new was signed.',
      next: 'The log begins with the first ones, so they do not change once voting has begun. Before that, write the new ones to another place.',
    },
  },
} as const satisfies RefusalCatalogue<'no-json' | 'settings-wrong' | 'signed-before'>

/** Words of the page on which prepared boxes are put on their sticks. */
import { refusal, type TextCatalogue } from './message.ts'

export const officeMediaWords = {
  pageMedia: { ja: '媒体', en: 'Media' },
  step_media: { ja: '媒体に書き、もう一人が確かめる', en: 'Media are written, and looked at by another person' },
  step_media_how: {
    ja: '空の媒体を一枚ずつ差し込んで書き、ラベルを貼ります。別の人が、ラベルどおりの媒体かを確かめます。',
    en: 'One empty stick after the other is written and labelled. Another person looks whether each is what its label says.',
  },
  mediaText: {
    ja: '書いたら、接続を解除（アンマウント）して取り外し、すぐにラベルを貼ります。確かめるのは、書いた人とは別の人です。',
    en: 'When it is written, unmount it, take it out and label it at once. Who looks at it is not who wrote it.',
  },
  mediaStation: { ja: '投票所', en: 'Station' },
  mediaCount: {
    ja: '{all}枚のうち、書いたもの {put}枚、確かめたもの {checked}枚',
    en: '{put} of {all} written, {checked} looked at',
  },
  mediaCaption: { ja: '{station} の媒体', en: 'Media of {station}' },
  colLabel: { ja: 'ラベル', en: 'Label' },
  medium_original: { ja: '投票機 {pair}　正（原本）', en: 'Machine {pair}, original' },
  medium_duplicate: { ja: '投票機 {pair}　副（複写）', en: 'Machine {pair}, duplicate' },
  'medium_take-over': { ja: '引継ぎ媒体（空）', en: 'Take-over medium (empty)' },
  mediumOpen: { ja: 'まだです', en: 'not yet' },
  mediumEmpty: { ja: '{name} が、空であることを見ました', en: 'seen empty by {name}' },
  mediumPut: { ja: '{name} が書きました', en: 'written by {name}' },
  mediumChecked: { ja: '{name} が確かめました', en: 'looked at by {name}' },
  putEmpty: { ja: '空か見る', en: 'See that it is empty' },
  putMedium: { ja: '書く', en: 'Write' },
  putMediumAgain: { ja: '書きなおす', en: 'Write again' },
  putMediumAgainText: {
    ja: '同じ媒体が二枚あってはいけません。前の一枚を壊すか、新しく初期化してから書きます。',
    en: 'There must never be two alike: destroy the first one, or format it anew, before you write it again.',
  },
  putMediumDestroyed: { ja: '前の一枚を壊しました。書く', en: 'The first one is destroyed. Write' },
  checkMedium: { ja: '確かめる', en: 'Look at it' },
  'work_medium-read': { ja: '準備した投票箱を読んでいます', en: 'Reading the prepared box' },
  'work_medium-write': { ja: '媒体に書いています。抜かないでください', en: 'Writing. Do not take it out' },
  'work_medium-compare': {
    ja: '媒体から読み、比べています。抜かないでください',
    en: 'Reading it back and comparing. Do not take it out',
  },
} as const satisfies TextCatalogue

export const officeMediaRefusals = {
  'no-slot': refusal(
    '媒体の差込口が設定されていません。何も書いていません。',
    '設定ファイルの media に差込口の場所を書くか、ippyo put で書いてください。',
    'No slot for media is configured. Nothing was written.',
    'Name the slots under media in the configuration file, or write with ippyo put.',
  ),
  'medium-not-put': refusal(
    'この媒体は、まだ書かれていません。確かめていません。',
    '先に媒体を書いてください。',
    'This medium has not been written yet. Nothing was looked at.',
    'Write it first.',
  ),
  'put-by-you': refusal(
    'あなたが書いた媒体です。確かめたことになりません。',
    'もう一人の方が入り、ラベルを見て確かめてください。',
    'You wrote this medium. Your own look does not count.',
    'Another person signs in and looks at it.',
  ),
  'stick-is-medium': refusal(
    '差し込まれているのは、もう書かれた媒体 {found} です。何も書いていません。',
    'それを取り外して、ラベルを確かめ、空の媒体を差し込んでください。',
    'What is in the slot is medium {found}, already written. Nothing was written.',
    'Take it out, check its label, and put an empty one in.',
  ),
  'medium-is-another': refusal(
    '差し込まれているのは {found} で、{medium} ではありません。',
    'ラベルを見てください。{found} と貼ってあれば、正しい媒体を差し込みます。{medium} と貼ってあれば、ラベルが違います。委員会に報告し、貼りなおしてください。',
    'This is {found}, not {medium}.',
    'Look at its label. If it says {found}, put the right one in. If it says {medium}, the label is wrong: report it and label it anew.',
  ),
  'not-a-medium': refusal(
    '{path} にあるのは、投票の媒体ではありません。',
    '取り外して、確かめる媒体を差し込んでください。',
    'What is in {path} is no medium of an election.',
    'Take it out and put in the one that is to be looked at.',
  ),
  'medium-of-other-election': refusal(
    '{path} にあるのは、別の選挙の媒体です。何も書いていません。',
    '取り外して、委員会に報告してください。前の選挙の媒体は、保存期間が過ぎるまで消しません。',
    'What is in {path} is a medium of another election. Nothing was written.',
    'Take it out and report it. Media of an election before are kept until their time is over.',
  ),
  'medium-not-as-put': refusal(
    '{medium} は、準備したままではありません（ページ {page}）。壊れているか、使われています。',
    'この媒体は渡さず、委員会に報告してください。新しく初期化した別の媒体に書きなおします。',
    '{medium} is not as it was prepared (page {page}): it is broken, or was in use.',
    'Do not hand it out, and report it. Write another one, formatted anew.',
  ),
} as const

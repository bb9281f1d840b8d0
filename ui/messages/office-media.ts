/** Words of the page on which prepared boxes are put on their sticks. */
import type { TextCatalogue } from './message.ts'

export const officeMediaWords = {
  pageMedia: { ja: '媒体', en: 'Media' },
  step_media: { ja: '媒体に書き、もう一人が確かめる', en: 'Media are written, and looked at by another person' },
  step_media_how: {
    ja: '空の媒体を一枚ずつ差し込んで書き、ラベルを貼ります。別の人が、ラベルどおりの媒体かを確かめます。',
    en: 'One empty stick after the other is written and labelled. Another person looks whether each is what its label says.',
  },
  mediaText: {
    ja: '空の媒体を1枚ずつ「媒体の口」に入れて書き、取り外して、すぐにラベルを貼ります。確かめるのは、書いた人とは別の人です。',
    en: 'One by one: put an empty medium into the slot of media, write, take it out and label it at once. Who looks at it is not who wrote it.',
  },
  mediaStation: { ja: '投票所', en: 'Station' },
  mediaCount: { ja: '{all}枚のうち、書いたもの {put}枚、確かめたもの {checked}枚', en: '{put} of {all} written, {checked} looked at' },
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
    ja: '同じ媒体が二枚あってはいけません。前の一枚を壊すか、技術担当に消してもらってから書きます。',
    en: 'There must never be two alike: destroy the first one, or have the technician erase it, before you write it again.',
  },
  putMediumDestroyed: { ja: '前の一枚を壊しました。書く', en: 'The first one is destroyed. Write' },
  checkMedium: { ja: '確かめる', en: 'Look at it' },
  'work_medium-read': { ja: '準備した投票箱を読んでいます', en: 'Reading the prepared box' },
  'work_medium-write': { ja: '媒体に書いています。抜かないでください', en: 'Writing. Do not take it out' },
  'work_medium-compare': { ja: '媒体から読み、比べています。抜かないでください', en: 'Reading it back and comparing. Do not take it out' },
} as const satisfies TextCatalogue

export const officeMediaRefusals = {
  'medium-not-put': {
    ja: { title: 'この媒体は、まだ書かれていません。確かめていません。', next: '先に媒体を書いてください。' },
    en: { title: 'This medium has not been written yet. Nothing was looked at.', next: 'Write it first.' },
  },
  'put-by-you': {
    ja: { title: 'あなたが書いた媒体です。確かめたことになりません。', next: 'もう一人の方が入り、ラベルを見て確かめてください。' },
    en: { title: 'You wrote this medium. Your own look does not count.', next: 'Another person signs in and looks at it.' },
  },
  'stick-is-medium': {
    ja: {
      title: '「媒体の口」にあるのは、もう書かれた媒体 {found} です。何も書かず、何も消していません。',
      next: '取り外して、ラベルが {found} かを確かめてください。空の媒体を「媒体の口」に入れて、もう一度押してください。',
    },
    en: {
      title: 'Medium {found}, written already, is in the slot of media. Nothing was written, and nothing erased.',
      next: 'Take it out and see that its label says {found}. Put an empty medium into the slot of media and press again.',
    },
  },
  'medium-is-another': {
    ja: {
      title: '「媒体の口」にあるのは {found} です。待っているのは {medium} です。確かめていません。',
      next: 'ラベルを見てください。{found} と貼ってあれば、{medium} の媒体に入れ替えて、もう一度押します。{medium} と貼ってあれば、ラベルが違います。委員会に報告し、貼りなおしてください。',
    },
    en: {
      title: 'Medium {found} is in the slot of media; {medium} is awaited. Nothing was looked at.',
      next: 'Look at its label. If it says {found}, put {medium} in and press again. If it says {medium}, the label is wrong: report it and label it anew.',
    },
  },
  'not-a-medium': {
    ja: {
      title: '「媒体の口」にあるものは、投票の媒体として読めません。確かめていません。何も書いていません。',
      next: 'ラベルを見て、確かめる媒体を「媒体の口」に入れ、もう一度押してください。正しい媒体なら壊れています。分けておき、技術担当を呼び、下の番号を伝えてください。',
    },
    en: {
      title: 'What is in the slot of media cannot be read as a medium of an election. Nothing was looked at, and nothing written.',
      next: 'Look at the label, put the medium that is to be looked at into the slot of media and press again. If it is the right one, it is broken: put it aside, call the technician and tell the number below.',
    },
  },
  'medium-of-other-election': {
    ja: { title: '「媒体の口」にあるのは、別の選挙の媒体です。何も書かず、何も消していません。', next: '取り外して、委員会に報告してください。前の選挙の媒体は、保存期間が過ぎるまで消しません。' },
    en: {
      title: 'A medium of another election is in the slot of media. Nothing was written, and nothing erased.',
      next: 'Take it out and report it. Media of an election before are kept until their time is over.',
    },
  },
  'medium-not-as-put': {
    ja: {
      title: '{medium} は、準備したままではありません。壊れているか、使われています。',
      next: 'この媒体は渡さず、分けておいて委員会に報告してください。「書きなおす」で、用意してある別の空の媒体に書きます。',
    },
    en: {
      title: '{medium} is not as it was prepared: it is broken, or was in use.',
      next: 'Do not hand it out; put it aside and report it to the commission. "Write again" writes another of the prepared empty media.',
    },
  },
} as const

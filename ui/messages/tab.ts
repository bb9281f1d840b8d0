/** Words around the voting machine in a browser tab: what it is, the card, the keys, a town's own candidates. */
import type { TextCatalogue } from './message.ts'

export const tabWords = {
  pageTitle: { ja: '投票機を試す（見本）', en: 'Try the voting machine (sample)' },
  title: { ja: '投票機を試す', en: 'Try the voting machine' },
  sample: {
    ja: '見本です。本物の選挙ではありません。選んだものは、どこにも送られず、残りません。',
    en: 'This is a sample, not an election. Nothing that you choose is sent or kept.',
  },
  glass: { ja: '投票機の画面', en: 'The screen of the voting machine' },
  card: { ja: '投票カード', en: 'Voting card' },
  takeStep: { ja: 'カードを取ってください。', en: 'Take the card.' },
  awayStep: { ja: '投票の途中です。同じカードを置くと、続けられます。', en: 'The vote is not over. Lay the same card to go on.' },
  layStep: { ja: '受付でもらったカードを、投票機に置きます。', en: 'Lay the card from the reception on the machine.' },
  onGlassStep: { ja: '投票機の画面で進めてください。', en: 'Go on, on the screen of the machine.' },
  byKeysStep: {
    ja: '画面は見えません。聞こえる言葉に従い、下のキーか、キーボードの矢印、Enter、Escで進めます。',
    en: 'The screen shows nothing. Follow the voice by the keys below, or by arrows, Enter and Esc.',
  },
  layForTouch: { ja: 'カードを置く（画面で投票）', en: 'Lay the card (vote by touch)' },
  layForEar: { ja: 'カードを置く（音声で投票）', en: 'Lay the card (vote by ear)' },
  layForBoth: { ja: 'カードを置く（画面と音声）', en: 'Lay the card (touch and voice)' },
  layAgain: { ja: 'カードをもう一度置く', en: 'Lay the card again' },
  take: { ja: 'カードを取る', en: 'Take the card' },
  keys: { ja: '投票機のキー', en: 'Keys of the machine' },
  heard: { ja: '聞こえる言葉', en: 'What is heard' },
  silent: { ja: 'このブラウザーには日本語の声がありません。言葉だけを示します。', en: 'This browser has no voice for this. The words are shown alone.' },
  own: { ja: '自分のまちの候補者で試す', en: 'Try it with your own candidates' },
  ownHow: {
    ja: '選挙の準備で使うCSVのうち、election.csv（名称と期日）、contests.csv（選挙）、candidates.csv（候補者）を選びます。選ばなかったものは見本のままです。',
    en: 'Choose election.csv (title and date), contests.csv and candidates.csv, as an election office writes them. The sample stays for the others.',
  },
  ownStays: { ja: 'ファイルはこのブラウザーの中だけで読みます。', en: 'The files are read in this browser alone.' },
  ownForms: { ja: '書き方の見本：', en: 'Samples of the form:' },
  ownFiles: { ja: 'CSVファイルを選ぶ', en: 'Choose CSV files' },
  ownTaken: { ja: '{title}で始めました。', en: 'Begun with {title}.' },
  ownBack: { ja: '見本にもどす', en: 'Back to the sample' },
  ownRefused: { ja: 'このファイルでは始められません。前のまま動いています。', en: 'These files cannot be used. The machine goes on as before.' },
  ownUncontested: {
    ja: 'どの選挙も、候補者が定数以下です（無投票）。投票機に出す選挙がありません。候補者を足してください。',
    en: 'No contest has more candidates than seats, so nothing is voted on. Add candidates.',
  },
  ownUnknown: { ja: '{name} という名前のファイルは使いません。', en: 'No file of the name {name} is used.' },
  problem: { ja: '{file} {line}行目 {column}：{what}', en: '{file}, line {line}, {column}: {what}' },
  more: { ja: 'ほかに{count}件', en: '{count} more' },
  large: { ja: '画面だけにする', en: 'The screen alone' },
  small: { ja: 'もとにもどす', en: 'Back' },
} as const satisfies TextCatalogue
